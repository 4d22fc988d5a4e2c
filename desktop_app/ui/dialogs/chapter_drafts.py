"""What was written of a chapter and not saved yet: its text, and the stored text it was written from."""

from collections.abc import Mapping

from desktop_app.queries.handbook import ChapterRow
from desktop_app.settings import SettingsFile

_KEY = "handbook."


def draft_of(settings: SettingsFile, chapter: ChapterRow | None) -> Mapping[str, str]:
    """The draft of a chapter as `text` and `base`; nothing when there is none."""
    return (settings.current.drafts.get(_KEY + chapter.id) if chapter is not None else None) or {}


def put_draft(settings: SettingsFile, chapter_id: str, values: Mapping[str, str]) -> None:
    """Keep a draft, or drop it when it is empty; the file is written only if that changes something."""
    drafts = dict(settings.current.drafts)
    before = drafts.pop(_KEY + chapter_id, None)
    if values:
        drafts[_KEY + chapter_id] = dict(values)
    if before != drafts.get(_KEY + chapter_id):
        settings.change(drafts=drafts)
