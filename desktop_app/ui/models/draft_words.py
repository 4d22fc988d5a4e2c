"""How far a bulletin in work is, in words: who checked it, and what has changed since."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop_app.documents.checked import kept_fallen
from desktop_app.documents.correction import CorrectedFigure
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.ui.formats import minute
from desktop_app.ui.models.lookups import listed

SHOWN = 5
"""So many figures that changed are told; the rest is counted."""


def checked_words(by: str, at_ms: int | None) -> str:
    """Who checked it and when; "" when nobody did."""
    if not by:
        return ""
    words = QCoreApplication.translate("DraftWords", "Checked by {name}, {time}")
    return words.format(name=by, time=minute(at_ms) if at_ms else "—")


def fallen_words(draft: DraftRow) -> str:
    """Why a check does not hold any more, a line for each change; "" when none was taken back."""
    fallen = kept_fallen(draft.fallen)
    if not (fallen.figures or fallen.parts):
        return ""
    head = QCoreApplication.translate("DraftWords", "{name} had checked it ({time}). Since then has changed:")
    lines = [head.format(name=draft.checked_by, time=minute(draft.checked_at) if draft.checked_at else "—")]
    lines += _figures(fallen.figures)
    if fallen.parts:
        beginning = QCoreApplication.translate("DraftWords", "the beginning")
        words = QCoreApplication.translate("DraftWords", "▲ Words or tables under: {parts}")
        lines.append(words.format(parts=listed(part or beginning for part in fallen.parts)))
    return "\n".join(lines)


def _figures(figures: Sequence[CorrectedFigure]) -> list[str]:
    told = [f"▲ {one.unit + ' ' if one.unit else ''}{one.name}：{one.before} → {one.now}" for one in figures[:SHOWN]]
    if len(figures) > SHOWN:
        words = QCoreApplication.translate("DraftWords", "▲ and %n more figure(s)", "", len(figures) - SHOWN)
        told.append(words)
    return told
