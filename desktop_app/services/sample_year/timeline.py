"""The dates of a project: when it reached each stage, and when that was confirmed."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from desktop_app.services.sample_year.wishes import LANDED, STAGES, Wish

MONTH_WEIGHTS = (6, 4, 9, 7, 8, 12, 7, 8, 10, 8, 10, 11)
"""How a year's landings and money spread over its months."""

EXEMPTION = "免评审：投资额较小且使用存量载体"
_BASES = {
    "签约": ("投资协议",),
    "落地": ("营业执照", "营业执照", "租赁", "土地"),
    "开工": ("开业", "设备进场", "施工许可"),
    "投产": ("首票", "入统", "验收"),
}


_HOLIDAYS = (
    (date(2022, 1, 1), date(2022, 1, 3)),
    (date(2022, 1, 31), date(2022, 2, 6)),
    (date(2022, 4, 3), date(2022, 4, 5)),
    (date(2022, 4, 30), date(2022, 5, 4)),
    (date(2022, 6, 3), date(2022, 6, 5)),
    (date(2022, 9, 10), date(2022, 9, 12)),
    (date(2022, 10, 1), date(2022, 10, 7)),
    (date(2022, 12, 31), date(2023, 1, 2)),
    (date(2023, 1, 21), date(2023, 1, 27)),
)
_MADE_UP = {
    *(date(2022, 1, 29), date(2022, 1, 30), date(2022, 4, 2), date(2022, 4, 24), date(2022, 5, 7)),
    *(date(2022, 10, 8), date(2022, 10, 9), date(2023, 1, 28), date(2023, 1, 29)),
}
"""Holidays, and days of weekends on which work is made up for, of the sample's year and the month after it:
国务院办公厅关于2022年、2023年部分节假日安排的通知."""
_SATURDAY = 5


@dataclass(slots=True)
class Step:
    """A stage reached on `day`; `confirmed` is None while the confirmation is missing."""

    stage: str
    day: date
    confirmed: date | None
    basis: str = ""


def review_dates(year: int) -> list[date]:
    """The sixteen Thursdays on which the review met, none of them a holiday."""
    first = date(year, 1, 13)
    first += timedelta((3 - first.weekday()) % 7)
    days = (first + timedelta(22 * n - (22 * n) % 7) for n in range(16))
    return [day if working_day(day) == day else day - timedelta(7) for day in days]


def working_day(day: date) -> date:
    """The day, or the first one after the weekend or the holidays that it falls into."""
    while day not in _MADE_UP and (
        day.weekday() >= _SATURDAY or any(first <= day <= last for first, last in _HOLIDAYS)
    ):
        day += timedelta(1)
    return day


def _of_its_month(day: date) -> date:
    """A working day as near, in the same month: those in order stay in order."""
    moved = working_day(day)
    while moved.month != day.month:
        day -= timedelta(1)
        moved = working_day(day)
    return moved


def steps(wish: Wish, year: int, last_year: int, random: Random) -> list[Step]:
    """The stages of a project in order; the business dates and the confirmations never run backwards.

    It landed, or got as far as it did, in `year`; what came after the landing is told until the end of `last_year`.
    """
    if wish.landed:
        days, last = _landing_days(wish, year, random)
    else:
        days, last = _pipeline_days(wish, year, random)
    review = None
    if wish.recorded and (wish.size or wish.reach == "评审"):
        review = _fit_review(days, year, wish)
    found = []
    for stage, day in days.items():
        if stage == "评审" and review is None and wish.reach != "评审":
            continue
        basis = _basis(stage, random)
        if stage == "签约" and review is None:
            basis = f"{basis}；{EXEMPTION}"
        found.append(Step(stage, day, day, basis))
    _confirm(found, wish, last, random)
    _after_landing(found, wish, last_year, random)
    for step in found:
        step.day = _of_its_month(step.day)
        step.confirmed = step.confirmed and _of_its_month(step.confirmed)
    return found


