"""Which of many offices are meant by what was typed."""

from desktop_app.queries.search import pinyin
from desktop_app.sync.overview import OfficeRow
from desktop_app.ui.widgets.code_combo import Choice


def is_found(row: OfficeRow, typed: str) -> bool:
    """Whether part of an office's name, its code or its pinyin is what was typed; nothing typed finds all."""
    sought = typed.strip().lower()
    return not sought or Choice(row.code, row.name, pinyin(row.name), row.code).rank(sought) is not None
