"""Keeping what the clerk writes for a bulletin: names to mention, problems, plans, other wordings."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ReportKind
from db.models import Setting
from desktop_app.domain.edits import Edit
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.queries import report_texts
from desktop_app.queries.report_texts import PARTS, edits_name, setting_name
from desktop_app.services import report_drafts
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.rights import require_centre

WRITTEN = "撰写的文字"
"""How a draft names what the clerk wrote for the whole bulletin."""

Texts = Mapping[str, Sequence[str]]
"""Lines by part; an empty part leaves the word to the figures."""


def write(office: Office, actor: Actor, kind: ReportKind, period: str, texts: Texts) -> Changes:
    """Keep the texts of a bulletin in place of those it had. Raises UserError unless the actor is of the centre."""
    require_centre(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Write the texts of the report {period}"), {"period": period})
    with office.write(label, actor) as tx:
        before = report_texts.load(tx.session, kind, period)
        put(tx.session, kind, period, texts)
        changed = report_texts.load(tx.session, kind, period) != before
        report_drafts.reworded(tx, kind, period, [WRITTEN] if changed else [])
    return tx.done()


def put(session: Session, kind: ReportKind, period: str, texts: Texts) -> None:
    """Keep the texts in an open transaction. Raises KeyError for a part that this kind of bulletin does not have."""
    if unknown := texts.keys() - set(PARTS[kind]):
        raise KeyError(*sorted(unknown))
    kept = {part: [line.strip() for line in lines if line.strip()] for part, lines in texts.items()}
    _keep(session, setting_name(kind, period), {part: lines for part, lines in kept.items() if lines})


def write_edits(office: Office, actor: Actor, kind: ReportKind, period: str, edits: Mapping[str, Edit]) -> Changes:
    """Keep the other wordings of a bulletin's paragraphs, by their keys, in place of those it had.

    Raises UserError unless the actor is of the centre.
    """
    require_centre(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Edit the paragraphs of the report {period}"), {"period": period})
    with office.write(label, actor) as tx:
        before = report_texts.load_edits(tx.session, kind, period)
        _keep(tx.session, edits_name(kind, period), {key: asdict(edit) for key, edit in edits.items()})
        changed = [key for key in {**before, **edits} if before.get(key) != edits.get(key)]
        headings = dict.fromkeys(key.rpartition("/")[0].split(" · ")[0] for key in changed)
        report_drafts.reworded(tx, kind, period, list(headings))
    return tx.done()


def _keep(session: Session, name: str, content: Mapping[str, object]) -> None:
    row = session.scalars(select(Setting).where(Setting.name == name, Setting.deleted_at.is_(None))).first()
    if row is None:
        row = Setting(name=name)
        session.add(row)
    row.value = json.dumps(content, ensure_ascii=False, sort_keys=True)
    session.flush()


def load_file(session: Session, path: Path) -> None:
    """Keep the texts of a TOML file: a table of parts under [kind.period]."""
    with path.open("rb") as file:
        content = tomllib.load(file)
    for kind, periods in content.items():
        for period, texts in periods.items():
            put(session, ReportKind(kind), period, {part: text.splitlines() for part, text in texts.items()})
