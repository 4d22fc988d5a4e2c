"""Mistakes in a template that would be met only when something is printed, told while it is being written.

What may stand in a template, the supplied one shows: its places, its keys, and what its remarks name besides.
"""

import re
from collections.abc import Sequence

from desktop_app.documents.templates import Line, Template
from desktop_app.errors import QT_TRANSLATE_NOOP

PLACE = re.compile(r"\{\*?(\w+)\}")
KEY = re.compile(r"([a-z_]+)\s*=\s*(.*)")
WORD = re.compile(r"[a-z_]+")


def refuse_mistakes(template: Template, supplied: Template, supplied_text: str) -> None:
    """Raises UserError at the first line that could not be printed."""
    remarks = "\n".join(line for line in supplied_text.splitlines() if line.lstrip().startswith(";"))
    template.refuse_places(frozenset(PLACE.findall(supplied_text)))
    named = frozenset(WORD.findall(remarks))
    for part, lines in template.parts.items():
        settings = _settings(supplied.parts.get(part, ()))
        if settings:
            for line in lines:
                _refuse_setting(template, line, settings, named)


def _settings(lines: Sequence[Line]) -> dict[str, str]:
    """The keys and values of a part that has nothing else; none where the office names the keys itself."""
    found = [KEY.fullmatch(line.text) for line in lines]
    return {one[1]: one[2] for one in found if one} if all(found) else {}


def _refuse_setting(template: Template, line: Line, settings: dict[str, str], named: frozenset[str]) -> None:
    key, sign, value = (part.strip() for part in line.text.partition("="))
    if not sign:
        raise template.mistake(QT_TRANSLATE_NOOP("errors", "{file}, line {line}: “key = value” is expected."), line)
    if key not in settings and key not in named:
        raise template.unknown_key(line, key, settings)
    if settings.get(key, "").isdecimal() and value and not value.isdecimal():
        raise template.mistake(QT_TRANSLATE_NOOP("errors", "{file}, line {line}: a whole number is expected."), line)
