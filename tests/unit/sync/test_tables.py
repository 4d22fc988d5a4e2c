"""Records as statements: what a field is when nobody stated it, and what this program does not know."""

from db.wire import FIELDS, TABLES
from desktop_app.sync.tables import columns_of

PROJECT, FIELD = columns_of(TABLES["project"]), FIELDS["project"]
ROW = bytes(range(16))


def test_a_whole_record_has_every_column_in_its_place() -> None:
    made = PROJECT.row(ROW, {FIELD["staff"]: 7, FIELD["name"]: "甲", FIELD["handler"]: None}, 5, "clerk")
    row = dict(zip(["id", *PROJECT.names.values(), "changed_at", "changed_by"], made, strict=True))
    assert PROJECT.insert.count("?") == len(made)
    assert (row["id"], row["name"], row["staff"], row["changed_at"], row["changed_by"]) == (
        ROW.hex(),
        "甲",
        7,
        5,
        "clerk",
    )
    assert (row["handler"], row["stage"], row["parent_id"], row["is_quality"]) == ("", "lead", None, 0)


def test_fields_of_a_newer_program_have_no_column() -> None:
    assert PROJECT.row(ROW, {999: "x", FIELD["name"]: "甲"}, 5, "u") == PROJECT.row(ROW, {FIELD["name"]: "甲"}, 5, "u")


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
