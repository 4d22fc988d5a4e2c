"""Records as statements: what a field is when nobody stated it, and what this program does not know."""

import re

from db.capture import captured_tables
from db.wire import FIELDS, TABLES
from desktop_app.sync.tables import Made, columns_of

PROJECT, FIELD = columns_of(TABLES["project"]), FIELDS["project"]
ROW = bytes(range(16))


def rows_of(*made: Made) -> list[dict[str, object]]:
    """The rows as the statement that makes them names their columns."""
    sql, rows = PROJECT.made(made)
    names = re.findall(r'"(\w+)"', sql)[1:]
    assert sql.count("?") == len(names)
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_record_has_every_value_in_its_place_and_what_it_has_at_least() -> None:
    (row,) = rows_of(Made(ROW, {FIELD["staff"]: 7, FIELD["name"]: "甲", FIELD["handler"]: None}, 5, "clerk"))
    assert (row["id"], row["name"], row["staff"]) == (ROW.hex(), "甲", 7)
    assert (row["changed_at"], row["changed_by"]) == (5, "clerk")
    assert (row["handler"], row["stage"], row["is_quality"]) == ("", "lead", 0)


def test_columns_that_are_empty_in_all_records_are_left_out_and_others_in_none() -> None:
    first, second = rows_of(Made(ROW, {FIELD["staff"]: 7}, 5, "u"), Made(ROW, {FIELD["parent_id"]: "p"}, 5, "u"))
    assert first.keys() == second.keys() and "merged_into_id" not in first
    assert (first["staff"], first["parent_id"], second["staff"], second["parent_id"]) == (7, None, None, "p")


def test_no_column_that_is_left_out_gets_a_value_of_the_database() -> None:
    columns = [column for table in captured_tables() for column in table.columns]
    assert not [str(one) for one in columns if one.nullable and one.server_default is not None]


def test_fields_of_a_newer_program_have_no_column() -> None:
    assert rows_of(Made(ROW, {999: "x", FIELD["name"]: "甲"}, 5, "u")) == rows_of(
        Made(ROW, {FIELD["name"]: "甲"}, 5, "u")
    )


def test_words_of_a_newer_program_are_not_known_however_often_they_come() -> None:
    known, newer = {FIELD["stage"]: "signed"}, {FIELD["stage"]: "dreamt"}
    for _ in range(2):
        assert PROJECT.knows_all(known) and PROJECT.knows_all({}) and PROJECT.knows_all({FIELD["name"]: "x"})
        assert not PROJECT.knows_all(newer) and not PROJECT.knows_all(known | {FIELD["status"]: "new"})


def test_a_date_is_known_only_as_it_is_kept() -> None:
    field = FIELD["next_step_date"]
    assert all(PROJECT.knows_all({field: date}) for date in (None, "2024-02-29", "1970-01-01"))
    for wrong in ("昨天", "", "2022-13-45", "20220315", "2022-W10-2", "2022-03-15T00:00", 20220315):
        assert not PROJECT.knows(field, wrong) and not PROJECT.knows_all({FIELD["stage"]: "signed", field: wrong})
