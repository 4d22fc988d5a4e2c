"""The text of a letter that a clerk wrote: paragraphs, headings of two levels, and what is attached (7.3.3, 7.3.4)."""

import re
from collections.abc import Sequence

from desktop_app.documents.model import AttachmentNote, Block, Heading, text_paragraph
from desktop_app.documents.numbering import NUMBERED
from desktop_app.documents.templates import LONGEST_HEADING

ATTACHED = re.compile(r"附件\s*[：:]\s*")
COUNT = re.compile(r"\d+\s*[.．、]\s*")
"""The number of a heading of the third level, or of what is attached."""
ENDS = "。；;，,、"


def letter_blocks(text: str) -> list[Block]:
    """A paragraph a line; short lines with 一、 or （一） are headings, lines from 附件： on name what is attached."""
    blocks: list[Block] = []
    attached: list[str] | None = None
    for line in filter(None, (part.strip() for part in text.splitlines())):
        if begun := ATTACHED.match(line):
            blocks += _note(attached)
            attached = [line[begun.end() :]]
        elif attached is not None and COUNT.match(line):
            attached.append(line)
        else:
            blocks += [*_note(attached), _heading(line) or text_paragraph(line)]
            attached = None
    return [*blocks, *_note(attached)]


def _heading(line: str) -> Heading | None:
    """The heading that a short line is which begins with its number and is no sentence."""
    if len(line) > LONGEST_HEADING or line.endswith(tuple(ENDS)) or not NUMBERED.match(line):
        return None
    return Heading(2 if line.startswith("（") else 1, line)


def _note(lines: Sequence[str] | None) -> list[Block]:
    """附件说明: the names without their numbers and without a mark at the end."""
    names = tuple(filter(None, (COUNT.sub("", line, count=1).rstrip(ENDS) for line in lines or ())))
    return [AttachmentNote(names)] if names else []
