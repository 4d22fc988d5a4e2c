"""A small office with a handbook, for tests of it."""

import datetime as dt
from dataclasses import replace

from db.enums import UnitGroup, UserRole
from db.models import CodeItem, Unit
from desktop_app.domain.clock import Clock
from desktop_app.services import handbook, handbook_entries
from desktop_app.services.handbook import Titles
from desktop_app.services.handbook_entries import FactInput, PolicyInput
from desktop_app.services.office import Actor, Label, Office

CENTRE = Actor("Wang", "DL01", UserRole.CENTRE)
NOW = dt.datetime(2022, 6, 20, 10, 0)
DAY = NOW.date()
TEXT = "## 概况\n\n全区有高企{{高企数}}，面积{{面积}}，详见{{装备办法}}。\n"
INDUSTRIES = (
    ("C", "制造业", ""),
    ("34", "通用设备制造业", "C"),
    ("348", "通用零部件制造", "34"),
    ("I", "信息服务", ""),
)


def furnish(office: Office) -> None:
    """The centre's unit and a few codes; the office's clock stands in June 2022."""
    at = int(NOW.timestamp() * 1000)
    office.clock = Clock(lambda: at)
    with office.write(Label("Set up"), CENTRE) as tx:
        tx.session.add(
            Unit(
                code="DL01",
                name="东丽区合作交流办",
                group=UnitGroup.BUREAU,
                is_centre=True,
                contact="赵一",
                phone="022-00000001",
            )
        )
        tx.session.add(CodeItem(table="policy_level", code="district", name="区级"))
        tx.session.add_all(
            CodeItem(table="industry", code=code, name=name, parent_code=above) for code, name, above in INDUSTRIES
        )


def a_handbook(office: Office) -> dict[str, str]:
    """For a furnished office: chapters 区情 (with sections 历史, 人口), 政策, 园区; ids by name.

    Of the facts 高企数 is past its date. Of the policies 旧办法 has ended; 装备办法 is for manufacturing,
    from 5000 万元; 信息办法 for information services, 通用办法 for everybody and in no chapter.
    """
    ids: dict[str, str] = {}
    for title, english, parent in (
        ("区情", "The district", ""),
        ("政策", "Policies", ""),
        ("园区", "", ""),
        ("历史", "History", "区情"),
        ("人口", "", "区情"),
    ):
        made = handbook.add_chapter(office, CENTRE, Titles(title, english), parent_id=ids.get(parent))
        ids[title] = made.ids[0]
    for title, text in (("区情", TEXT), ("历史", "建区已久。\n"), ("园区", "园区众多。\n")):
        handbook.save_text(office, CENTRE, ids[title], text)
    for fact in (
        FactInput("高企数", "720", "家", "科技局", dt.date(2021, 12, 31), ids["区情"]),
        FactInput("面积", "477", "平方公里", "区划资料", dt.date(2022, 7, 10), ids["区情"]),
        FactInput("电价", "0.68", "元", "公布电价", None, ids["园区"]),
    ):
        ids[fact.name] = handbook_entries.add_fact(office, CENTRE, fact).ids[0]
    long, ended = dt.date(2099, 12, 31), dt.date(2021, 12, 31)
    machines = PolicyInput("装备办法", "政发〔2021〕12号", "district", dt.date(2021, 7, 1), long, ("C",), 5_000_000_000)
    for policy in (
        replace(machines, text="按设备投资给予支持。", chapter_id=ids["政策"]),
        PolicyInput("信息办法", "政规〔2022〕3号", "district", None, long, ("I",), chapter_id=ids["政策"]),
        PolicyInput("旧办法", "政规〔2019〕1号", "district", None, ended, chapter_id=ids["政策"]),
        PolicyInput("通用办法", text="人人可享。"),
    ):
        ids[policy.name] = handbook_entries.add_policy(office, CENTRE, policy).ids[0]
    return ids
