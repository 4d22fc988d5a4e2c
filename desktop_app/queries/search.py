"""What the search box and the command `search` find."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import search
from db.models import Project
from db.readings import pinyin_words
from db.search import Hit
from desktop_app.queries.project_titles import shown_title


def pinyin(text: str) -> str:
    """What finds a text by how it is spoken: words with spaces between them, each to be typed from its beginning."""
    return pinyin_words(text)


def find(session: Session, text: str, limit: int = 40, kinds: Sequence[str] = ()) -> list[Hit]:
    """Records of any kind: matches in the title first, then by pinyin, then in the text.

    A project is found by its name even while a codename hides it; it is shown by the codename then.
    """
    hits = search.search(session.connection(), text, limit, kinds)
    projects = [hit.record_id for hit in hits if hit.kind == "project"]
    titles = dict(session.execute(select(Project.id, shown_title()).where(Project.id.in_(projects))).all())
    return [replace(hit, title=titles.get(hit.record_id, hit.title)) for hit in hits]
