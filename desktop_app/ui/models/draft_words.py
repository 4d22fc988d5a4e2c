"""How far a bulletin in work is, in words: who checked it, and what has changed since."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.documents import lacking
from desktop_app.documents.checked import kept_fallen
from desktop_app.documents.correction import CorrectedFigure
from desktop_app.documents.crowded import crowded
from desktop_app.documents.edited import TextBlock
from desktop_app.documents.lacking import Kind, Place
from desktop_app.documents.produce import Bulletin
from desktop_app.domain.edits import ChangedFigure
from desktop_app.domain.periods import days_of
from desktop_app.domain.quoting import within_quotes
from desktop_app.domain.report_parts import NAMES, Part
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.ui.formats import date_text, minute
from desktop_app.ui.models.lookups import listed

SHOWN = 5
"""So many figures that changed, or paragraphs, are told; the rest is counted."""


def cautions(made: Bulletin, missing: Sequence[str], today: date) -> list[str]:
    """What to think of before it is checked or issued.

    Its period is not over; no font has some characters; paragraphs of the clerk's were written for other figures, or
    are printed no more.
    """
    first, last = days_of(made.kind, made.period)
    days = {"first": date_text(first), "last": date_text(last), "today": date_text(today)}
    told = []
    if first > today:
        told.append(
            QCoreApplication.translate(
                "DraftWords", "The period begins only on {first} and ends on {last}: it can be printed as a trial only."
            ).format(**days)
        )
    elif last > today:
        told.append(
            QCoreApplication.translate(
                "DraftWords",
                "The period ends only on {last}; the figures go up to {today}, what comes later is missing.",
            ).format(**days)
        )
    if missing:
        told.append(_lacking(made, missing))
    if made.without_phone:
        told.append(
            QCoreApplication.translate(
                "DraftWords",
                "It says where to turn with objections, but no telephone: enter the landline of your own office under "
                "“Units and targets”. A mobile telephone is not printed.",
            )
        )
    words = QCoreApplication.translate(
        "DraftWords",
        "“{name}” in the head is set small: it has {count} characters, {most} are printed well. Shorten it.",
    )
    told += [words.format(name=name, count=len(name), most=most) for name, most in crowded(made.document)]
    return told + _worded(made.blocks)


def _lacking(made: Bulletin, missing: Sequence[str]) -> str:
    """The characters that no font has, a line each with the place where it stands first."""
    translate = QCoreApplication.translate
    lines = [
        translate(
            "DraftWords", "No font has these characters, 〓 is printed in their place. Write the words otherwise:"
        )
    ]
    found = {one.character: one for one in lacking.places(made.document, missing)}
    for character in missing[:SHOWN]:
        where = place_words(found[character]) if character in found else ""
        lines.append(
            translate("DraftWords", "{character}: {where}").format(character=lacking.named(character), where=where)
            if where
            else lacking.named(character)
        )
    if len(missing) > SHOWN:
        lines.append(translate("DraftWords", "and %n more character(s)", "", len(missing) - SHOWN))
    return "\n".join(lines)


def place_words(place: Place) -> str:
    """Where it stands, with the words around it."""
    translate = QCoreApplication.translate
    words = {
        Kind.HEAD: translate("DraftWords", "in the head: “{words}”"),
        Kind.TITLE: translate("DraftWords", "in the title: “{words}”"),
        Kind.HEADING: translate("DraftWords", "in a heading: “{words}”"),
        Kind.PARAGRAPH: translate("DraftWords", "“{heading}”, paragraph {number}: “{words}”"),
        Kind.TABLE: translate("DraftWords", "in the table “{heading}”, row {number}: “{words}”"),
        Kind.FIGURE: translate("DraftWords", "in a chart under “{heading}”: “{words}”"),
        Kind.FOOT: translate("DraftWords", "at the end: “{words}”"),
    }[place.kind]
    if place.kind is Kind.TABLE and place.number == 0:
        words = translate("DraftWords", "in the head or a note of the table “{heading}”: “{words}”")
    heading = place.heading or translate("DraftWords", "the beginning")
    told = words.format(heading=within_quotes(heading), number=place.number, words=within_quotes(place.words))
    more = translate("DraftWords", "and %n place(s) more", "", place.more) if place.more else ""
    return listed([told, more]) if more else told


def _worded(blocks: Sequence[TextBlock]) -> list[str]:
    """The clerk's paragraphs that no longer fit, each with the figures that have changed since it was written."""
    old = [block for block in blocks if block.outdated or (block.edit is not None and block.automatic is None)]
    told = [_worded_for(block) for block in old[:SHOWN]]
    if len(old) > SHOWN:
        told.append(
            QCoreApplication.translate(
                "DraftWords", "The same holds for %n more paragraph(s) of your own.", "", len(old) - SHOWN
            )
        )
    return told


