"""The projects of a bulletin: the key ones under way, the landed ones cut four ways, those of 1 亿元 or more."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from db.enums import Ownership, Stage
from desktop_app.documents.data import OTHERS, BigProject, KeyProject, KeyProjects, Share, Structure
from desktop_app.documents.wording import TO_BE_CONFIRMED, as_told, closed, day_in, money_in_cell
from desktop_app.domain import words
from desktop_app.domain.money import FEN_PER_WAN, FEN_PER_YI
from desktop_app.queries import bulletins, fortnight
from desktop_app.queries.bulletins import LandedShare, ProjectLine

SLICES = 8
UNKNOWN = "未填"
WITHOUT_MONEY = "尚无确认到位资金。"
"""Of a project that has landed, so that money should have arrived."""

SAME_DAY = "当日"
"""In place of a day that has just been told."""

SIZES = (
    ("10亿元以上", 10 * FEN_PER_YI),
    ("1亿元至10亿元", FEN_PER_YI),
    ("5000万元至1亿元", 5000 * FEN_PER_WAN),
    ("1000万元至5000万元", 1000 * FEN_PER_WAN),
    ("1000万元以下", 0),
)


@dataclass(frozen=True, slots=True)
class Moves:
    """What moved projects from a day on: steps that were confirmed, with their days, and money (分), by project."""

    since: date
    steps: Mapping[str, Sequence[tuple[date, Stage]]]
    money: Mapping[str, int]

    def any(self, project: str, latest: tuple[date, str] | None) -> bool:
        """Whether a project moved, by these or by a later record of an activity or follow-up."""
        recorded = latest is not None and latest[0] >= self.since
        return recorded or project in self.steps or self.money.get(project, 0) > 0


def key_projects(session: Session, end: date, year: int, most: int) -> KeyProjects:
    """The key projects under way at the day's end, the `most` largest with a line each; `year` is the bulletin's."""
    found = bulletins.key_projects(session, end)
    lines = _lines(session, [id_ for id_, _amount in found[:most]], end, year)
    return KeyProjects(len(found), sum(amount for _id, amount in found), lines)


def moved_projects(session: Session, start: date, end: date, year: int, most: int, still: int) -> KeyProjects:
    """The key projects that moved from `start` to `end`, those in production since then among them.

    They moved by a step that was confirmed, as the figures count them, by money in place, or by an activity or
    follow-up. Where none did, the `still` largest stand for all. Money is told up to the day, not to its month's end.
    """
    found = bulletins.key_projects(session, end, start)
    moves = Moves(start, fortnight.steps_of(session, start, end), fortnight.arrived(session, start, end))
    latest = bulletins.latest_records(session, [id_ for id_, _amount in found], end)
    moved = [(id_, amount) for id_, amount in found if moves.any(id_, latest.get(id_))]
    shown = [id_ for id_, _amount in (moved or found[:still])[:most]]
    told = moved or found
    return KeyProjects(
        len(told), sum(amount for _id, amount in told), _lines(session, shown, end, year, moves), not moved
    )


def _lines(
    session: Session, ids: Sequence[str], end: date, year: int, moves: Moves | None = None
) -> tuple[KeyProject, ...]:
    latest, tags = bulletins.latest_records(session, ids, end), bulletins.key_tags(session)
    month = end.replace(day=1)  # monthly bulletins tell the steps of their month
    unsure = set() if moves else fortnight.to_be_confirmed(session, ids, end)
    return tuple(
        KeyProject(
            line.name,
            line.unit,
            _kinds(line, tags),
            words.label(line.stage),
            line.agreement_fen or None,
            _progress(line, latest.get(line.id), year, moves)
            if moves
            else _state(line, latest.get(line.id), year, month, sure=(line.id, line.stage) not in unsure),
            as_told(line.next_step),
            line.next_step_date,
        )
        for line in bulletins.project_lines(session, ids, end, to_the_day=moves is not None)
    )


def _kinds(line: ProjectLine, tags: Mapping[str, str]) -> str:
    kinds = ["央企"] if line.central else []
    kinds += [name for tag, name in tags.items() if tag in line.tags.split()]
    if line.agreement_fen >= FEN_PER_YI:
        kinds.append("亿元")
    return "、".join(kinds)


def _state(line: ProjectLine, latest: tuple[date, str] | None, year: int, since: date, *, sure: bool = True) -> str:
    """Money that has arrived, and what was last recorded, after the step to its stage where that was taken `since` a
    day; the step alone where it came later, the summary where there is nothing. Of a step nothing is told that the
    record says itself. One that is not `sure` is to be confirmed yet, so that no figure counts it: it is always told.
    """
    landed = line.stage.position >= Stage.LANDED.position
    arrived = _arrived(line.funds_fen, 0) or (WITHOUT_MONEY if landed else "")
    if not latest:
        return arrived + as_told(line.summary)
    day, told = latest[0], as_told(latest[1])
    on = line.staged_on
    stage = words.label(line.stage)
    step = f"{day_in(on, year)}{stage}{'' if sure else f'（{TO_BE_CONFIRMED}）'}。" if on else ""
    if on and day < on:
        return arrived + step
    if stage in told:
        step, told = "", told if sure else f"{told.removesuffix('。')}（{stage}{TO_BE_CONFIRMED}）。"
    elif not on or (sure and on < since):
        step = ""
    return f"{arrived}{step}{SAME_DAY if step and day == on else day_in(day, year)}，{told}"


def _progress(line: ProjectLine, latest: tuple[date, str] | None, year: int, moves: Moves) -> str:
    """Money that has arrived, then the steps that were taken and what was last recorded in the order of their days.

    Of what was recorded before the project moved, nothing is told, and of a step nothing that the record says itself.
    """
    if not moves.any(line.id, latest):
        return _state(line, latest, year, moves.since)
    latest = latest if latest and latest[0] >= moves.since else None
    told = as_told(latest[1]) if latest else ""
    steps = [taken for taken in moves.steps.get(line.id, ()) if words.label(taken[1]) not in told]
    parts = [_arrived(line.funds_fen, moves.money.get(line.id, 0))]
    until = [one for one in steps if not latest or one[0] <= latest[0]]
    parts.append(_steps(until, year, moves.since))
    if latest:
        same = bool(until) and until[-1][0] == latest[0]
        parts.append(f"{SAME_DAY if same else day_in(latest[0], year)}，{told}")
    if latest and (after := [one for one in steps if one[0] > latest[0]]):
        parts = [*parts[:-1], closed(parts[-1]), _steps(after, year, moves.since)]
    return "".join(parts)


def _steps(steps: Sequence[tuple[date, Stage]], year: int, since: date) -> str:
    """The steps in a sentence; of one that was taken before the fortnight, that it was confirmed in it."""
    told = []
    for place, (day, stage) in enumerate(steps):
        on = SAME_DAY if place and steps[place - 1][0] == day else day_in(day, year)
        told.append(f"{on}{words.label(stage)}{'（本期确认）' if day < since else ''}")
    return f"{'；'.join(told)}。" if told else ""


def _arrived(fen: int, now: int) -> str:
    """The money of a project, and what of it (`now`) is the fortnight's."""
    moved = money_in_cell(abs(now))
    if now > 0 and now == fen:
        return f"本期首次到位{moved}。"
    whole = f"累计到位{money_in_cell(fen)}。"
    if now:
        return f"本期{'到位' if now > 0 else '冲销'}{moved}，{whole}"
    return whole if fen else ""


