"""Words of an issued bulletin that were wrong, beside the right ones, as a correction prints them.

They are kept in the reason of the correction: the clerk's sentence, then a line for each with a tab between both. A
line that begins with a tab is a place that stays as it was printed, with a tab and a plus what changed later and was
wrong already then.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop_app.documents.model import SISTERS, Align, Column, Table
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError

NOTHING = "（删去）"
LEFT, ALSO = "\t", "\t+"


class CorrectedWords(NamedTuple):
    """Words as they were printed, and as they should have been; "" where they should not stand there."""

    before: str
    now: str


def paired(before: str, now: str) -> tuple[CorrectedWords, ...]:
    """What was typed in two columns, line by line. Raises InvalidInput when a line has no counterpart."""
    wrong = _lines(before.rstrip()) if before.strip() else []
    right = _lines(now)
    while len(right) > len(wrong) and not right[-1]:
        right.pop()
    if len(wrong) != len(right) or any(not one for one in wrong):
        error = UserError(
            QT_TRANSLATE_NOOP("errors", "Beside each line of the printed words stands a line with the right ones."),
            QT_TRANSLATE_NOOP("errors", "Leave a line empty at the right for words that should not stand there."),
        )
        raise InvalidInput(error.message, error.hint, fields={"now": error})
    return tuple(CorrectedWords(*pair) for pair in zip(wrong, right, strict=True))


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n")]


def joined(reason: str, words: Sequence[CorrectedWords], left: Iterable[str] = (), also: Iterable[str] = ()) -> str:
    """Reason and words as they are kept together, with the names of what is `left` as it was printed, and of what
    changed later and is put right `also`."""
    sentence = reason.replace("\t", " ").strip()
    chosen = (*(f"{LEFT}{name}" for name in left), *(f"{ALSO}{name}" for name in also))
    lines = (sentence, *("\t".join(one) for one in words), *chosen)
    return "\n".join(lines) if sentence else ""


def split(kept: str) -> tuple[str, tuple[CorrectedWords, ...]]:
    """The reason, and the words, of what was kept together."""
    lines = kept.split("\n")
    words = tuple(CorrectedWords(*line.split("\t")[:2]) for line in lines if "\t" in line[1:])
    return "\n".join(line for line in lines if "\t" not in line).strip(), words


def left_as_printed(kept: str) -> frozenset[str]:
    """The names of what is not corrected."""
    chosen = (line for line in kept.split("\n") if line.startswith(LEFT) and not line.startswith(ALSO))
    return frozenset(line.removeprefix(LEFT) for line in chosen)


def put_right_also(kept: str) -> frozenset[str]:
    """The names of what changed later and is corrected."""
    return frozenset(line.removeprefix(ALSO) for line in kept.split("\n") if line.startswith(ALSO))


def require_printed(words: Sequence[CorrectedWords], text: str) -> None:
    """Raises InvalidInput for words that do not stand in the `text` of what is corrected, wherever its lines end."""
    said = "".join(text.split())
    for one in words:
        if "".join(one.before.split()) not in said:
            error = UserError(
                QT_TRANSLATE_NOOP("errors", "“{words}” does not stand in what was issued."),
                QT_TRANSLATE_NOOP("errors", "Write it exactly as it is printed, signs too."),
                words=one.before,
            )
            raise InvalidInput(error.message, error.hint, fields={"before": error}, **error.values)


def table(words: Sequence[CorrectedWords], caption: str) -> Table:
    """Both beside each other."""
    sides = (Column("原文", 3.5, alike=True), Column("更正为", 3.5, alike=True))
    rows = tuple((str(number), one.before, one.now or NOTHING) for number, one in enumerate(words, 1))
    return Table((Column("序号", 0.5, Align.CENTRE), *sides), rows, caption, largest=SISTERS)
