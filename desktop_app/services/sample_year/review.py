"""The review meetings of the year. The data workbook has no sheet for them, so they come as dataclasses."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random

from desktop_app.domain.meeting import Proceedings, kept
from desktop_app.domain.review import DEFAULT_RULES, judge
from desktop_app.services.sample_year.columns import Cell, Rows
from desktop_app.services.sample_year.project import Project
from desktop_app.services.sample_year.timeline import review_dates

MAXIMA = DEFAULT_RULES.maxima
"""Most points for industry, direction, environment, social and economic benefit."""
FOLLOWED_UP = timedelta(30)
"""So long after a project failed it is still followed up."""
_UNDECIDED = 2
"""Of so many of the last meetings a project may be without a conclusion."""


@dataclass(frozen=True, slots=True)
class SampleCard:
    """One judge's points in the order of MAXIMA; None for all when recused."""

    judge: str
    points: tuple[int, ...] | None
    opinion: str


@dataclass(frozen=True, slots=True)
class SampleItem:
    """A project on the agenda. `score` in hundredths of a point; conclusion as a value of db.enums.ReviewConclusion."""

    project: str
    veto: str
    cards: tuple[SampleCard, ...]
    score: int | None
    conclusion: str
    opinion: str
    conditions: str
    conditions_closed: bool


@dataclass(frozen=True, slots=True)
class SampleMeeting:
    """A meeting with its agenda in order."""

    title: str
    held_on: date
    place: str
    chair: str
    minutes: str
    confirmed: bool
    items: tuple[SampleItem, ...]


def meetings(projects: Sequence[Project], year: int, random: Random) -> tuple[SampleMeeting, ...]:
    """The meetings that had projects, each on the date of these projects' review milestones."""
    agenda: dict[date, list[Project]] = defaultdict(list)
    dates = set(review_dates(year))
    for project in projects:
        step = project.step("评审")
        if step and step.day in dates:
            agenda[step.day].append(project)
    found = []
    for n, day in enumerate(sorted(agenda), 1):
        is_last = n > len(agenda) - _UNDECIDED
        items = _with_all_judges([_item(project, random, is_last) for project in agenda[day]], day)
        told = f"会议听取{len(items)}个项目的汇报，逐项评分并形成结论。（示例）"
        judges = _judges(items)
        minutes = kept(Proceedings(time(9, 30), judges, recorder="示例记录员", text=told))
        title = f"{year}年第{n}次项目评审会"
        found.append(SampleMeeting(title, day, "区政务服务中心第一会议室", "示例主任", minutes, True, items))
    return tuple(found)


def end_failed(rows: Rows, held: Sequence[SampleMeeting]) -> None:
    """What did not pass is over: its project is terminated, has no next step, and is soon followed up no more."""
    failed = {item.project: one.held_on for one in held for item in one.items if item.conclusion == "failed"}
    for row in rows["项目"]:
        if row["项目编号"] in failed:
            row |= {"状态": "终止", "下一步": "", "下一步日期": None}
    rows["活动"] = [row for row in rows["活动"] if not _is_idle(row, failed)]


def _is_idle(row: dict[str, Cell], failed: Mapping[str, date]) -> bool:
    """Whether this is a follow-up long after the meeting at which its project failed."""
    number, day = row["项目编号"], row["日期"]
    if row["类型"] != "跟进" or not isinstance(number, str) or number not in failed or not isinstance(day, date):
        return False
    return day > failed[number] + FOLLOWED_UP


def _item(project: Project, random: Random, is_last: bool) -> SampleItem:
    """What the review found; a project that was signed afterwards passed, with all conditions closed. Only of the last
    ones some are still without a conclusion."""
    signed = project.step("签约") is not None
    number, name = project.number, project.name
    kind = random.choices(("good", "fair"), (8, 2))[0] if signed else random.choice(("good", "fair", "weak", "veto"))
    cards = _cards(random, {"good": 88, "fair": 74, "weak": 63, "veto": 70}[kind])
    if kind == "veto":
        opinion = "与周边居住区的卫生防护距离不足，且无法整改到位。"
        return SampleItem(number, "环保/安全红线", cards, None, "failed", opinion, "", False)
    outcome = judge([card.points for card in cards if card.points is not None], vetoed=False)
    score, conclusion = outcome.score_centi, outcome.conclusion.value
    if not signed and project.wish.reach == "评审" and random.random() < 0.2 and is_last:
        return SampleItem(number, "", (), None, "pending", "", "", False)
    conditions = "签约前补充能耗与环评材料" if conclusion == "conditional" else ""
    opinion = {
        "passed": f"{name}符合产业方向，同意准入。",
        "conditional": "原则同意准入。",
        "supplement": "投资构成和市场分析材料不足。",
    }[conclusion]
    closed = signed and bool(conditions)
    return SampleItem(number, "", cards, score, conclusion, opinion, conditions, closed)


def _judges(items: Sequence[SampleItem]) -> tuple[str, ...]:
    return tuple(sorted({card.judge for item in items for card in item.cards}))


def _with_all_judges(items: Sequence[SampleItem], day: date) -> tuple[SampleItem, ...]:
    """Who is at a meeting judges every project that it scores, or stands aside: the same conclusions, more cards."""
    random = Random(day.toordinal())
    return tuple(_judged_by(_judges(items), item, random) if item.cards else item for item in items)


def _judged_by(judges: Sequence[str], item: SampleItem, random: Random) -> SampleItem:
    given = [card.points for card in item.cards if card.points is not None]
    aim = sum(map(sum, given)) / len(given)
    known = {card.judge: card for card in item.cards}
    cards = tuple(known.get(name) or SampleCard(name, _points(random, aim), "") for name in judges)
    if item.score is None:
        return replace(item, cards=cards)
    outcome = judge([card.points for card in cards if card.points is not None], vetoed=False)
    return replace(item, cards=cards, score=outcome.score_centi)


def _cards(random: Random, aim: int) -> tuple[SampleCard, ...]:
    """Five to nine judges' cards around `aim` of 100 points; now and then one judge is recused."""
    cards = []
    for n in range(random.choice((5, 7, 7, 9))):
        if n == 0 and random.random() < 0.08:
            cards.append(SampleCard("评委01", None, "申请回避"))
            cards.append(SampleCard("评委10", _points(random, aim), ""))
            continue
        cards.append(SampleCard(f"评委{n + 1:02d}", _points(random, aim), "" if n else "建议加强投后跟踪"))
    return tuple(cards)


def _points(random: Random, aim: float) -> tuple[int, ...]:
    return tuple(min(most, max(0, round(most * (aim + random.uniform(-3, 3)) / 100))) for most in MAXIMA)
