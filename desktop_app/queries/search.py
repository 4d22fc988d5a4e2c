"""What the search box and the command `search` find."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from db import search
from db.search import Hit


def find(session: Session, text: str, limit: int = 40, kinds: Sequence[str] = ()) -> list[Hit]:
    """Records of any kind: matches in the title first, then by pinyin, then in the text."""
    return search.search(session.connection(), text, limit, kinds)
