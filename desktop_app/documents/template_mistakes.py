"""Mistakes in a template that would be met only when something is printed, told while it is being written.

What may stand in a template, the supplied one shows: its keys, what its remarks name besides, and its places with those
of `template_places`.
"""

import difflib
import re
from collections.abc import Collection, Mapping

from desktop_app.documents.bulletin import COPIES
from desktop_app.documents.letter_press import EXAMPLE, NUMBER
from desktop_app.documents.notice import DAYS
from desktop_app.documents.review_minutes import ANSWER_LINES
from desktop_app.documents.review_papers import ROWS
from desktop_app.documents.template_layers import Segment, split
from desktop_app.documents.template_places import places
from desktop_app.documents.template_tables import CHARTED, LENGTHS, LISTS, TABLES
from desktop_app.documents.templates import Line, Template
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError

KEY = re.compile(r"([a-z_]+)\s*=\s*(.*)")
WORD = re.compile(r"[a-z_]+")
WIDE = re.compile(r"[｛｝]")
WIDE_REMARK = "；"

_NUMBERS: Mapping[tuple[str, str], range] = {
    ("masthead", "copies"): COPIES,
    ("notice", "days"): DAYS,
    ("sign_in", "rows"): ROWS,
    ("slip_answer", ""): ANSWER_LINES,
    (LISTS, ""): LENGTHS,
    (LISTS, "chart_units"): CHARTED,
}
"""The whole numbers of templates by part and key ("": any), and from where to where they go."""

_NUMBERED = ("masthead", "letterhead", "minutes_head")
"""The parts that say how a document is numbered."""

_MAY_LACK = frozenset({"copies"})
"""What may be left empty all the same."""

WHOLE = (LISTS, TABLES)
"""The parts of which no line may be left out."""

BY_LINE = (TABLES, "charts")
"""The parts of which each line may name something else."""


def refuse_mistakes(template: Template, supplied_text: str) -> None:
    """Raises UserError at the first line that could not be printed, with the word that may be meant."""
    supplied = split(supplied_text).segments
    name = template.path.name
    for (part, key), allowed in _NUMBERS.items():
        if part in template.parts and part not in WHOLE and key and key not in _MAY_LACK:
            template.number(part, key, allowed)
    for part, lines in template.parts.items():
        told = supplied.get(part, Segment(part, (), ()))
        known = places(name, part, "\n".join((*told.lead, *told.body)))
        keys = _keys(told)
        for line in lines:
            _refuse_wide(template, line)
            own = known if part not in BY_LINE else places(name, part, keys.get(_key(line), ""))
            _refuse_places(template, line, own)
            if keys:
                _refuse_setting(template, line, keys, frozenset(WORD.findall("\n".join(told.lead))))
            _refuse_number(template, part, line)
            _refuse_same_number(template, part, line)
        _refuse_gaps(template, part, keys)


def _key(line: Line) -> str:
    return line.text.partition("=")[0].strip()


def _refuse_gaps(template: Template, part: str, keys: Collection[str]) -> None:
    """Every list has a length, every table something above it."""
    for key in keys if part in WHOLE else ():
        line = template.raw(part, key)
        if not line.text:
            raise _no_value(template, line)


def _no_value(template: Template, line: Line) -> UserError:
    return template.mistake(QT_TRANSLATE_NOOP("errors", "{file}, line {line}: “key = value” is expected."), line)


def _refuse_wide(template: Template, line: Line) -> None:
    """Signs of a Chinese keyboard that look like those of a template."""
    if line.text.startswith(WIDE_REMARK):
        message = QT_TRANSLATE_NOOP(
            "errors", "{file}, line {line}: a remark begins with the half-width ; — with ； it would be printed."
        )
        raise template.mistake(message, line)
    if found := WIDE.search(line.text):
        message = QT_TRANSLATE_NOOP(
            "errors", "{file}, line {line}: “{sign}” is a full-width brace and would be printed; write {right}."
        )
        raise template.mistake(message, line, sign=found[0], right={"｛": "{", "｝": "}"}[found[0]])


def _refuse_places(template: Template, line: Line, known: Collection[str]) -> None:
    for _text, place in template.pieces(line):
        word = (place or "").removeprefix("*")
        if place is None or word in known:
            continue
        close = difflib.get_close_matches(word, known, 1)
        if close:
            message = QT_TRANSLATE_NOOP(
                "errors",
                "{file}, line {line}: there is nothing called “{name}” to put in; “{close}” may be meant. Known here: "
                "{known}.",
            )
        elif known:
            message = QT_TRANSLATE_NOOP(
                "errors", "{file}, line {line}: there is nothing called “{name}” to put in. Known here: {known}."
            )
        else:
            message = QT_TRANSLATE_NOOP(
                "errors", "{file}, line {line}: there is nothing called “{name}”; nothing can be put in here."
            )
        raise template.mistake(message, line, name=word, close="".join(close), known="、".join(sorted(known)))


def _keys(part: Segment) -> Mapping[str, str]:
    """The keys and values of a supplied part that has nothing else; none where the office names the keys itself."""
    lines = [line.strip() for line in part.body if line.strip() and not line.strip().startswith(";")]
    found = [KEY.fullmatch(line) for line in lines]
    return {one[1]: one[2] for one in found if one} if all(found) else {}


def _refuse_setting(template: Template, line: Line, keys: Mapping[str, str], named: Collection[str]) -> None:
    key, sign, _value = (part.strip() for part in line.text.partition("="))
    if not sign:
        raise _no_value(template, line)
    if key not in keys and key not in named:
        close = difflib.get_close_matches(key, keys, 1)
        if not close:
            raise template.unknown_key(line, key, keys)
        message = QT_TRANSLATE_NOOP(
            "errors", "{file}, line {line}: “{key}” is not known here; “{close}” may be meant. Known are: {known}."
        )
        raise template.mistake(message, line, key=key, close=close[0], known="、".join(keys))


def _refuse_same_number(template: Template, part: str, line: Line) -> None:
    """What is numbered has its number in it; a letter's is read from its head when it is issued."""
    key, _sign, value = (text.strip() for text in line.text.partition("="))
    if part not in _NUMBERED or key != "number" or not value:
        return
    if "{number}" not in value:
        message = QT_TRANSLATE_NOOP("errors", "{file}, line {line}: without {number} all would have the same number.")
        raise template.mistake(message, line, number="{number}")
    if part == "letterhead" and not NUMBER.fullmatch(value.replace("{year}", "2000").replace("{number}", "1")):
        message = QT_TRANSLATE_NOOP("errors", "{file}, line {line}: a letter's number is written as “{example}”.")
        raise template.mistake(message, line, example=EXAMPLE)


def _refuse_number(template: Template, part: str, line: Line) -> None:
    key, sign, value = (text.strip() for text in line.text.partition("="))
    allowed = _NUMBERS.get((part, key), _NUMBERS.get((part, "")))
    if allowed is None or not sign or (not value and key in _MAY_LACK):
        return
    if not (value.isdecimal() and int(value) in allowed):
        raise template.no_number(line, allowed)
