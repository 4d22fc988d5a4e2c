"""Who was shut out, every office learns with its next file, and the centre sees who has yet to."""

from pathlib import Path

import pytest

from desktop_app.sync import overview
from desktop_app.sync.knowledge import knowledge
from desktop_app.sync.ledger import Gap
from desktop_app.sync.overview import OfficeRow
from desktop_app.sync.store import Store
from desktop_app.sync.trust.card import computer_mark
from tests.helpers.stick_offices import StickOffice, befriend, put_back, saved, send, stick_office


def standing(one: StickOffice) -> dict[str, OfficeRow]:
    """How all other offices stand, by code."""
    with one.office.read() as session:
        return {row.code: row for row in overview.offices(session, one.exchange.keys.trusted, 0)}


def acquainted(centre: StickOffice, units: tuple[StickOffice, ...], folder: Path) -> None:
    """Exchange both ways until all know the same."""
    for number, unit in enumerate((*units, *units)):
        send(unit, centre, folder / f"in{number}")
        send(centre, unit, folder / f"out{number}")
        send(unit, centre, folder / f"back{number}")


def test_a_file_that_brings_only_a_shut_out_is_news_and_says_so(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit, lost = three
    acquainted(centre, (unit, lost), tmp_path)
    assert standing(centre)["HM"].unsent == standing(centre)["HM"].unacknowledged == 0

    centre.exchange.keys.revoke(lost.exchange.keys.identity.replica)
    assert standing(centre)["HM"].unsent == 1
    stick = tmp_path / "stick"
    stick.mkdir()
    centre.exchange.write("HM", stick)
    assert (standing(centre)["HM"].unsent, standing(centre)["HM"].unacknowledged) == (0, 1)

    [package] = unit.packages(stick)
    assert package.state == "ready"
    looked = unit.exchange.look([package.files], unit.actor).only
    replica = lost.exchange.keys.identity.replica
    assert looked.shut_out == (("新立街道", computer_mark(replica)),)
    before = unit.exchange.keys.trusted.member(replica)
    assert before is not None and before.revoked is None
    assert unit.exchange.take(package.files, unit.actor).shut_out == looked.shut_out
    after = unit.exchange.keys.trusted.member(replica)
    assert after is not None and after.revoked is not None
    assert [one.state for one in unit.packages(stick)] == ["known"]

    send(unit, centre, tmp_path / "told")
    assert (standing(centre)["HM"].unsent, standing(centre)["HM"].unacknowledged) == (0, 0)


def test_of_who_is_shut_out_nothing_is_counted(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    send(unit, centre, tmp_path / "a")
    centre.add_project("甲", owner_code="HM")
    assert standing(centre)["HM"].unsent > 0
    centre.exchange.keys.revoke(unit.exchange.keys.identity.replica)
    row = standing(centre)["HM"]
    assert (row.takes_part, row.unsent, row.unacknowledged, row.acknowledged_ms, row.standing) == (
        False,
        0,
        0,
        None,
        "",
    )


def test_a_roster_takes_effect_though_its_file_has_to_wait(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, unit, lost = three
    acquainted(centre, (unit, lost), tmp_path)
    centre.exchange.keys.revoke(lost.exchange.keys.identity.replica)
    centre.add_project("甲", owner_code="HM")
    stick = tmp_path / "stick"
    stick.mkdir()
    written = centre.exchange.write("HM", stick)
    with monkeypatch.context() as patch:
        patch.setattr(type(unit.exchange), "_missing", lambda *_: (Gap("合作交流办"),))
        assert unit.exchange.take(written.paths, unit.actor).is_parked
    assert unit.exchange.keys.trusted.shut_out() == {lost.exchange.keys.identity.replica}


@pytest.mark.parametrize("writes_first", [False, True])
def test_a_shut_out_outlives_a_backup_that_knows_nothing_of_it(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path, writes_first: bool
) -> None:
    centre, unit, lost = three
    newcomers = [stick_office(tmp_path / code, code, code) for code in ("JZ", "WX", "JL")]
    acquainted(centre, (unit, lost), tmp_path)
    backup = saved(centre, tmp_path / "backup.sqlite")
    befriend(centre, newcomers[0])
    replica = lost.exchange.keys.identity.replica
    centre.exchange.keys.revoke(replica)
    send(unit, centre, tmp_path / "before")
    send(centre, unit, tmp_path / "told")
    put_back(centre, backup)
    late = lost.add_project("丙")
    send(lost, centre, tmp_path / "late")  # the centre has that by now, so it stays valid
    for one in newcomers[1:]:
        befriend(centre, one)
    if writes_first:
        send(centre, unit, tmp_path / "first")

    stick = tmp_path / "stick"
    stick.mkdir()
    unit.exchange.write("DL01", stick)
    [package] = centre.packages(stick)
    looked = centre.exchange.look([package.files], centre.actor).only
    marks = [computer_mark(one) for one in (newcomers[0].exchange.keys.identity.replica, replica)]
    assert looked.recalled == (("JZ", marks[0], False), ("新立街道", marks[1], True))
    taken = centre.exchange.take(package.files, centre.actor)
    assert (taken.recalled, taken.shut_out) == (looked.recalled, ())
    assert [one.state for one in centre.packages(stick)] == ["known"]
    assert not [one for one in centre.exchange.keys.trusted.members() if one.replica == replica and not one.revoked]
    send(centre, unit, tmp_path / "again")
    roster = centre.exchange.keys.trusted.roster_file
    assert roster and unit.exchange.keys.trusted.roster_file == roster
    assert len(centre.exchange.keys.trusted.members()) == 6
    assert centre.value("project", late, "name") == "丙"
    out = unit.exchange.keys.trusted.member(replica)
    assert out is not None and out.revoked is not None
    kept = {head.seq for stream in out.revoked.kept for head in stream.heads}
    with centre.office.read() as session:
        known = [one for one in knowledge(Store(session)) if one.actor.startswith(replica.hex())]
    assert {head.seq for stream in known for head in stream.heads} <= kept
    centre.exchange.keys.readmit(replica)
    send(unit, centre, tmp_path / "old word")
    assert centre.exchange.keys.trusted.shut_out() == set()
    for one in newcomers:
        one.close()
