"""From draft to issue: what was made is kept, checked, compared again, printed with its number and frozen."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.enums import ReportKind
from desktop_app.documents import checked, correcting, produce, trial
from desktop_app.documents.checked import Fallen
from desktop_app.documents.freezing import keep_beside, with_next_number
from desktop_app.documents.output import made_aside, write_atomically
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.produce import Bulletin, Press
from desktop_app.domain.periods import Month, days_of
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import local, office_settings, overview, report_drafts, report_issues, units
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.queries.report_issues import BEHIND, COUNTED
from desktop_app.services import report_drafts as drafting
from desktop_app.services import reports
from desktop_app.services.office import Actor, Changes, Office
from desktop_app.services.reports import NotChecked, Ready


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which bulletin: kind and period, or the correction of an issue and why."""

    kind: ReportKind
    period: str
    corrects: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """How far a bulletin is that was just made: its draft (None: it has none) and what was changed to say so.

    `may_decide`: who asks may check and issue; `blocked`: not issue, since the rules ask for another than the checker;
    `ahead`: neither, since its period has not begun.
    """

    draft: DraftRow | None
    changes: Changes | None = None
    may_decide: bool = False
    blocked: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """A bulletin with its number, as it was printed."""

    bulletin: Bulletin
    rendered: RenderResult
    changes: Changes


def of(made: Bulletin) -> Wanted:
    """Which bulletin this is."""
    return Wanted(made.kind, made.period, made.corrects, made.reason)


def compose(session: Session, press: Press, wanted: Wanted, day: date) -> Bulletin:
    """The bulletin, or the correction, as of a day. Raises UserError when there is nothing (more) to correct."""
    if not wanted.corrects:
        return produce.compose(session, press, wanted.kind, wanted.period, day)
    issued = report_issues.one(session, wanted.corrects)
    if issued is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "This bulletin does not stand any more."))
    return correcting.compose_correction(session, press, issued, wanted.reason, day)


def make(
    office: Office,
    press: Press,
    wanted: Wanted,
    out: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Bulletin, RenderResult]:
    """Write the bulletin as it stands now to `out`; nothing of it is frozen.

    Its head says 试印稿 in place of a number when another bulletin stands for the period, when the period is not over,
    and in the office of a unit, which counts its own records only.
    """
    today = office.clock.today()
    with office.read(sparing=True) as session:
        made = compose(session, press, wanted, today)
        stands = not made.corrects and report_issues.standing(session, made.kind, made.period) is not None
        holds_a_part = local.holds_a_part(session)
    if holds_a_part:
        made = replace(made, document=trial.marked(made.document, trial.OF_A_UNIT))
    elif stands or unended(made, today):
        made = replace(made, document=trial.marked(made.document))
    return made, render_pdf(made.document, out, press.fonts(), progress, cancelled)


def unended(made: Bulletin, today: date) -> date | None:
    """The last day of its period when that is not over yet, else None."""
    _first, last = days_of(made.kind, made.period)
    return last if last > today else None


def settle(office: Office, press: Press, actor: Actor, made: Bulletin) -> Settled:
    """Keep what was just made as a draft; a check of something else is taken back, and the draft says why.

    Who is not of the centre, or only looks, changes nothing; nor does a trial print of what is issued.
    """
    if not (actor.is_centre and actor.may_change) or (not made.corrects and _stands(office, made)):
        return Settled(None)
    draft, changes = _draft(office, of(made)), None
    if draft is None or not draft.checked:
        words = {"corrects_id": made.corrects, "reason": made.reason}
        changes = drafting.keep(office, actor, made.kind, made.period, made.title, **words)
    elif (fallen := _fallen(office, press, draft, made)) is not None:
        changes = drafting.fall_back(office, actor, draft.id, fallen.text)
    return _settled(office, actor, of(made), changes)


def _stands(office: Office, made: Bulletin) -> bool:
    with office.read() as session:
        return report_issues.standing(session, made.kind, made.period) is not None


def _settled(office: Office, actor: Actor, wanted: Wanted, changes: Changes | None) -> Settled:
    with office.read() as session:
        draft = report_drafts.find(session, wanted.kind, wanted.period, wanted.corrects)
        two = office_settings.load(session).second_person
    blocked = draft is not None and draft.checked and two and draft.checked_by == actor.name
    first, _last = days_of(wanted.kind, wanted.period)
    return Settled(draft, changes, True, blocked, first > office.clock.today())


def check(office: Office, actor: Actor, made: Bulletin) -> Settled:
    """The actor says that what is on the page is right. Raises UserError when its draft is gone."""
    draft = _draft(office, of(made))
    content = checked.content(made.document, made.snapshot)
    changes = drafting.check(office, actor, draft.id if draft else "", content.text, content.hash)
    return _settled(office, actor, of(made), changes)


def take_back(office: Office, actor: Actor, made: Bulletin) -> Settled:
    """The check is taken back, to look through it once more. Raises UserError when its draft is gone."""
    draft = _draft(office, of(made))
    changes = drafting.fall_back(office, actor, draft.id if draft else "")
    return _settled(office, actor, of(made), changes)


