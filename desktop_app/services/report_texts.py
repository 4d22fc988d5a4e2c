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
from desktop_app.domain.edits import Edit, paragraphs
from desktop_app.domain.report_parts import NAMES, PARTS, Part
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.queries import report_texts
from desktop_app.queries.report_texts import BASES, edits_name, load_edits, setting_name
from desktop_app.services import report_drafts
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.rights import require_centre

WRITTEN = "撰写的文字"
"""How a draft names the parts that the clerk wrote whole."""


def write(office: Office, actor: Actor, kind: ReportKind, period: str, edits: Mapping[str, Edit]) -> Changes:
    """Keep the clerk's words of a bulletin in place of those it had, by their keys: parts written whole, paragraphs.

    A part with an empty text is not printed. Raises UserError unless the actor is of the centre.
    """
    require_centre(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Word the report {period} otherwise"), {"period": period})
    own = {part: edits[part] for part in PARTS.get(kind, ()) if part in edits}
    others = {key: edit for key, edit in edits.items() if key not in own}
    with office.write(label, actor) as tx:
        parts, others_before = report_texts.load(tx.session, kind, period), load_edits(tx.session, kind, period)
        if own or parts:
            bases = {part.value: edit.base for part, edit in own.items() if part not in NAMES}
            put(tx.session, kind, period, {part: paragraphs(edit.text) for part, edit in own.items()}, bases)
        _keep(tx.session, edits_name(kind, period), {key: asdict(edit) for key, edit in others.items()})
        changed = [key for key in {**others_before, **others} if others_before.get(key) != others.get(key)]
        named = {key: edit.heading for key, edit in (*others_before.items(), *others.items())}
        headings = [(named[key] or key.rpartition("/")[0]).split(" · ")[0] for key in changed]
        rewritten = [WRITTEN] if report_texts.load(tx.session, kind, period) != parts else []
        report_drafts.reworded(tx, kind, period, list(dict.fromkeys((*rewritten, *headings))))
    return tx.done()


def put(
    session: Session,
    kind: ReportKind,
    period: str,
    texts: Mapping[Part, Sequence[str]],
    bases: Mapping[str, str] | None = None,
) -> None:
    """Keep the lines of parts in an open transaction, and what the figures said in place of them (`bases`).

    Raises KeyError for a part that this kind of bulletin does not have.
    """
    if unknown := texts.keys() - set(PARTS[kind]):
        raise KeyError(*sorted(unknown))
    kept: dict[str, object] = {
        part.value: [line.strip() for line in lines if line.strip()] for part, lines in texts.items()
    }
    _keep(session, setting_name(kind, period), {**kept, BASES: bases} if bases else kept)


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
            put(session, ReportKind(kind), period, {Part(part): text.splitlines() for part, text in texts.items()})
