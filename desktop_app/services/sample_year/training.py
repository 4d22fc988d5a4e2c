"""The training of the year: three sessions online and three on site, and what else was planned."""

from datetime import date, datetime, time
from decimal import Decimal
from random import Random

from desktop_app.services.sample_year.columns import Rows, add, yes_no

_SESSIONS = (
    ("产业链招商方法", "线上", 3, 16, "市培训平台", "已举办"),
    ("内资填报实务", "线下", 4, 21, "区会议中心", "已举办"),
    ("招商谈判与项目研判", "线上", 6, 15, "市培训平台", "已举办"),
    ("商业保理业务与招商", "线下", 7, 20, "区会议中心", "已举办"),
    ("项目评审机制解读", "线下", 9, 14, "区政务服务中心", "已举办"),
    ("央企总部招商案例", "线上", 11, 16, "市培训平台", "已举办"),
    ("外出招商礼仪", "线下", 8, 10, "区会议中心", "取消"),
    ("年度工作总结与交流", "线下", 12, 29, "区会议中心", "计划"),
)


def emit_trainings(rows: Rows, codes: list[str], year: int, random: Random) -> None:
    """Sessions and who was there; one session of the year before does not count."""
    sessions = [(topic, form, date(year, m, d), place, state) for topic, form, m, d, place, state in _SESSIONS]
    sessions.append(("上年度内资填报答疑", "线上", date(year - 1, 12, 8), "市培训平台", "已举办"))
    for topic, form, day, place, state in sessions:
        begin, end = datetime.combine(day, time(9)), datetime.combine(day, time(11, 30))
        add(rows, "培训", topic, form, begin, end, place, "示例讲师", codes[0], Decimal("2.5"), state)
        if state != "已举办":
            continue
        for code in codes:
            for person in range(1 + (random.random() < 0.25)):
                name = f"招商专员{code[-2:]}{'甲乙'[person]}"
                add(rows, "培训签到", topic, begin, code, name, yes_no(random.random() < 0.93))