def issue(
    office: Office,
    press: Press,
    actor: Actor,
    wanted: Wanted,
    out: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    checks: bool = False,
    early: bool = True,
    also: Callable[[Bulletin], None] = lambda _made: None,
) -> Issued:
    """Make it once more, with the number and the day of now, and freeze it if it is what was checked.

    Its Word file, its tables as a workbook, its words and what is behind its figures are kept with the PDF, which lies
    at `out` too. `checks`: the actor checks what nobody has. `early`: even when its period is not over. `also` writes
    what else is wanted of it, before the number is taken. A number that another process takes meanwhile is given up for
    the next.

    Raises NotChecked (the draft tells what changed since its check), UserError, EnvironmentProblem, Cancelled.
    """

    def attempt() -> Issued:
        with office.read(sparing=True) as session:
            made = compose(session, press, wanted, office.clock.today())
            if not early:
                _require_over(made, office.clock.today())
            behind = _behind(session, made)
        content_hash = _checked_hash(office, press, actor, made, checks)
        rendered = render_pdf(made.document, out, press.fonts(), progress, cancelled)
        also(made)
        with made_aside(out) as folder:
            files = keep_beside(made.document, out, folder, press.fonts())
            if behind:
                files[BEHIND] = folder / f"{out.stem}.json"
                write_atomically(files[BEHIND], json.dumps(behind).encode())
            ready = _ready(made, content_hash, out, rendered.sha256, files)
            return Issued(made, rendered, reports.issue(office, actor, ready, checks=checks))

    return with_next_number(attempt)


def _require_over(made: Bulletin, today: date) -> None:
    """Raises UserError when the period of a bulletin is not over; for whoever sees no caution beside the pages."""
    drafting.require_begun(made.kind, made.period, made.title, today)
    if last := unended(made, today):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The period of “{title}” ends only on {last}; the figures go up to {today}, what comes later is "
                "missing.",
            ),
            QT_TRANSLATE_NOOP("errors", "Issue it when the period is over; with --early it is issued all the same."),
            title=made.title,
            last=last.isoformat(),
            today=today.isoformat(),
        )


def _behind(session: Session, made: Bulletin) -> dict[str, dict[str, int | str]]:
    """What each project counts for in each of the district's figures that are frozen, by indicator, and by its name in
    what a fortnight counts."""
    told = report_issues.district_figures(made.snapshot)
    month = Month.of(days_of(made.kind, made.period)[1])
    found: dict[str, dict[str, int | str]] = {
        one.value: {id_: int(part) for id_, part in overview.behind(session, month, one).items()}
        for one in overview.LISTED
        if one in told
    }
    for figure in made.snapshot.get(COUNTED, ()):
        projects = figure["projects"]
        found[figure["name"]] = dict(zip(projects, figure.get("parts") or [1] * len(projects), strict=True))
    return found


def _for_all(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """The figures that every unit gets with an issue: without the projects that are behind them."""
    counted = [
        {name: value for name, value in figure.items() if name not in ("projects", "parts")}
        for figure in snapshot.get(COUNTED, ())
    ]
    return {**snapshot, **({COUNTED: counted} if counted else {})}


def _ready(made: Bulletin, content_hash: str, pdf: Path, pdf_hash: str, files: Mapping[str, Path]) -> Ready:
    return Ready(
        made.kind,
        made.period,
        made.year,
        made.number,
        made.title,
        made.document.date,
        _for_all(made.snapshot),
        content_hash,
        pdf,
        pdf_hash,
        files,
        made.corrects,
    )


def _checked_hash(office: Office, press: Press, actor: Actor, made: Bulletin, checks: bool) -> str:
    """The hash under which this content was checked, if it was; of a change since, the draft tells and all ends."""
    draft = _draft(office, of(made))
    if draft is None or not draft.checked:
        return checked.content(made.document, made.snapshot).hash
    fallen = _fallen(office, press, draft, made)
    if fallen is None:
        return draft.content_hash
    if not checks:
        error = NotChecked(
            QT_TRANSLATE_NOOP("errors", "“{title}” is no longer what {name} checked; it is a draft again."),
            QT_TRANSLATE_NOOP("errors", "Beside its pages stands what has changed; check it once more."),
            title=made.title,
            name=draft.checked_by,
        )
        error.changes = drafting.fall_back(office, actor, draft.id, fallen.text)
        raise error
    return checked.content(made.document, made.snapshot).hash


def _fallen(office: Office, press: Press, draft: DraftRow, made: Bulletin) -> Fallen | None:
    """What is no longer as it was checked; None when nothing that is printed has changed.

    Days that a bulletin tells (a notice period) follow the day it is made: it is compared as of the day of the check.
    """
    with office.read(sparing=True) as session:
        day = draft.checked_on or made.document.date
        then = made if day == made.document.date else compose(session, press, of(made), day)
        names = {unit.code: unit.short_name or unit.name for unit in units.all_units(session)}
    now = checked.content(then.document, then.snapshot)
    if now.hash == draft.content_hash:
        return None
    found = checked.difference(checked.kept_content(draft.content), now, names)
    return found if found.figures or found.parts else None


def _draft(office: Office, wanted: Wanted) -> DraftRow | None:
    with office.read() as session:
        return report_drafts.find(session, wanted.kind, wanted.period, wanted.corrects)
