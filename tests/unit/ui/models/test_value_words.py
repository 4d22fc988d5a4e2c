"""Values are read in words, not as they are stored."""

import datetime as dt

import pytest

from db.enums import Stage
from desktop_app.queries.audit import FieldChange
from desktop_app.sync.preview import PreviewRow
from desktop_app.ui.models.exchange_columns import looked_columns
from desktop_app.ui.models.value_words import value_words


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("record_kind", "project", "Project"),
        ("record_kind", "chapter", "Handbook chapter"),
        ("owner_code", "shared", "all offices"),
        ("owner_code", "华明街道", "华明街道"),
        ("amount_fen", 1_234_500_000, "1,234.5 万元"),
        ("is_lead", True, "yes"),
        ("table", "source", "Source channel"),
        ("table", "region", "Region"),
        ("table", "of a newer program", "of a newer program"),
        ("stage", Stage.SIGNED, "Signed"),
        ("at", dt.datetime(2022, 3, 2, 9, 30), "2022-03-02 09:30"),
    ],
)
def test_a_value_is_read_in_words(field: str, value: object, words: str) -> None:
    assert value_words(field, value) == words


def test_a_new_order_is_said_without_its_numbers() -> None:
    [column] = [one for one in looked_columns(()) if one.field == "fields"]
    changes = (FieldChange("sort_order", 10, 0), FieldChange("title", "区位", "区位优势"))
    row = PreviewRow("chapter", "1", "changed", "区位优势", ("sort_order", "title"), changes)
    assert column.of(row) == "Order: changed; Title: 区位 → 区位优势"


def test_a_setting_is_called_as_clerks_call_it() -> None:
    [column] = [one for one in looked_columns(()) if one.field == "title"]
    assert column.of(PreviewRow("setting", "1", "changed", "own_city", ())).startswith("Own city")
    assert column.of(PreviewRow("project", "1", "changed", "own_city", ())) == "own_city"
