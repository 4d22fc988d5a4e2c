"""The sections of the record panel: lines of what belongs to a project."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.enums import ProjectStatus
from desktop_app.queries.project_parts import CommitmentLine, FundLine, ReviewLine, SupportLine
from desktop_app.queries.project_record import ProjectRecord
from desktop_app.services.office import Label
from desktop_app.ui.formats import NOTHING, date_text, money_wan, plain_text, share_text
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import Lookups, word
from desktop_app.ui.models.meeting_columns import reported_words
from desktop_app.ui.models.record_columns import fund_state
from desktop_app.ui.navigation import label_words
from desktop_app.ui.theme import SPACE_S, SPACE_XS


@dataclass(frozen=True, slots=True)
class Link:
    """Something to do with a line: what the link says and what it does."""

    label: str
    run: Callable[[], object]


_LINKS_BESIDE = 2
"""So many links find room beside a caption."""

EntryLinks = Callable[[str, str], Sequence[Link]]
"""(kind, id of an entry) -> what this user may do with it."""


def mark(link: Link, parent: QWidget) -> QPushButton:
    """Something that waits for the user: a shape, a word, and where it is done."""
    button = QPushButton(icon("triangle-alert", lambda t: t.yellow), link.label, parent)
    button.setProperty("look", "link")
    button.clicked.connect(lambda _on=False: link.run())
    return button


def entry(head: str, caption: str, parent: QWidget, links: Sequence[Link] = (), row_id: str = "") -> QWidget:
    """A line of a section: what it is, a caption under it, links at the right, or below where they are many, so that
    the caption keeps its width. `row_id`: by which it is found."""
    frame = QFrame(parent)
    frame.setObjectName(row_id)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
    column.setSpacing(0)
    title = QLabel(head, frame)
    title.setWordWrap(True)
    note = QLabel(caption, frame)
    note.setProperty("look", "caption")
    note.setWordWrap(True)
    row = QHBoxLayout()
    row.setSpacing(SPACE_S)
    column.addWidget(title)
    if len(links) > _LINKS_BESIDE:
        column.addWidget(note)
        row.addStretch(1)
    else:
        row.addWidget(note, 1)
    for link in links:
        button = QPushButton(link.label, frame)
        button.setProperty("look", "link")
        button.clicked.connect(lambda _on=False, run=link.run: run())
        row.addWidget(button)
    column.addLayout(row)
    return frame


def _reason_word(project: ProjectRecord) -> str:
    """Of what the reason in the record is: the last of the moves that ask for one."""
    translate = QCoreApplication.translate
    if project.state.status is ProjectStatus.ON_HOLD:
        return translate("Record", "Why on hold")
    if project.state.status is ProjectStatus.TERMINATED:
        return translate("Record", "Why terminated")
    return translate("Record", "Why handed over or put back")


def overview(project: ProjectRecord, lookups: Lookups, marked: Collection[str] = ()) -> list[tuple[str, str, str]]:
    """The facts of the first section: field, name and value; empty ones are left out but for those every project should
    have and those of `marked` fields."""
    translate = QCoreApplication.translate
    v = project.values
    always = [
        ("host_unit_id", translate("Record", "Unit"), project.unit),
        ("industry_code", translate("Record", "Industry"), lookups.name("industry", v["industry_code"])),
        ("total_investment_fen", translate("Record", "Total investment"), _money(v["total_investment_fen"])),
        ("next_step", translate("Record", "Next step"), _dated(v["next_step"], v["next_step_date"])),
        ("handler", translate("Record", "Handler"), v["handler"]),
    ]
    rest = [
        ("name", translate("Record", "Name"), v["name"] if project.title != v["name"] else ""),
        ("codename", translate("Record", "Codename"), v["codename"]),
        ("region_code", translate("Record", "Origin"), lookups.name("region", v["region_code"])),
        ("track", translate("Record", "Track"), word(v["track"])),
        ("kind", translate("Record", "Kind"), word(v["kind"])),
        ("fixed_investment_fen", translate("Record", "Fixed investment"), _money(v["fixed_investment_fen"])),
        ("source_code", translate("Record", "Source"), lookups.name("source", v["source_code"])),
        ("campaign_code", translate("Record", "Campaign"), lookups.name("campaign", v["campaign_code"])),
        ("landing_unit_id", translate("Record", "Landing unit"), project.landing_unit),
        ("owner_code", translate("Record", "Kept by"), project.keeper),
        ("company_name", translate("Record", "Company"), v["company_name"]),
        ("company_uscc", translate("Record", "Credit code"), v["company_uscc"]),
        ("company_address", translate("Record", "Address"), v["company_address"]),
        ("side_reason", _reason_word(project), v["side_reason"]),
        (
            "hold_review_date",
            translate("Record", "Look at it again"),
            date_text(v["hold_review_date"]) if v["hold_review_date"] else "",
        ),
        ("entered_on", translate("Record", "Entered"), date_text(v["entered_on"])),
        ("summary", translate("Record", "Summary"), v["summary"]),
    ]
    told = always + [fact for fact in rest if fact[2] or fact[0] in marked]
    return [(field, name, text or NOTHING) for field, name, text in told]


def _money(fen: int | None) -> str:
    words = QCoreApplication.translate("Record", "{amount} 万元")
    return words.format(amount=money_wan(fen)) if fen is not None else ""


def _dated(text: str, day: dt.date | None) -> str:
    return f"{text} · {date_text(day)}" if text and day else text


def investors(project: ProjectRecord, lookups: Lookups, parent: QWidget) -> list[QWidget]:
    """Investors with their part, the lead first; credits of the units after them."""
    lead = QCoreApplication.translate("Record", "lead")
    found = []
    for line in project.investors:
        parts = [
            share_text(line.share),
            lead if line.is_lead else "",
            lookups.name("region", line.region_code),
            word(line.ownership),
            line.uscc or word(line.no_uscc_reason),
        ]
        found.append(entry(line.name, " · ".join(p for p in parts if p), parent))
    for credit in project.credits:
        found.append(entry(credit.unit, f"{word(credit.role)} · {share_text(credit.share)}", parent))
    return found


def activities(project: ProjectRecord, parent: QWidget, limit: int, links: EntryLinks) -> list[QWidget]:
    """Contacts, newest first."""
    following = QCoreApplication.translate("Record", "next: {step}")
    found = []
    for a in project.activities[:limit]:
        parts = [date_text(a.held_on), word(a.kind), a.people, a.by]
        if a.next_step:
            parts.append(following.format(step=_dated(a.next_step, a.next_step_date)))
        found.append(entry(a.text, " · ".join(p for p in parts if p), parent, links("activity", a.id), a.id))
    return found


def funds(
    project: ProjectRecord,
    lookups: Lookups,
    parent: QWidget,
    links: Callable[[FundLine], Sequence[Link]],
) -> list[QWidget]:
    """The ledger, newest first, with what the user may do to each entry."""
    found = []
    for f in project.funds:
        parts = [
            date_text(f.arrived_on),
            lookups.name("fund_form", f.form_code),
            f.investor,
            f.evidence,
            fund_state(f),
            f.count_month,
            f.note,
        ]
        found.append(entry(_money(f.amount_fen), " · ".join(p for p in parts if p), parent, links(f), f.id))
    plan = QCoreApplication.translate("Record", "planned for {year}")
    found += [entry(_money(amount), plan.format(year=year), parent) for year, amount in project.plans.items()]
    return found


def agreements(project: ProjectRecord, parent: QWidget, links: EntryLinks) -> list[QWidget]:
    """Contracts with their reviews."""
    translate = QCoreApplication.translate
    found = []
    for a in project.agreements:
        parts = [word(a.kind), date_text(a.signed_on), a.number]
        if a.legal_review:
            parts.append(translate("Record", "legal review {number}").format(number=a.legal_review))
        if a.fair_competition:
            parts.append(translate("Record", "fair-competition review {number}").format(number=a.fair_competition))
        head = _money(a.amount_fen) or word(a.kind)
        found.append(entry(head, " · ".join(p for p in parts if p), parent, links("agreement", a.id), a.id))
    return found


def reviews(project: ProjectRecord, parent: QWidget, links: Callable[[ReviewLine], Sequence[Link]]) -> list[QWidget]:
    """Meetings that dealt with the project; of one that does not count yet the line says so."""
    translate = QCoreApplication.translate
    found = []
    for r in project.reviews:
        score = f"{r.score / 100:g}" if r.score is not None else ""
        met = translate("Record", "conditions met") if r.conditions_closed else ""
        met = reported_words(r.reported) if r.reported is not None else met
        waits = "" if r.confirmed else translate("Record", "not confirmed yet")
        caption = " · ".join(p for p in (waits, r.meeting, date_text(r.held_on), score, r.conditions, met) if p)
        found.append(entry(word(r.conclusion), caption, parent, links(r), r.id))
    return found


def commitments(
    project: ProjectRecord, parent: QWidget, links: Callable[[CommitmentLine], Sequence[Link]]
) -> list[QWidget]:
    """Promises, the earliest due first."""
    translate = QCoreApplication.translate
    found = []
    for c in project.commitments:
        due = translate("Record", "due {date}").format(date=date_text(c.due_on)) if c.due_on else ""
        paid = translate("Record", "paid {amount}").format(amount=_money(c.paid_fen)) if c.paid_fen else ""
        parts = [word(c.side), _money(c.amount_fen), due, word(c.state), paid]
        found.append(entry(c.clause, " · ".join(p for p in parts if p), parent, links(c), c.id))
    return found


def support(project: ProjectRecord, parent: QWidget, links: Callable[[SupportLine], Sequence[Link]]) -> list[QWidget]:
    """Referrals, help and recognised amounts, newest first."""
    translate = QCoreApplication.translate
    found = []
    for line in project.support:
        accepted = translate("Record", "accepted {date}").format(date=date_text(line.accepted_on))
        waits = translate("Record", "not accepted yet")
        head = {
            "referral": translate("Record", "Referred to {unit}").format(unit=line.unit or NOTHING),
            "assist": translate("Record", "Helped {unit}").format(unit=line.unit or NOTHING),
            "beijing_recognition": translate("Record", "Recognised: {amount}").format(amount=_money(line.amount_fen)),
        }[line.kind]
        state = "" if line.kind != "referral" else accepted if line.accepted_on else waits
        caption = " · ".join(part for part in (date_text(line.day), state, line.text) if part)
        found.append(entry(head, caption, parent, links(line)))
    return found


def history(project: ProjectRecord, parent: QWidget) -> list[QWidget]:
    """The last steps that touched the project."""
    found = []
    for step in project.history:
        when = dt.datetime.fromtimestamp(step.at / 1000).strftime("%Y-%m-%d %H:%M")
        words = label_words(Label(step.label, dict(step.values)))
        found.append(entry(plain_text(words), f"{when} · {step.user}", parent))
    return found
