"""Own files go from a stick only when nobody needs them: they were taken in, or a newer one lies beside them."""

from pathlib import Path

import pytest

from desktop_app.errors import EnvironmentProblem
from desktop_app.sync.stick import look_at
from desktop_app.sync.tidying import outlived, remove
from tests.helpers.stick_offices import StickOffice


def old(one: StickOffice, stick: Path) -> set[str]:
    return {package.files[0].name for package in outlived(one.exchange, look_at(one.exchange, stick))}


def written(one: StickOffice, code: str, stick: Path) -> Path:
    [path] = one.exchange.write(code, stick).paths
    return path


def test_only_what_was_confirmed_or_has_a_newer_one_beside_it(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit, _other = three
    stick, back = tmp_path / "stick", tmp_path / "back"
    stick.mkdir()
    back.mkdir()
    unit.add_project("P")
    only = written(unit, "DL01", stick)
    assert old(unit, stick) == set() and old(centre, stick) == set()
    unit.add_project("Q")
    newer = written(unit, "DL01", stick)
    assert old(unit, stick) == {only.name}
    assert remove(outlived(unit.exchange, look_at(unit.exchange, stick))) == 1
    assert [one.name for one in stick.iterdir()] == [newer.name]
    centre.take(stick)
    assert old(unit, stick) == set()  # nobody has told this office of it yet
    written(centre, "HM", back)
    unit.take(back)
    assert old(unit, stick) == {newer.name}
    first, second = written(centre, "HM", stick), written(centre, "XL", stick)
    assert old(centre, stick).isdisjoint({first.name, second.name})


def test_a_stick_that_keeps_its_files_is_said(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _centre, unit = pair
    for name in ("P", "Q"):
        unit.add_project(name)
        written(unit, "DL01", tmp_path)

    def refuse(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "read only")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(EnvironmentProblem, match="protected"):
        remove(outlived(unit.exchange, look_at(unit.exchange, tmp_path)))
