"""What the formatting buttons do to a text: marks put on and taken off, always by the same rule.

Every function takes the text with the selection's two ends and gives both anew; nothing here knows a widget.
"""

import re
from dataclasses import dataclass

_LIST = re.compile(r"(?:[-*+]|\d+[.)]) ")
_HEADING = re.compile(r"#{1,6} ")
_QUOTE = re.compile(r"> ?")


@dataclass(frozen=True, slots=True)
class Edited:
    """A text and the ends of its selection."""

    text: str
    start: int
    end: int


def toggle_around(text: str, start: int, end: int, mark: str) -> Edited:
    """Put `mark` (`**`, `*`) on both sides of the selection, or take it off where it stands already.

    Blanks at the ends stay outside, for Markdown knows no mark that begins with a blank.
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    width = len(mark)
    if _bare(text, start, end, mark):
        return Edited(text[: start - width] + text[start:end] + text[end + width :], start - width, end - width)
    return Edited(text[:start] + mark + text[start:end] + mark + text[end:], start + width, end + width)


def _bare(text: str, start: int, end: int, mark: str) -> bool:
    """Whether the selection stands between these marks, neither more nor fewer of them."""
    sign = mark[0]
    before = len(text[:start]) - len(text[:start].rstrip(sign))
    after = len(text[end:]) - len(text[end:].lstrip(sign))
    run = min(before, after)
    return run == 3 or run == len(mark)


def toggle_lines(text: str, start: int, end: int, kind: str) -> Edited:
    """Make the selected lines a `bullet`, a `number`, a `quote` or a heading (`h1` to `h3`), or plain again."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(end - 1, start) if end > start else end)
    last = len(text) if last < 0 else last
    lines = text[first:last].split("\n")
    filled = [line for line in lines if line.strip()]
    every = bool(filled) and all(_has(line, kind) for line in filled)
    number = 0
    made = []
    for line in lines:
        if not line.strip() and len(lines) > 1:
            made.append(line)
            continue
        number += 1
        bare = _stripped(line, kind)
        made.append(bare if every else _prefix(kind, number) + bare)
    block = "\n".join(made)
    if start == end:
        place = min(first + len(block), max(first, start + len(block) - (last - first)))
        return Edited(text[:first] + block + text[last:], place, place)
    return Edited(text[:first] + block + text[last:], first, first + len(block))


def _prefix(kind: str, number: int) -> str:
    if kind.startswith("h"):
        return "#" * int(kind[1:]) + " "
    return {"bullet": "- ", "number": f"{number}. ", "quote": "> "}[kind]


def _has(line: str, kind: str) -> bool:
    if kind.startswith("h"):
        return line.startswith(_prefix(kind, 0))
    if kind == "number":
        return re.match(r"\d+[.)] ", line) is not None
    return re.match({"bullet": r"[-*+] ", "quote": r"> ?"}[kind], line) is not None


def _stripped(line: str, kind: str) -> str:
    """The line without a mark of the same sort: a bullet becomes a number, a heading one of another level."""
    pattern = _HEADING if kind.startswith("h") else _QUOTE if kind == "quote" else _LIST
    found = pattern.match(line)
    return line[found.end() :] if found else line


def insert(text: str, start: int, end: int, piece: str) -> Edited:
    """Put a piece in place of the selection, the cursor behind it."""
    place = start + len(piece)
    return Edited(text[:start] + piece + text[end:], place, place)


def insert_block(text: str, start: int, end: int, block: str) -> Edited:
    """Put a block of its own behind the selection's line, an empty line on both sides."""
    at = text.find("\n", end)
    at = len(text) if at < 0 else at
    before, after = text[:at].rstrip("\n"), text[at:].lstrip("\n")
    lead = f"{before}\n\n" if before else ""
    made = f"{lead}{block}\n" + (f"\n{after}" if after else "")
    return Edited(made, len(lead), len(lead) + len(block))
