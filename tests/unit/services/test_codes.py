"""The shipped code tables are complete, and loading them respects versions and the office's own changes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select, update
from sqlalchemy.orm import Session

from db.models import Base, CodeItem
from desktop_app.services.codes import ShippedCode, load_code_tables, read_manifest, read_table

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="module")
def tables() -> dict[str, dict[str, ShippedCode]]:
    return {t.name: {row.code: row for row in read_table(RESOURCES, t.name)} for t in read_manifest(RESOURCES)}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = create_engine(f"sqlite:///{tmp_path / 'codes.db'}")
    Base.metadata.create_all(engine)
    with Session(engine) as opened:
        yield opened
    engine.dispose()


def test_every_table_has_the_rows_of_the_manifest_and_no_code_twice() -> None:
    for table in read_manifest(RESOURCES):
        codes = [row.code for row in read_table(RESOURCES, table.name)]
        assert len(codes) == len(set(codes)) == table.rows, table.name


def test_every_table_on_disk_is_in_the_manifest() -> None:
    on_disk = {path.stem for path in (RESOURCES / "codes").glob("*.csv")}
    assert on_disk == {table.name for table in read_manifest(RESOURCES)}


def test_parents_exist_and_names_are_given(tables: dict[str, dict[str, ShippedCode]]) -> None:
    for rows in tables.values():
        for row in rows.values():
            assert row.name
            assert row.parent == "" or row.parent in rows


@pytest.mark.parametrize(
    ("code", "name", "parent"),
    [
        ("120104", "南开区", "120100"),
        ("120110", "东丽区", "120100"),
        ("110105", "朝阳区", "110100"),
        ("110100", "北京市", "110000"),
        ("310115", "浦东新区", "310100"),
        ("650100", "乌鲁木齐市", "650000"),
        ("469002", "琼海市", "469000"),
        ("710000", "台湾省", ""),
        ("810000", "香港特别行政区", ""),
        ("820000", "澳门特别行政区", ""),
        ("990840", "美国", "990000"),
    ],
)
def test_regions_are_where_the_standard_puts_them(
    tables: dict[str, dict[str, ShippedCode]], code: str, name: str, parent: str
) -> None:
    assert (tables["region"][code].name, tables["region"][code].parent) == (name, parent)


def test_municipalities_have_their_districts(tables: dict[str, dict[str, ShippedCode]]) -> None:
    for prefix, count in (("11", 16), ("12", 16), ("31", 16)):
        districts = [c for c in tables["region"] if c.startswith(prefix) and not c.endswith("00")]
        assert len(districts) == count


def test_thirty_four_provinces_and_an_abolished_district(tables: dict[str, dict[str, ShippedCode]]) -> None:
    regions = tables["region"]
    assert len([code for code in regions if code.endswith("0000") and code != "990000"]) == 34
    assert regions["330104"].name == "江干区"
    assert regions["330104"].valid_to is not None
    assert regions["330102"].valid_to is None


def test_industries_are_twenty_sections_and_ninety_seven_divisions(tables: dict[str, dict[str, ShippedCode]]) -> None:
    industries = tables["industry"]
    assert [code for code in industries if code.isalpha()] == list("ABCDEFGHIJKLMNOPQRST")
    assert sorted(code for code in industries if code.isdigit()) == [f"{n:02d}" for n in range(1, 98)]
    assert industries["39"].name == "计算机、通信和其他电子设备制造业"
    assert industries["65"].parent == "I"
    assert all(row.parent for code, row in industries.items() if code.isdigit())


def test_only_intangible_assets_do_not_count(tables: dict[str, dict[str, ShippedCode]]) -> None:
    countable = {row.name: "countable" in row.flags.split() for row in tables["fund_form"].values()}
    assert countable == {"货币": True, "设备实物": True, "无形资产": False, "固投支出": True}


def test_loading_twice_changes_nothing(session: Session) -> None:
    expected = sum(table.rows for table in read_manifest(RESOURCES))
    assert load_code_tables(session, RESOURCES) == expected
    assert load_code_tables(session, RESOURCES) == 0
    assert session.scalar(select(func.count()).select_from(CodeItem)) == expected


def test_two_offices_give_a_code_the_same_id_and_stamps(session: Session, tmp_path: Path) -> None:
    load_code_tables(session, RESOURCES)
    engine = create_engine(f"sqlite:///{tmp_path / 'other.db'}")
    Base.metadata.create_all(engine)
    with Session(engine) as other:
        load_code_tables(other, RESOURCES)
        wanted = select(CodeItem.id, CodeItem.created_at, CodeItem.changed_at)
        assert set(other.execute(wanted)) == set(session.execute(wanted))


def newer(tmp_path: Path, rows: dict[str, str]) -> Path:
    """A copy of the resources with version 2 of `campaign`: lines replaced by code ("" = dropped, new codes added)."""
    folder = tmp_path / "newer"
    shutil.copytree(RESOURCES / "codes", folder / "codes")
    manifest = folder / "codes" / "manifest.toml"
    before, name, after = manifest.read_text(encoding="utf-8").partition('name = "campaign"')
    manifest.write_text(before + name + after.replace("version = 1", "version = 2", 1), encoding="utf-8")
    path = folder / "codes" / "campaign.csv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    kept = {line.split(",")[0]: line for line in lines} | rows
    path.write_text("\n".join([header, *(line for line in kept.values() if line)]) + "\n", encoding="utf-8")
    return folder


def campaign(session: Session, code: str) -> CodeItem:
    session.expire_all()
    return session.scalars(select(CodeItem).where(CodeItem.table == "campaign", CodeItem.code == code)).one()


def test_a_newer_version_adds_changes_and_closes(session: Session, tmp_path: Path) -> None:
    load_code_tables(session, RESOURCES)
    rows = {"capital": "", "talent": "talent,科创人才,Talent,,,,,70", "green": "green,绿色低碳,Green,,,,,90"}
    assert load_code_tables(session, newer(tmp_path, rows)) == 3
    assert campaign(session, "talent").name == "科创人才"
    assert campaign(session, "green").origin == "shipped"
    assert campaign(session, "capital").valid_until is not None
    assert campaign(session, "beijing_soe").valid_until is None


def test_the_offices_own_rows_are_left_alone(session: Session, tmp_path: Path) -> None:
    load_code_tables(session, RESOURCES)
    own = (CodeItem.table == "campaign") & (CodeItem.code == "talent")
    session.execute(update(CodeItem).where(own).values(name="人才专项", origin="office"))
    session.add(CodeItem(table="campaign", code="local", name="本区专项", origin="office"))
    binned = (CodeItem.table == "campaign") & (CodeItem.code == "capital")
    session.execute(update(CodeItem).where(binned).values(deleted_at=1))
    rows = {"talent": "talent,科创人才,Talent,,,,,70", "capital": "capital,资本,Capital,,,,,60"}
    assert load_code_tables(session, newer(tmp_path, rows)) == 0
    assert campaign(session, "talent").name == "人才专项"
    assert campaign(session, "local").valid_until is None
    assert campaign(session, "capital").name == "资本招商"


def test_an_older_program_does_not_turn_a_table_back(session: Session, tmp_path: Path) -> None:
    load_code_tables(session, newer(tmp_path, {"talent": "talent,科创人才,Talent,,,,,70"}))
    assert load_code_tables(session, RESOURCES) == 0
    assert campaign(session, "talent").name == "科创人才"