def big_project(line: ProjectLine) -> BigProject:
    """A line of the list of 1 亿元 or more."""
    return BigProject(
        line.name,
        line.unit,
        line.investor,
        line.origin,
        line.industry,
        words.label(line.stage),
        line.agreement_fen,
        line.funds_fen,
    )


def structure(landed: Sequence[LandedShare], funds: Mapping[str, int]) -> Structure:
    """The landed projects by size, industry, ownership and origin, with the year's counted money (分 by project)."""

    def cut(key: Callable[[LandedShare], str]) -> list[Share]:
        counts: dict[str, int] = defaultdict(int)
        amounts: dict[str, int] = defaultdict(int)
        for line in landed:
            counts[name := key(line)] += 1
            amounts[name] += funds.get(line.id, 0)
        return [Share(name, Fraction(count), Fraction(amounts[name])) for name, count in counts.items()]

    order = {name: position for position, (name, _least) in enumerate(SIZES)}
    return Structure(
        tuple(sorted(cut(lambda line: size_class(line.agreement_fen)), key=lambda share: order[share.name])),
        _largest(cut(lambda line: line.industry or UNKNOWN)),
        _largest(cut(lambda line: words.label(Ownership(line.ownership)) if line.ownership else UNKNOWN)),
        _largest(cut(lambda line: line.origin or UNKNOWN)),
        Fraction(sum(funds.values())),
    )


def size_class(agreement_fen: int) -> str:
    """The class of size that a project with this agreement amount belongs to."""
    return next((name for name, least in SIZES if agreement_fen >= least), SIZES[-1][0])


def _largest(shares: Sequence[Share]) -> tuple[Share, ...]:
    """The most frequent slices; the rest in one."""
    ordered = sorted(shares, key=lambda share: (-share.count, share.name))
    if len(ordered) <= SLICES:
        return tuple(ordered)
    rest = ordered[SLICES - 1 :]
    other = Share(OTHERS, sum((s.count for s in rest), Fraction(0)), sum((s.amount_fen for s in rest), Fraction(0)))
    return (*ordered[: SLICES - 1], other)
