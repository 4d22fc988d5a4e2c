"""What a unit enters: projects with 25 fields filled in as clerks fill them in, and what they change of them later."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.models import Base
from db.types import new_id
from desktop_app.services.sample_year.uscc import invented_uscc
from tests.helpers.exchange import EMPTY

PROJECTS = 2000
BEGUN_MS = 1_650_000_000_000
TABLE = Base.metadata.tables["project"]
COLUMNS = tuple(column.name for column in TABLE.columns)
INSERT = f"INSERT INTO project ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
CHANGED = ("stage", "next_step", "next_step_date", "changed_at", "changed_by")
UPDATE = f"UPDATE project SET {', '.join(f'{name} = ?' for name in CHANGED)} WHERE id = ?"

_PLACES = ("华明", "新立", "张贵庄", "金钟", "军粮城", "无瑕", "东丽湖", "金桥", "万新", "丰年村")
_TRADES = (
    "智能装备",
    "生物医药",
    "航空零部件",
    "新能源电池",
    "集成电路",
    "冷链物流",
    "工业软件",
    "精密模具",
    "医疗器械",
)
_KINDS = ("制造基地", "研发中心", "区域总部", "产业园", "扩建项目", "结算中心", "检测平台")
_FIRMS = ("国能智深", "辉腾未来", "普利方舟", "中科华锐", "恒瑞达", "天成", "博远", "凯莱", "海川", "金泰")
_PEOPLE = ("张伟", "王芳", "李娜", "刘洋", "陈静", "杨帆", "赵磊", "孙丽", "周涛", "吴敏")
_STEPS = (
    "约企业面谈",
    "赴企业考察厂房",
    "报区联审会",
    "核定投资协议条款",
    "对接规划部门选址",
    "催办环评批复",
    "等企业回复用地方案",
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """A unit's projects in two steps; the values are in the order of `INSERT` and of `UPDATE`."""

    rows: Sequence[Row]

    @property
    def inserted(self) -> list[tuple[Any, ...]]:
        """The projects."""
        return [tuple(row[name] for name in COLUMNS) for row in self.rows]

    @property
    def updated(self) -> list[tuple[Any, ...]]:
        """What clerks set in each of them half a year later."""
        dice = random.Random(len(self.rows))
        return [
            (
                "negotiation",
                f"{dice.choice(_STEPS)}，{dice.randrange(1, 29)}日前",
                _day(dice),
                BEGUN_MS + 15_000_000_000 + number * 60_000,
                dice.choice(_PEOPLE),
                row["id"],
            )
            for number, row in enumerate(self.rows)
        ]


def work(unit_code: str, count: int = PROJECTS) -> Work:
    """A unit's projects; the same for the same unit, but for their ids."""
    dice = random.Random(unit_code)
    return Work([_project(unit_code, number, dice) for number in range(count)])


def _day(dice: random.Random) -> str:
    return f"2022-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"


def _project(unit_code: str, number: int, dice: random.Random) -> Row:
    firm, trade, kind, clerk = (dice.choice(some) for some in (_FIRMS, _TRADES, _KINDS, _PEOPLE))
    name = f"{firm}{trade}{kind}{number}"
    at = BEGUN_MS + number * 90_000
    total = dice.randrange(100, 90_000) * 1_000_000
    return EMPTY["project"] | {column: None for column in COLUMNS if column not in EMPTY["project"]} | {
        "id": new_id(),
        "number": f"{unit_code}-2022-{number:04}",
        "name": name,
        "summary": f"拟在{dice.choice(_PLACES)}建设{trade}{kind}，占地{dice.randrange(5, 300)}亩，"
        f"分{dice.randrange(2, 4)}期实施，一期投资{dice.randrange(1, 90)}亿元",
        "stage": "lead",
        "status": "active",
        "track": "construction",
        "kind": "new",
        "industry_code": str(dice.randrange(3400, 3990)),
        "campaign_code": f"c{dice.randrange(9)}",
        "source_code": f"s{dice.randrange(9)}",
        "region_code": dice.choice(("110000", "310000", "440300", "130100", "320500")),
        "total_investment_fen": total,
        "fixed_investment_fen": total // 2,
        "land_area_milli": dice.randrange(1_000, 200_000) * 1000,
        "park_operator": f"{dice.choice(_PLACES)}产业园",
        "handler": clerk,
        "next_step": dice.choice(_STEPS),
        "next_step_date": _day(dice),
        "entered_on": _day(dice),
        "planned_start": _day(dice),
        "company_name": f"{firm}（天津）{trade}有限公司",
        "company_uscc": invented_uscc(number, "120110"),
        "staff": dice.randrange(5, 900),
        "owner_code": unit_code,
        "created_at": at,
        "created_by": clerk,
        "changed_at": at,
        "changed_by": clerk,
    }  # fmt: skip
