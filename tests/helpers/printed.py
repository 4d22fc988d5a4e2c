"""What a list would say on paper, without laying it out."""

from desktop_app.ui.dialogs.print_button import Wanted


def said(wanted: Wanted) -> list[list[str]]:
    """The head and the rows of a list that is at hand."""
    rows = wanted.rows(None, wanted.ids(None))
    head = [column.title for column in wanted.columns]
    return [head, *([column.text(column.of(row)) for column in wanted.columns] for row in rows)]


def lights(wanted: Wanted, field: str) -> list[str]:
    """The lights of a column."""
    (column,) = (one for one in wanted.columns if one.field == field)
    assert column.light is not None
    return [column.light(row) for row in wanted.rows(None, wanted.ids(None))]
