"""Permanent numbers: every exchanged table and column has one, and no number that was given out ever changes."""

import hashlib

import pytest

from db.capture import captured_tables
from db.models import Base
from db.wire import COMMON, FIELD_NAMES, FIELDS, TABLE_NAMES, TABLES

NOT_TOLD = {"id", "changed_at", "changed_by"}

FROZEN = {
    "unit": (1, 12, "d5704804009f"),
    "setting": (2, 2, "07d47768a3df"),
    "code_item": (3, 10, "30e2220f3412"),
    "investor_name": (4, 2, "012a8f6bd38c"),
    "contact": (5, 6, "5f31b894cee9"),
    "investor_tag": (6, 2, "5b1e1faac611"),
    "investor": (7, 7, "9ca13dabd8c5"),
    "claim": (8, 7, "847358510b14"),
    "project_investor": (9, 5, "c9ed3a75c8a9"),
    "referral": (10, 6, "8dbe6493c284"),
    "project": (11, 46, "afc6417b30b7"),
    "milestone": (12, 6, "40cc5b38f6e5"),
    "assist": (13, 4, "f16e027eab78"),
    "credit": (14, 4, "50c00dd4c9a0"),
    "agreement": (15, 9, "c53e1f8d8b76"),
    "beijing_recognition": (16, 4, "a4bb73dff78d"),
    "fund_plan": (17, 3, "9ba7908bf1bc"),
    "fund_entry": (18, 11, "2d005ec69493"),
    "activity_link": (19, 3, "920adac32253"),
    "activity": (20, 9, "3de18c769a0a"),
    "task": (21, 9, "72768c184fe0"),
    "commitment": (22, 12, "e84459111a42"),
    "review_meeting": (23, 6, "4a9fb7d13871"),
    "review_item": (24, 9, "1a42ddcfe8cc"),
    "investment_plan": (25, 15, "cc772b267f9f"),
    "score_card": (26, 9, "37b8e9f30639"),
    "edition": (27, 5, "2edbd4fd9659"),
    "policy": (28, 9, "db38a094f640"),
    "chapter": (29, 5, "52799e74236b"),
    "fact": (30, 7, "c104addbc2f9"),
    "training_session": (31, 12, "e9737c4609d4"),
    "training_plan": (32, 5, "457d58f2a4c1"),
    "attendance": (33, 4, "f8d6982889b6"),
    "target": (34, 4, "c6409dc9fd6d"),
    "report_issue": (35, 14, "aa6ccc151c10"),
    "closed_month": (36, 2, "94a886a9016b"),
    "attachment": (37, 6, "d967756285cb"),
    "ranking_adjustment": (38, 4, "d134ff5775f6"),
    "report_draft": (39, 11, "6a605f7e34a1"),
    "letter": (40, 9, "79918fdf1c10"),
}
"""Table -> its number, how many fields it had when this was written, and the digest of their names in order."""


def digest(names: list[str]) -> str:
    return hashlib.blake2b(" ".join(names).encode(), digest_size=6).hexdigest()


def own_fields(table: str) -> list[str]:
    """The fields of a table alone, by number."""
    return [name for number, name in sorted(FIELD_NAMES[table].items()) if number >= 10]


def test_every_exchanged_table_and_column_has_a_number() -> None:
    tables = {table.name: {column.name for column in table.columns} for table in captured_tables()}
    assert tables.keys() <= TABLES.keys()
    for name, columns in tables.items():
        assert columns - NOT_TOLD <= FIELDS[name].keys(), name


def test_numbers_are_given_once() -> None:
    assert sorted(TABLE_NAMES) == list(range(1, len(TABLES) + 1))
    assert COMMON == {"owner_code": 1, "created_at": 2, "created_by": 3, "deleted_at": 4}
    for table, fields in FIELDS.items():
        own = sorted(number for name, number in fields.items() if name not in COMMON)
        assert own == list(range(10, 10 + len(own))), table
        assert len(set(fields.values())) == len(fields)


@pytest.mark.parametrize("table", FROZEN)
def test_a_number_that_was_given_out_stays(table: str) -> None:
    number, count, names = FROZEN[table]
    assert TABLES[table] == number
    assert digest(own_fields(table)[:count]) == names


def test_what_is_added_is_frozen_here_too() -> None:
    assert {table: (TABLES[table], len(own_fields(table))) for table in TABLES} == {
        table: (number, count) for table, (number, count, _) in FROZEN.items()
    }


def test_exchanged_columns_are_integers_or_text() -> None:
    """Anything else would not survive SQLite's JSON on its way through the journal."""
    for table in captured_tables():
        types = {column.type.compile() for column in table.columns}
        assert types <= {"INTEGER", "TEXT", "BIGINT"}, table.name
        assert table.dialect_options["sqlite"]["strict"], table.name
        assert [column.name for column in table.primary_key] == ["id"]


def test_no_two_offices_are_kept_from_the_same_value() -> None:
    """What two offices enter by themselves surfaces as a conflict, and not as a failing import."""
    for table in captured_tables():
        assert not [index.name for index in table.indexes if index.unique], table.name
        assert {type(one).__name__ for one in table.constraints} <= {"PrimaryKeyConstraint", "ForeignKeyConstraint"}


def test_references_are_checked_at_the_end() -> None:
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if table.name in TABLES:
                assert (key.deferrable, key.initially) == (True, "DEFERRED"), key
