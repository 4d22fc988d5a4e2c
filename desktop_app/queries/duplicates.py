"""Projects and investors that may be the one being entered: same code, similar name, same parent.

A project that hides behind its codename is recognised by its name, but shown by the codename.
"""

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.models import Investor, InvestorName, Project, ProjectInvestor
from desktop_app.domain.workbook.cells import read_code
from desktop_app.queries.project_titles import shown_title

SIMILAR = 80
SHOWN = 5
SHORTEST = 3
BEGINNING = 4
"""So many signs of a name make it recognisable while the rest is still to be typed."""
_COMMON = re.compile(r"项目|有限责任公司|股份有限公司|有限公司|集团|公司|（|）|\(|\)|\s")

Reason = Literal["name", "uscc", "parent"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A record that may be the same: why, and how similar the name is (0-100; 100 for the same code)."""

    kind: Literal["project", "investor"]
    id: str
    title: str
    reason: Reason
    score: int


def core(name: str) -> str:
    """A name without the words that all companies and projects share."""
    return _COMMON.sub("", name)


def similar(session: Session, name: str, uscc: str = "", investor: str = "", leave_out: str = "") -> list[Duplicate]:
    """The likeliest first, five at most. `leave_out` is the project being edited itself."""
    found: list[Duplicate] = []
    if uscc:
        found += _same_code(session, read_code(uscc).upper())
    if investor and len(core(investor)) >= 2:
        found += _investors(session, investor)
    if len(core(name)) >= SHORTEST:
        found += [d for d in _projects(session, name) if d.id != leave_out]
    best: dict[str, Duplicate] = {}
    for one in found:
        if one.id not in best or best[one.id].score < one.score:
            best[one.id] = one
    return sorted(best.values(), key=lambda d: -d.score)[:SHOWN]


def _same_code(session: Session, uscc: str) -> list[Duplicate]:
    found = session.execute(
        select(Investor.id, Investor.name).where(Investor.uscc == uscc, Investor.deleted_at.is_(None))
    )
    return [Duplicate("investor", id_, name, "uscc", 100) for id_, name in found]


def _investors(session: Session, name: str) -> list[Duplicate]:
    alive = select(Investor.id, Investor.name).where(Investor.deleted_at.is_(None))
    known = dict(session.execute(alive).all())
    former = session.execute(
        select(InvestorName.investor_id, InvestorName.name).where(InvestorName.deleted_at.is_(None))
    )
    names = {("", id_): title for id_, title in known.items()}
    names |= {(old, id_): old for id_, old in former if id_ in known}
    hits = process.extract(
        core(name),
        {key: core(title) for key, title in names.items()},
        scorer=fuzz.ratio,
        score_cutoff=SIMILAR,
        limit=SHOWN,
    )
    likely = [Duplicate("investor", key[1], known[key[1]], "name", round(score)) for _text, score, key in hits]
    return likely + _siblings(session, [d.id for d in likely if d.score == 100])


def _siblings(session: Session, investor_ids: list[str]) -> list[Duplicate]:
    """Projects of companies with the same parent as the one that was recognised."""
    parents = select(Investor.parent_id).where(Investor.id.in_(investor_ids), Investor.parent_id.is_not(None))
    family = select(Investor.id).where(
        or_(Investor.parent_id.in_(parents), Investor.id.in_(parents), Investor.parent_id.in_(investor_ids))
    )
    found = session.execute(
        select(Project.id, shown_title())
        .join(ProjectInvestor, ProjectInvestor.project_id == Project.id)
        .where(ProjectInvestor.investor_id.in_(family), Project.deleted_at.is_(None))
        .limit(SHOWN)
    )
    return [Duplicate("project", id_, name, "parent", SIMILAR - 1) for id_, name in found]


def _projects(session: Session, name: str) -> list[Duplicate]:
    alive = select(Project.id, Project.name, shown_title()).where(Project.deleted_at.is_(None))
    rows = session.execute(alive).all()
    wanted, shown = core(name), {id_: title for id_, _, title in rows}
    cores = {id_: core(text) for id_, text, _ in rows}
    begun = [id_ for id_, text in cores.items() if text.startswith(wanted)] if len(wanted) >= BEGINNING else []
    scores = dict.fromkeys(begun[:SHOWN], float(SIMILAR))
    for _text, score, id_ in process.extract(wanted, cores, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=SHOWN):
        scores[id_] = score
    return [Duplicate("project", id_, shown[id_], "name", round(score)) for id_, score in scores.items()]
