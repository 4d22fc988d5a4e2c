"""Print the table of measured rules: `python -m tests.gbt`. The exit status is 1 when one does not hold."""

import sys
import tempfile
from pathlib import Path

from tests.gbt.letters import letter, letter_rows
from tests.gbt.marks import mark_rows
from tests.gbt.paper import bulletin, minutes, official, printed
from tests.gbt.rows import (
    Row,
    body_rows,
    bulletin_rows,
    foot_rows,
    head_rows,
    minutes_rows,
    page_rows,
)

HEAD = ("", "id", "", "rule", "asked", "within", "measured")


def measured(folder: Path) -> list[Row]:
    """Every row, measured on documents printed into the folder."""
    paper = printed(official(), folder, "official")
    monthly, record = printed(bulletin(), folder, "bulletin"), printed(minutes(), folder, "minutes")
    return [
        *page_rows(paper),
        *head_rows(paper),
        *body_rows(paper),
        *foot_rows(paper),
        *mark_rows([paper, monthly, record]),
        *bulletin_rows(monthly),
        *minutes_rows(record),
        *letter_rows(printed(letter(), folder, "letter")),
    ]


def wide(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def table(rows: list[Row]) -> str:
    """The rows under each other in columns."""
    cells = [
        HEAD,
        *(("ok" if r.holds else "NO", r.id, r.strength, r.rule, r.asked, r.tolerance, r.measured) for r in rows),
    ]
    widths = [max(wide(row[column]) for row in cells) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell + " " * (width - wide(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )


def main() -> int:
    """Print the table; 1 when a rule does not hold."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(Path(folder))
    broken = [row for row in rows if not row.holds]
    sys.stdout.write(f"{table(rows)}\n{len(rows) - len(broken)} of {len(rows)} rules hold\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
