"""Who sees which records: what the centre has not issued yet, and whom it writes to, is nobody else's."""

import pytest

from desktop_app.sync.scopes import SHARED, scope_of, told_in, visible

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
    assert told_in(SHARED, UNIT, False) == UNIT and told_in(SHARED, CENTRE, True) == SHARED
