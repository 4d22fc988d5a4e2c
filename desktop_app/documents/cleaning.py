"""Text without what no file and no page can hold."""

import re

from desktop_app.documents.fonts import INVISIBLE

FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BLANK = re.compile("[\t\x0b\x0c\xa0]")


def clean(text: str) -> str:
    """The text as it is printed: without control characters and invisible ones, every blank a space."""
    kept = "".join(character for character in text if character not in INVISIBLE)
    return BLANK.sub(" ", FORBIDDEN.sub("", kept))
