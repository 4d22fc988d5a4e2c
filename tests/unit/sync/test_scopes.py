"""Who sees which records: what the centre has not issued yet, and whom it writes to, is nobody else's."""

import pytest

from db.wire import TABLES
from desktop_app.sync.scopes import (
    CENTRE_DECIDES,
    SHARED,
    SHARED_TABLES,
    TOGETHER,
    TOGETHER_IDS,
    scope_of,
    told_in,
    visible,
)
from tests.helpers.exchange_rules import CONFIRMED_BY, FOR_ALL, KEPT_FOR_ALL, ONE_REGISTER

CENTRE, UNIT = "DL01", "HM"


@pytest.mark.parametrize("table", ["report_draft", "letter"])
def test_drafts_and_letters_stay_with_the_centre(table: str) -> None:
    for owner in (CENTRE, ""):
        scope = scope_of(table, owner, CENTRE, True)
        assert scope == CENTRE
        assert visible(scope, CENTRE, True) and not visible(scope, UNIT, False)


def test_what_was_issued_is_everybodys() -> None:
    scope = scope_of("report_issue", CENTRE, CENTRE, True)
    assert scope == SHARED and visible(scope, UNIT, False)


def test_a_unit_speaks_to_the_centre_alone() -> None:
    assert scope_of("report_issue", CENTRE, UNIT, False) == UNIT
    assert scope_of("project", "XL", UNIT, False) == told_in("XL", UNIT, False) == UNIT
    assert told_in(SHARED, UNIT, False) == UNIT and told_in(SHARED, CENTRE, True) == SHARED


def test_the_program_decides_by_the_rules_as_they_are_written() -> None:
    """Stories expect what the second table of the rules says; where few clerks come by, the tables themselves do."""
    assert SHARED == FOR_ALL and SHARED_TABLES == KEPT_FOR_ALL
    assert CENTRE_DECIDES == CONFIRMED_BY
    assert {table: frozenset(names) for table, names in TOGETHER.items()} == ONE_REGISTER
    assert TOGETHER_IDS.keys() == {TABLES[table] for table in ONE_REGISTER}
