"""Which parts templates have, had, and may lack."""

import re
from collections.abc import Mapping

HEAD = re.compile(r"\[(\w+)\]")
MARK = "; 这里只有本单位改过的部分，其余各部分用程序自带的文字。"
"""An own file begins with it that holds some parts only: one without it lacks what the office took out."""

MAY_GO = "删去这一部分"
"""The remark above a supplied part that an office may take out says so."""

RETIRED: Mapping[str, frozenset[str]] = {
    "monthly.txt": frozenset({"commitments"}),
    "fortnightly.txt": frozenset({"days_differ", "duties_none_left"}),
    "annual.txt": frozenset({"funds_told_after"}),
    "letter.txt": frozenset({"standing_none", "standing_late", "standing_due", "closing"}),
}
"""Parts that supplied templates of older programs had: in an office's own file they are left out."""

EXTRA: Mapping[str, frozenset[str]] = {"fortnightly.txt": frozenset({"signature"})}
"""Parts that the supplied template does not have and an own one may."""


def optional_in(supplied_text: str) -> frozenset[str]:
    """The parts of a supplied template that an office may take out, as the remarks right above them say."""
    found, told = set[str](), False
    for line in (line.strip() for line in supplied_text.splitlines()):
        head = HEAD.fullmatch(line)
        if head and told:
            found.add(head[1])
        told = line.startswith(";") and (told or MAY_GO in line)
    return frozenset(found)
