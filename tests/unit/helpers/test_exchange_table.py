"""The table of what the exchange guarantees: which tests a row stands on, and when it holds."""

import pytest

from tests import exchange_table
from tests.exchange_table import ROWS, Printing, Row, Tally, tried, verdict
from tests.helpers.process import ROOT

ROW = Row(1, "it holds", ("tests/a.py::test_it", "tests/b.py"), ("tries", 10, 100))


def tally(*counts: int, failed: bool = False) -> Tally:
    """What pytest said of tests that counted so much."""
    names = ["tests/a.py::test_it_once", "tests/b.py::test_it", "tests/c.py::test_another"]
    return Tally(
        {name: failed and name == names[0] for name in names},
        {name: [(number, "tries")] for name, number in zip(names, (*counts, 1000), strict=True)},
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_every_row_stands_on_tests_that_there_are(row: Row) -> None:
    for test in row.tests:
        file, _, name = test.partition("::")
        source = (ROOT / file).read_text(encoding="utf-8")
        assert f"def {name or 'test_'}" in source, test


def test_a_row_counts_its_own_tests_alone() -> None:
    found = tally(4, 6)
    assert tried(found, found.of(ROW)) == {"tests": 2, "tries": 10}


def test_a_row_holds_when_all_passed_and_enough_was_tried() -> None:
    assert verdict(ROW, tally(4, 6))[0]
    assert not verdict(ROW, tally(4, 5))[0]
    assert not verdict(ROW, tally(4, 6), long=True)[0] and verdict(ROW, tally(40, 60), long=True)[0]
    holds, line = verdict(ROW, tally(4, 6, failed=True))
    assert not holds and "1 FAILED" in line


@pytest.mark.parametrize(("least", "status"), [(1, pytest.ExitCode.OK), (2, pytest.ExitCode.TESTS_FAILED)])
def test_a_whole_run_prints_it_and_fails_where_a_row_does_not_hold(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, least: int, status: pytest.ExitCode
) -> None:
    pytester.makepyfile(test_a="def test_it() -> None: ...")
    monkeypatch.setattr(exchange_table, "ROWS", (Row(7, "it holds", ("test_a.py",), ("tests", least, least)),))
    found = pytester.runpytest_inprocess("-p", "no:cacheprovider", plugins=[Printing()])
    assert found.ret == status
    said = "holds" if least == 1 else f"TOO FEW (of {least} tests)"
    found.stdout.fnmatch_lines(["*what the exchange guarantees*", f" 7  it holds * {said} *1 tests"])