def _basis(stage: str, random: Random) -> str:
    bases = _BASES.get(stage)
    return random.choice(bases) if bases else ""


def _landing_days(wish: Wish, year: int, random: Random) -> tuple[dict[str, date], date]:
    """Business dates from lead to landing, and the day of the landing's confirmation."""
    month = random.choices(range(1, 13), MONTH_WEIGHTS)[0]
    if wish.size and random.random() < 0.6:
        month = min(month, random.randint(2, 12))
    if wish.centre:
        month = max(month, random.randint(3, 7))
    confirmed = date(year, month, random.randint(3, 28))
    landed = confirmed - timedelta(random.randint(0, 18))
    if wish.landed == "previous":
        confirmed, landed = confirmed.replace(year=year - 1), landed - timedelta(365)
    elif wish.landed == "next":
        confirmed, landed = date(year + 1, 1, random.randint(5, 20)), date(year, 12, random.randint(10, 30))
    gaps = [random.randint(5, 60), random.randint(6, 30), random.randint(10, 50), random.randint(3, 40)]
    if wish.centre:
        room = (landed - date(year, 1, 4)).days
        total = sum(gaps)
        if total > room:
            gaps = [max(1, gap * (room - 4) // total) for gap in gaps]
    days, day = [landed], landed
    for gap in gaps:
        day -= timedelta(gap)
        days.append(day)
    return dict(zip(STAGES[: LANDED + 1], reversed(days), strict=True)), confirmed


def _pipeline_days(wish: Wish, year: int, random: Random) -> tuple[dict[str, date], date]:
    """Business dates from lead to the stage reached, all within the year or (leads of last year) begun before it."""
    reach = STAGES.index(wish.reach)
    last = date(year, 12, 28)
    entered = date(year, 1, 4) + timedelta(random.randint(0, 355 - 60 * reach))
    if wish.last_year or (not wish.centre and random.random() < 0.2):
        entered = date(year - 1, 7, 1) + timedelta(random.randint(0, 180))
    days = [entered]
    for _ in range(reach):
        days.append(days[-1] + timedelta(random.randint(8, 55)))
    return dict(zip(STAGES, days, strict=False)), last


def _fit_review(days: dict[str, date], year: int, wish: Wish) -> date | None:
    """Move the review onto a meeting's date and earlier stages before it; None where no meeting fits."""
    if "评审" not in days:
        return None
    meetings = review_dates(year)
    position = bisect_right(meetings, days["评审"])
    if not position:
        return None
    meeting = meetings[position - 1]
    negotiation = min(days["洽谈"], meeting - timedelta(10))
    lead = min(days["线索"], negotiation - timedelta(5))
    if wish.centre and not wish.last_year and lead < date(year, 1, 4):
        return None
    days.update({"线索": lead, "洽谈": negotiation, "评审": meeting})
    return meeting


def _confirm(found: list[Step], wish: Wish, last: date, random: Random) -> None:
    """Confirm each step within a week, in order, none after `last`, the day of the last confirmation."""
    before = found[0].day
    for step in found:
        before = max(before, min(step.day + timedelta(random.randint(0, 7)), last))
        step.confirmed = before
        if step.stage == "落地":
            step.confirmed = None if wish.landed == "unconfirmed" else last


def _after_landing(found: list[Step], wish: Wish, year: int, random: Random) -> None:
    """Start of construction and production of projects that landed early enough, in order."""
    if wish.landed not in {"confirmed", "previous"} or wish.status != "正常":
        return
    day = found[-1].confirmed
    assert day is not None
    for stage, shortest, longest, chance in (("开工", 15, 80, 0.75), ("投产", 40, 150, 0.6)):
        day += timedelta(random.randint(shortest, longest))
        if day > date(year, 12, 20) or random.random() > chance:
            return
        found.append(Step(stage, day, day + timedelta(random.randint(0, 8)), _basis(stage, random)))
        day = found[-1].day + timedelta(8)
