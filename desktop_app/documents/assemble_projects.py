"""The projects of a bulletin: the key ones under way, the landed ones cut four ways, those of 1 亿元 or more."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from db.enums import Ownership
from desktop_app.documents.data import OTHERS, BigProject, KeyProject, KeyProjects, Share, Structure
from desktop_app.documents.wording import day_in, shortened, yi
from desktop_app.domain import words
from desktop_app.domain.money import FEN_PER_WAN, FEN_PER_YI
from desktop_app.queries import bulletins
from desktop_app.queries.bulletins import LandedShare, ProjectLine

LONGEST_TOLD = 150
"""A record of so many characters is told whole in a bulletin; of a longer one, its beginning."""

SLICES = 8
UNKNOWN = "未填"
SIZES = (
    ("10亿元以上", 10 * FEN_PER_YI),
    ("1亿元至10亿元", FEN_PER_YI),
    ("5000万元至1亿元", 5000 * FEN_PER_WAN),
    ("1000万元至5000万元", 1000 * FEN_PER_WAN),
    ("1000万元以下", 0),
)


def key_projects(
    session: Session, end: date, year: int, most: int, since: date | None = None, still: int = 0
) -> KeyProjects:
    """The key projects under way at the day's end, the `most` largest with a line each; `since`: those that moved
    since then.

    Where none moved, the `still` largest stand for them. `year` is the bulletin's own. With `since`, which a fortnight
    has, money is told up to the day, and not up to its month's end.
    """
    found, none_moved = bulletins.key_projects(session, end), False
    if since is not None:
        latest = bulletins.latest_records(session, [id_ for id_, _amount in found], end)
        moved = [(id_, amount) for id_, amount in found if id_ in latest and latest[id_][0] >= since]
        found, none_moved = moved or found[:still], not moved
    ids = [id_ for id_, _amount in found[:most]]
    latest, tags = bulletins.latest_records(session, ids, end), bulletins.key_tags(session)
    lines = tuple(
        KeyProject(
            line.name,
            line.unit,
            _kinds(line, tags),
            words.label(line.stage),
            line.agreement_fen or None,
            _progress(line, latest.get(line.id), year),
            line.next_step,
            line.next_step_date,
        )
        for line in bulletins.project_lines(session, ids, end, to_the_day=since is not None)
    )
    return KeyProjects(len(found), sum(amount for _id, amount in found), lines, none_moved)


def _kinds(line: ProjectLine, tags: Mapping[str, str]) -> str:
    kinds = ["央企"] if line.central else []
    kinds += [name for tag, name in tags.items() if tag in line.tags.split()]
    if line.agreement_fen >= FEN_PER_YI:
        kinds.append("亿元")
    return "、".join(kinds)


def _progress(line: ProjectLine, latest: tuple[date, str] | None, year: int) -> str:
    """Money that has arrived, and what was last recorded; the summary where nothing was."""
    told = latest[1] if latest else line.summary
    text = shortened(told, LONGEST_TOLD)
    money = f"累计到位{yi(line.funds_fen)}亿元。" if line.funds_fen else ""
    return money + (f"{day_in(latest[0], year)}，{text}" if latest else text)


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
