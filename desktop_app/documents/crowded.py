"""Names in the head of a bulletin that are too long for it: they are set small to fit in two lines."""

from collections.abc import Iterator

from desktop_app.documents.model import Document, Masthead, RedHeader

LONGEST_NAME = 20
"""So many characters of a red name fill two lines at 42 pt, the least a masthead has."""

LONGEST_AGENCY = 40
"""So many characters of an agency fill them at the size of a title, 22 pt."""

LONGEST_MAKER = 40
"""With more the maker, beside the date, is set below three quarters of the body's size."""


def crowded(document: Document) -> Iterator[tuple[str, int]]:
    """Each such name, and how many characters it may have."""
    for block in document.blocks:
        if isinstance(block, Masthead):
            names = ((block.name, LONGEST_NAME), (block.maker, LONGEST_MAKER))
            yield from ((name, most) for name, most in names if len(name) > most)
        elif isinstance(block, RedHeader) and len(block.agency) > LONGEST_AGENCY:
            yield block.agency, LONGEST_AGENCY
