"""The office's own wording: plain UTF-8 files that may be edited, read without trusting them.

A template has parts headed `[name]`; a line beginning with `;` is a remark. Text lines may hold `{places}`. In a part
of settings each line is `key = value`. A mistake is a UserError that names the file and the line.
"""

import difflib
import re
import string
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from desktop_app.documents.model import Block, Heading, text_paragraph
from desktop_app.documents.numbering import NUMBERED, renumbered
from desktop_app.documents.template_parts import EXTRA, HEAD, MARK, RETIRED, optional_in
from desktop_app.documents.wording import Amount
from desktop_app.domain.report_parts import NAMES, Part
from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem, UserError

Values = Mapping[str, object]
LONGEST_HEADING = 30
PARAGRAPHS: Mapping[str, Part] = {part.value: part for part in Part if part not in NAMES}
"""The parts whose words are paragraphs, by the names of their places."""

MANY = re.compile(r"\{\*(\w+)\}")
HINT = QT_TRANSLATE_NOOP("errors", "Correct the file, or delete it to use the supplied wording again.")
HINT_SUPPLIED = QT_TRANSLATE_NOOP(
    "errors", "This file came with the program: install the program again, or copy the file from another computer."
)
MEANT_AS_HEAD = re.compile(r"[\[［]\s*\w+\s*[\]］]?|\w+\s*[\]］]")
"""A bracket is missing, is a Chinese one, or stands apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a template and where it stands."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """The parts of one template file, the lines in which their names stand, and whether it came with the program."""

    path: Path
    parts: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    heads: Mapping[str, int] = field(default_factory=dict)
    supplied: bool = False

    @property
    def hint(self) -> str:
        """What to do about a mistake in it."""
        return HINT_SUPPLIED if self.supplied else HINT

    @property
    def as_text(self) -> str:
        """All of it as a file of its own would have it, without remarks."""
        return "\n".join(
            line for name, part in self.parts.items() for line in (f"[{name}]", *(one.text for one in part))
        )

    def text(self, part: str, values: Values) -> str:
        """The part as one text, its places filled, its lines joined without blanks between them."""
        return "".join(self._fill(line, values) for line in self._lines(part))

    def lines(self, part: str, values: Values) -> tuple[str, ...]:
        """The part line by line, its places filled."""
        return tuple(self._fill(line, values) for line in self._lines(part))

    def settings(self, part: str, values: Values | None = None, known: Collection[str] | None = None) -> dict[str, str]:
        """The `key = value` lines of a part, in their order, the places of the values filled.

        With `known` a key that is none of these is a mistake: it would be left out, and nobody would be told.
        """
        result: dict[str, str] = {}
        for line in self._lines(part):
            key, sign, value = line.text.partition("=")
            if not sign:
                raise self.mistake(QT_TRANSLATE_NOOP("errors", "{file}, line {line}: “key = value” is expected."), line)
            if known is not None and key.strip() not in known:
                raise self.unknown_key(line, key.strip(), known)
            result[key.strip()] = self._fill(Line(line.number, value.strip()), values or {})
        return result

    def number(self, part: str, key: str, allowed: range) -> int:
        """The whole number that a part of settings gives for `key`."""
        line = self.raw(part, key)
        if line.text.isdecimal() and int(line.text) in allowed:
            return int(line.text)
        raise self.no_number(line, allowed)

    def setting(self, part: str, key: str, values: Values) -> str:
        """What a part of settings gives for `key`, its places filled."""
        return self._fill(self.raw(part, key), values)

    def raw(self, part: str, key: str) -> Line:
        """The value of a key as it is written, with its line. Raises UserError when it is not there."""
        for line in self._lines(part):
            name, _sign, value = line.text.partition("=")
            if name.strip() == key:
                return Line(line.number, value.strip())
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{file}: the line “{key} = …” is missing in the part [{part}]."),
            self.hint,
            file=str(self.path),
            key=key,
            part=part,
        )

    def blocks(self, part: str, values: Values) -> list[Block]:
        """Headings (`# `, `## `) and paragraphs; `{*name}` alone on a line gives a paragraph for each of many texts.

        A line whose texts are none is left out, and so is a heading under which nothing is left.
        """
        found: list[Block] = []
        for line in self._lines(part):
            if line.text.startswith("#"):
                mark, _blank, _rest = line.text.partition(" ")
                text = self._fill(line, values)[len(mark) :].strip()
                found.append(Heading(min(len(mark), 4), text))
            elif many := MANY.fullmatch(line.text):
                texts = values.get(many[1])
                if not isinstance(texts, Sequence) or isinstance(texts, str):
                    raise self._unknown(line, many[1])
                found += written(texts, PARAGRAPHS.get(many[1]))
            else:
                found.append(text_paragraph(self._fill(line, values)))
        return renumbered(_without_empty_headings(found))

    def _lines(self, part: str) -> tuple[Line, ...]:
        try:
            return self.parts[part]
        except KeyError:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "{file}: the part [{part}] is missing."),
                self.hint,
                file=str(self.path),
                part=part,
            ) from None

    def _fill(self, line: Line, values: Values) -> str:
        result, unit = [], ""
        for (text, name), (behind, _name) in pairwise((*self.pieces(line), ("", None))):
            result.append(text.removeprefix(unit))
            unit = ""
            if name is None:
                continue
            if name not in values:
                raise self._unknown(line, name)
            value = values[name]
            if isinstance(value, Amount) and value.smaller and behind.startswith(value.unit):
                unit, value = value.unit, value.smaller
            result.append(str(value))
        return "".join(result)

    def pieces(self, line: Line) -> list[tuple[str, str | None]]:
        """The texts of a line, each with the name of the place behind it."""
        try:
            parsed = list(string.Formatter().parse(line.text))
        except ValueError:
            message = QT_TRANSLATE_NOOP("errors", "{file}, line {line}: a brace is missing or left over.")
            raise self.mistake(message, line) from None
        for _text, name, form, conversion in parsed:
            if name is not None and (form or conversion):
                raise self._unknown(line, name)
        return [(text, name) for text, name, _form, _conversion in parsed]

    def _unknown(self, line: Line, name: str) -> UserError:
        return self.mistake(
            QT_TRANSLATE_NOOP("errors", "{file}, line {line}: there is nothing called “{name}” to put in."),
            line,
            name=name,
        )

    def unknown_key(self, line: Line, key: str, known: Collection[str]) -> UserError:
        """What to raise for a key that would be left out."""
        message = QT_TRANSLATE_NOOP("errors", "{file}, line {line}: “{key}” is not known here. Known are: {known}.")
        return self.mistake(message, line, key=key, known="、".join(known))

    def no_number(self, line: Line, allowed: range) -> UserError:
        """What to raise for a line whose value is no number of these."""
        message = QT_TRANSLATE_NOOP("errors", "{file}, line {line}: a number from {least} to {most} is expected.")
        return self.mistake(message, line, least=allowed[0], most=allowed[-1])

    def mistake(self, message: str, line: Line, **values: object) -> UserError:
        """What to raise for a mistake in a line."""
        return UserError(message, self.hint, file=str(self.path), line=line.number, **values)


def written(texts: Sequence[str], part: Part | None = None) -> list[Block]:
    """What a clerk wrote: a paragraph each; a short line that begins with （一） is a heading of the second level."""
    return [
        Heading(2, text)
        if NUMBERED.match(text) and text.startswith("（") and len(text) <= LONGEST_HEADING
        else text_paragraph(text, part=part)
        for text in texts
    ]


def load_template(name: str, folders: Sequence[Path]) -> Template:
    """The supplied template, in the last folder, with the office's own wording from the first one that has it.

    An own file may hold some parts only, or be a copy of a whole template; what it lacks is as supplied. Raises
    UserError for one that cannot be read, and for parts that no supplied template ever had: nobody would print them,
    and nobody would be told.
    """
    supplied = folders[-1] / name
    path = next((folder / name for folder in folders if (folder / name).is_file()), supplied)
    lay = check if path == supplied else laid_over
    return lay(text_of(path), path, supplied)


def laid_over(text: str, path: Path, supplied: Path) -> Template:
    """The template of a text that stands, or is to stand, in `path`, over the supplied one: see `load_template`.

    So is one with which an earlier program issued a bulletin, though no file of the office has it.
    """
    own = check(text, path, supplied)
    if not supplied.is_file():
        return own
    supplied_text = text_of(supplied)
    shipped, optional = _read(supplied_text, supplied, supplied=True).parts, optional_in(supplied_text)
    extra = {part: own.parts[part] for part in EXTRA.get(supplied.name, ()) if part in own.parts}
    gone = {part for part in optional if not own.parts.get(part, MARK in text)}
    parts = {part: own.parts.get(part, lines) for part, lines in {**shipped, **extra}.items() if part not in gone}
    return replace(own, parts=parts)


def check(text: str, path: Path, supplied: Path) -> Template:
    """The template of a text that stands, or is to stand, in a file. Raises UserError as `load_template` does."""
    template = _read(text, path, supplied=path == supplied)
    if path != supplied and supplied.is_file():
        name, known = supplied.name, _read(text_of(supplied), supplied, supplied=True).parts
        _refuse_unknown(template, {*known, *RETIRED.get(name, ()), *EXTRA.get(name, ())})
    return template


def _read(text: str, path: Path, *, supplied: bool) -> Template:
    hint = HINT_SUPPLIED if supplied else HINT
    parts: dict[str, list[Line]] = {}
    heads: dict[str, int] = {}
    current: list[Line] | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = Line(number, raw.strip())
        if not line.text or line.text.startswith(";"):
            continue
        if head := HEAD.fullmatch(line.text):
            heads.setdefault(head[1], number)
            current = parts.setdefault(head[1], [])
        elif MEANT_AS_HEAD.fullmatch(line.text):
            message = QT_TRANSLATE_NOOP("errors", "{file}, line {line}: the name of a part is written as [name].")
            raise UserError(message, hint, file=str(path), line=number)
        elif current is None:
            message = QT_TRANSLATE_NOOP("errors", "{file}, line {line}: text stands before the first [part].")
            raise UserError(message, hint, file=str(path), line=number)
        else:
            current.append(line)
    if not parts and MARK not in text:
        raise UserError(QT_TRANSLATE_NOOP("errors", "{file} is empty: it has no [part]."), hint, file=str(path))
    return Template(path, {name: tuple(lines) for name, lines in parts.items()}, heads, supplied)


def _refuse_unknown(template: Template, known: Collection[str]) -> None:
    for name, number in template.heads.items():
        if name not in known:
            close = difflib.get_close_matches(name, known, 1)
            message = QT_TRANSLATE_NOOP("errors", "{file}, line {line}: there is no part called [{part}].")
            if close:
                message = QT_TRANSLATE_NOOP(
                    "errors", "{file}, line {line}: there is no part called [{part}]; [{close}] may be meant."
                )
            raise UserError(
                message, template.hint, file=str(template.path), line=number, part=name, close="".join(close)
            )


def text_of(path: Path) -> str:
    """What stands in a template's file. Raises UserError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The template {file} was saved with an encoding that cannot be read."),
            QT_TRANSLATE_NOOP("errors", "Open it in Notepad, choose Save As with the encoding UTF-8, and try again."),
            file=str(path),
        ) from error
    except OSError as error:
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "The template {file} cannot be opened."),
            QT_TRANSLATE_NOOP("errors", "Close the program that has it open, and try again."),
            file=str(path),
        ) from error


def _without_empty_headings(blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    for block in reversed(blocks):
        below = kept[-1] if kept else None
        if isinstance(block, Heading) and (
            below is None or (isinstance(below, Heading) and below.level <= block.level)
        ):
            continue
        kept.append(block)
    return kept[::-1]
