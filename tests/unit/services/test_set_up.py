"""The first start: whole or not at all."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import UnitGroup, UserRole
from db.models import Chapter, Contact, Project
from desktop_app.domain.progress import Silent
from desktop_app.errors import Cancelled, InvalidInput, UserError
from desktop_app.paths import find_paths, resources_folder
from desktop_app.queries import local, office_settings, units
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.queries.projects import count
from desktop_app.queries.users import all_users
from desktop_app.services.office import Office, open_office
from desktop_app.services.set_up import Plan, is_set_up, own_cities, set_up, set_up_folder
from tests.helpers.database import fresh_office

PLAN = Plan("HM01", "华明街道", False, UnitGroup.SUBDISTRICT, "12", "张三")


class Stops(Silent):
    """Cancelled as soon as it is asked."""

    def check(self) -> None:
        raise Cancelled


def opened(folder: Path) -> Office:
    return open_office(find_paths(folder).database)


def test_a_unit_without_data(tmp_path: Path) -> None:
    set_up_folder(find_paths(tmp_path), replace(PLAN, password="secret1", backup_folder=tmp_path / "b"))
    office = opened(tmp_path)
    try:
        with office.read() as session:
            assert is_set_up(session)
            (unit,) = units.all_units(session)
            assert (unit.code, unit.name, unit.group, unit.is_centre) == (
                "HM01",
                "华明街道",
                UnitGroup.SUBDISTRICT,
                False,
            )
            (user,) = all_users(session)
            assert (user.name, user.role, user.has_password) == ("张三", UserRole.ADMIN, True)
            assert office_settings.load(session).own_city == "12"
    finally:
        office.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b", "backups", "logs", "zhaoshangtong.db"]


def test_a_code_is_kept_in_even_width(tmp_path: Path) -> None:
    set_up_folder(find_paths(tmp_path), replace(PLAN, code=" ＨＺ－０ "))
    office = opened(tmp_path)
    with office.read() as session:
        assert [unit.code for unit in units.all_units(session)] == [local.unit_code(session)] == ["HZ-0"]
    office.close()


def test_a_centre_elsewhere_has_its_own_names(tmp_path: Path) -> None:
    plan = Plan("XQ01", "西湖区合作交流办", True, UnitGroup.BUREAU, "3301", "李四")
    set_up_folder(find_paths(tmp_path), plan)
    office = opened(tmp_path)
    try:
        with office.read() as session:
            known = office_settings.load(session)
            assert (known.own_city, known.district_name, known.office_name) == ("3301", "西湖区", "西湖区合作交流办")
            assert local.setting(session, "is_centre") is True
    finally:
        office.close()


@pytest.mark.parametrize(("centre", "code"), [(True, "ZX01"), (False, "HM01")])
def test_the_sample_takes_the_unit_in(tmp_path: Path, centre: bool, code: str) -> None:
    set_up_folder(find_paths(tmp_path), replace(PLAN, code=code, name="示例单位", centre=centre, sample=True))
    office = opened(tmp_path)
    try:
        with office.read() as session:
            rows = units.all_units(session)
            assert len([u for u in rows if u.code == code]) == 1
            assert local.unit_name(session) == "示例单位"
            assert count(session, ProjectFilter()) > 1000
            owners = {
                owner for kind in (Project, Contact, Chapter) for owner in session.scalars(select(kind.owner_code))
            }
            assert (owners == {code}) is not centre  # a unit's sample is all its own, and can be exchanged
    finally:
        office.close()


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        set_up_folder(find_paths(tmp_path), PLAN, Stops())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["backups", "logs"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"user": " "}, "user"),
        ({"code": "单位1"}, "code"),
        ({"password": "abc"}, "password"),
        ({"backup_folder": Path("file/backups")}, "backup_folder"),
    ],
)
def test_what_cannot_be_taken_is_named_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, object], field: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InvalidInput) as refused:
        set_up_folder(find_paths(tmp_path / "data"), replace(PLAN, **change))  # type: ignore[arg-type]
    assert list(refused.value.fields) == [field]
    assert not find_paths(tmp_path / "data").database.exists()


def test_an_office_is_never_replaced(tmp_path: Path) -> None:
    paths = find_paths(tmp_path)
    set_up_folder(paths, PLAN)
    before = paths.database.read_bytes()
    with pytest.raises(UserError, match="already"):
        set_up_folder(paths, PLAN)
    assert paths.database.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="a folder's write right is not a flag on Windows")
def test_a_folder_without_the_right_to_write_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match=r"cannot be used|no permission"):
        set_up_folder(find_paths(tmp_path / "file" / "data"), PLAN)


def test_an_empty_database_is_not_set_up_until_it_has_a_unit(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    try:
        with office.read() as session:
            assert not is_set_up(session)
        set_up(office, resources_folder(), PLAN)
        with office.read() as session:
            assert is_set_up(session)
    finally:
        office.close()


def test_cities_to_lie_in() -> None:
    cities = {city.prefix: city for city in own_cities(resources_folder())}
    assert cities["12"].name == "天津市"
    assert (cities["3301"].name, "hz" in cities["3301"].words) == ("浙江省 杭州市", True)
    assert "1201" not in cities and "33" not in cities