def _worded_for(block: TextBlock) -> str:
    heading = block_name(block)
    if block.automatic is None:
        words = QCoreApplication.translate(
            "DraftWords", "Your paragraph under “{heading}” is not printed: the figures write none there any more."
        )
        return words.format(heading=heading)
    if not block.figures:
        words = QCoreApplication.translate(
            "DraftWords", "Your paragraph under “{heading}” is printed, but the figures would word it otherwise now."
        )
        return words.format(heading=heading)
    words = QCoreApplication.translate(
        "DraftWords", "Your paragraph under “{heading}” was written for other figures: {figures}."
    )
    more = ["…"] if len(block.figures) > SHOWN else []
    return words.format(heading=heading, figures=listed([*map(figure_words, block.figures[:SHOWN]), *more]))


def figure_words(figure: ChangedFigure) -> str:
    """A number and the one that stands there now; one that is told no more, or is new, by the words before it."""
    if not figure.now:
        words = QCoreApplication.translate("DraftWords", "{what} → no longer given")
        return words.format(what=figure.about + figure.before)
    if not figure.before:
        return QCoreApplication.translate("DraftWords", "new: {what}").format(what=figure.about + figure.now)
    return f"{figure.before} → {figure.now}"


def block_name(block: TextBlock) -> str:
    """Where a paragraph stands; a part that is written whole by what it is."""
    if block.part is not None:
        return part_name(block.part)
    return block.heading or QCoreApplication.translate("DraftWords", "the beginning")


def part_name(part: Part) -> str:
    """A part that is written whole, as clerks call it."""
    return {
        Part.CENTRAL: QCoreApplication.translate("DraftWords", "Central enterprises to name"),
        Part.KEY_PROJECTS: QCoreApplication.translate("DraftWords", "Key projects to name"),
        Part.LANDED: QCoreApplication.translate("DraftWords", "Landed leads to name"),
        Part.TOPICS: QCoreApplication.translate("DraftWords", "Training topics to name"),
        Part.MEASURES: QCoreApplication.translate("DraftWords", "Measures and results"),
        Part.MATTERS: QCoreApplication.translate("DraftWords", "Matters to coordinate"),
        Part.PROBLEMS: QCoreApplication.translate("DraftWords", "Problems"),
        Part.NEXT_STEPS: QCoreApplication.translate("DraftWords", "Next steps"),
        Part.NEXT_YEAR: QCoreApplication.translate("DraftWords", "Plans for next year"),
    }[part]


def part_hint(part: Part) -> str:
    """How such a part is written."""
    if part in NAMES:
        return QCoreApplication.translate("DraftWords", "One name a line.")
    special = {
        Part.MEASURES: QCoreApplication.translate("DraftWords", "One measure a line, counted on from 二是."),
        Part.MATTERS: QCoreApplication.translate(
            "DraftWords", "One paragraph a line, printed before those that the records give."
        ),
        Part.NEXT_YEAR: QCoreApplication.translate(
            "DraftWords", "One paragraph a line; a short line with （一） is a heading."
        ),
    }
    return special.get(part) or QCoreApplication.translate(
        "DraftWords", "The whole section, one paragraph a line; it is printed in place of what the records say."
    )


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
