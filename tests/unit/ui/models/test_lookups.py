"""Names of codes as lists, records and choices show them."""

from pathlib import Path

from db.enums import UnitGroup
from db.models import CodeItem, Unit
from desktop_app.services.office import Label
from desktop_app.ui.models.lookups import load
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, furnish


def test_a_county_is_named_with_the_place_above_it(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    with office.write(Label("Counties"), CENTRE) as tx:
        for code, name, parent in [
            ("110100", "北京市", "110000"),
            ("110105", "朝阳区", "110100"),
            ("220000", "吉林省", ""),
            ("220100", "长春市", "220000"),
            ("220104", "朝阳区", "220100"),
        ]:
            tx.session.add(CodeItem(table="region", code=code, name=name, parent_code=parent))
    with office.read() as session:
        lookups = load(session, "zh_CN", pinyin=False)
    office.close()
    shown = {code: lookups.name("region", code) for code in ("110000", "110100", "110105", "220104")}
    assert shown == {
        "110000": "北京市",
        "110100": "北京市",
        "110105": "北京市 朝阳区",
        "220104": "长春市 朝阳区",
    }
    listed = {c.value: c.label for c in lookups.tables["region"]}
    assert listed["110000"] == "北京市" and listed["110100"] == "北京市, its districts"
    assert listed["110105"] == "北京市 朝阳区"
    assert len(set(listed.values())) == len(listed)
    assert lookups.name("industry", "65") == "软件"


def test_units_are_found_by_code_and_by_the_pinyin_of_both_names(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    with office.write(Label("Unit"), CENTRE) as tx:
        tx.session.add(Unit(code="DL07", name="华明街道办事处", short_name="华明办", group=UnitGroup.SUBDISTRICT))
        tx.session.add_all(Unit(code=code, name="新立街道", group=UnitGroup.SUBDISTRICT) for code in ("XL01", "XL02"))
    with office.read() as session:
        plain, full = load(session, "zh_CN", pinyin=False), load(session, "zh_CN")
    office.close()
    assert (plain.pinyin, full.pinyin) == (False, True)
    assert {c.label for c in full.units if "新立" in c.label} == {"新立街道 XL01", "新立街道 XL02"}
    unit = next(c for c in full.units if c.code == "DL07")
    assert [unit.rank(typed) for typed in ("dl07", "dl", "hm", "huamingjiedao", "办事", "zz")] == [
        0,
        2,
        3,
        4,
        None,
        None,
    ]
    assert next(c for c in plain.units if c.code == "DL07").words == ""
