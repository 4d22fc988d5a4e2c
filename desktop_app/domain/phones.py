"""Telephone numbers: which of those written down are an office's own."""

import re

SEPARATORS = re.compile(r"[、，,；;/\n]+|\s{2,}")
LANDLINE = re.compile(r"[（(]?0\d{2,3}[)）]?[- —]?\d{7,8}(?:[-转]\d{1,6})?|(?:400|800)-?\d{3}-?\d{4}|\d{7,8}")
"""With or without the area's code, an extension, or a service number; a mobile telephone has eleven digits."""


def landlines(text: str) -> str:
    """The numbers of desks, joined with 、; those of persons (mobile telephones), and what is no number, left out."""
    return "、".join(one for part in SEPARATORS.split(text) if LANDLINE.fullmatch(one := part.strip()))
