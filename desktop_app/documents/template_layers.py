"""An office's own wording over the supplied one: its file holds the parts that differ, and all else may change with
the program.

Files that are copies of a whole template, as offices made them before, are read as well. What a part is called stands
in its head; the remarks right above a head belong to its part.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop_app.documents.template_parts import EXTRA, HEAD, MARK, RETIRED, optional_in


class Segment(NamedTuple):
    """A part as it stands in a file: the remarks right above its head, and the lines below it."""

    name: str
    lead: tuple[str, ...]
    body: tuple[str, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """All of it, without what is blank."""
        return tuple(line.strip() for line in (*self.lead, *self.body) if line.strip())

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return not any(line.strip() and not line.strip().startswith(";") for line in self.body)

    @property
    def text(self) -> str:
        """As it is written."""
        return "\n".join((*self.lead, f"[{self.name}]", *self.body))


class Sheet(NamedTuple):
    """A template file: the remarks it begins with, and its parts by name."""

    preamble: tuple[str, ...]
    segments: Mapping[str, Segment]


def split(text: str) -> Sheet:
    """The text of a template in its parts; a part that is there twice is one."""
    preamble, lead = tuple[str, ...](), tuple[str, ...]()
    segments: dict[str, Segment] = {}
    name, lines = "", list[str]()
    for line in (*text.splitlines(), None):
        head = HEAD.fullmatch(line.strip()) if line is not None else None
        if line is not None and head is None:
            lines.append(line)
            continue
        above = _remarks_at_the_end(lines) if head else 0
        body = _trimmed(lines[: len(lines) - above])
        if name:
            before = segments.get(name, Segment(name, (), ()))
            segments[name] = Segment(name, (*before.lead, *lead), (*before.body, *body))
        else:
            preamble = body
        name, lead, lines = head[1] if head else "", tuple(lines[len(lines) - above :]), []
    return Sheet(preamble, segments)


def _remarks_at_the_end(lines: Sequence[str]) -> int:
    count = 0
    while count < len(lines) and lines[-1 - count].strip().startswith(";"):
        count += 1
    return count


def _trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    """Without the blank lines at both ends."""
    kept = [place for place, line in enumerate(lines) if line.strip()]
    return tuple(lines[kept[0] : kept[-1] + 1]) if kept else ()


def whole(own_text: str, supplied_text: str, name: str) -> str:
    """The template that an own file gives, to be read and changed: its parts among the supplied ones."""
    own, supplied = split(own_text), split(supplied_text)
    parted, optional = MARK in own_text, optional_in(supplied_text)
    preamble = tuple(line for line in own.preamble if line.strip() != MARK)
    shown = [
        own.segments.get(part, segment)
        for part, segment in supplied.segments.items()
        if part in own.segments or parted or part not in optional
    ]
    shown += [one for part, one in own.segments.items() if part not in supplied.segments and part not in retired(name)]
    return _joined(_trimmed(preamble) or supplied.preamble, shown)


def difference(text: str, supplied_text: str, name: str) -> str:
    """What an own file has to hold so that `whole` gives this text; "" when it is as supplied.

    A part that was taken out and may be is kept as one that says nothing; any other one comes back.
    """
    new, supplied, optional = split(text), split(supplied_text), optional_in(supplied_text)
    kept: list[Segment] = []
    for part, before in supplied.segments.items():
        now = new.segments.get(part)
        if now is None and part in optional:
            kept.append(Segment(part, before.lead, ()))
        elif now is not None and now.said != before.said:
            kept.append(now)
    kept += [one for part, one in new.segments.items() if part in EXTRA.get(name, ())]
    preamble = new.preamble if Segment("", new.preamble, ()).said != Segment("", supplied.preamble, ()).said else ()
    if not kept and not preamble:
        return ""
    return _joined((MARK, "", *preamble) if preamble else (MARK,), kept)


def put_back(text: str, supplied_text: str) -> tuple[str, ...]:
    """The supplied parts that are not in this text and cannot be left out."""
    new, optional = split(text).segments, optional_in(supplied_text)
    return tuple(part for part in split(supplied_text).segments if part not in new and part not in optional)


def retired(name: str) -> frozenset[str]:
    """The parts that an older program's template of this name had: they are not printed any more."""
    return RETIRED.get(name, frozenset())


def retired_in(text: str, name: str) -> tuple[str, ...]:
    """Which of these stand in an own file."""
    return tuple(part for part in split(text).segments if part in retired(name))


def _joined(preamble: Iterable[str], segments: Iterable[Segment]) -> str:
    return "\n\n".join(text for text in ("\n".join(preamble), *(one.text for one in segments)) if text) + "\n"
