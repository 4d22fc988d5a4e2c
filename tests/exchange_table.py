"""The table of what the exchange guarantees: what must hold, how often it was tried, and whether it held.

    python -m tests.exchange_table              every row, at the counts of every run of the tests
    python -m tests.exchange_table 3 4 14       some rows
    python -m tests.exchange_table --long       at the full counts (many hours)
    pytest --exchange-table                     every row, at the end of a run of all tests

The exit status is 0 when every row holds. What failed is explained above the table, with the seeds to repeat it.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

import pytest

EXCHANGE, SYNC, PACKAGE = "tests/integration/exchange", "tests/unit/sync", "tests/unit/sync/package"

STORIES = f"{EXCHANGE}/test_stories.py"
YEAR = f"{EXCHANGE}/test_year.py"
SAME = f"{EXCHANGE}/test_same_result.py"
PACKAGES = f"{EXCHANGE}/test_packages.py"
BROKEN = f"{EXCHANGE}/test_broken_off.py"


@dataclass(frozen=True, slots=True)
class Row:
    """`tests`: files, or tests by the beginning of their id. `counts`: what has to be tried how often at least, in any
    run and with `--long`."""

    number: int
    holds: str
    tests: tuple[str, ...]
    counts: tuple[str, int, int] = ("tests", 1, 1)


ROWS = (
    Row(1, "equal knowledge: equal rows, conflicts, digest", (STORIES, YEAR), ("schedules", 2000, 100_000)),
    Row(2, "no value disappears without an op that names it", (STORIES, YEAR), ("schedules", 2000, 100_000)),
    Row(3, "importing 1-5 times changes nothing more", (f"{SAME}::test_taking_a_package_again", STORIES),
        ("packages taken in again", 10_000, 500_000)),
    Row(4, "order does not matter", (f"{SAME}::test_every_order",), ("orders", 3600, 36_000)),
    Row(5, "lost packages heal after one exchange both ways",
        (STORIES, f"{YEAR}::test_lost_packages", f"{PACKAGES}::test_lost_files",
         f"{PACKAGES}::test_a_file_that_came_too_early"), ("years of 4 offices", 6, 100)),
    Row(6, "old backups, disks set back, copied disks lose nothing",
        (STORIES, YEAR, f"{SYNC}/test_office_keys.py", f"{SYNC}/test_regained.py", f"{PACKAGES}::test_an_old_backup",
         f"{PACKAGES}::test_a_copied_disk"), ("schedules with old data", 2000, 100_000)),
    Row(7, "wrong clocks change nothing", (f"{SAME}::test_wrong_clocks", f"{PACKAGES}::test_a_wrong_clock"),
        ("schedules", 180, 9000)),
    Row(8, "triggers capture what the session extension captures",
        ("tests/unit/db/test_capture.py::test_what_the_triggers_record",), ("sequences", 500, 50_000)),
    Row(9, "an altered or missing trigger keeps the database shut",
        ("tests/unit/db/test_capture.py::test_each_trigger", "tests/unit/db/test_capture.py::test_a_trigger")),
    Row(10, "a migration emits no op and loses no row",
        ("tests/unit/db/test_session.py::test_a_migration", "tests/unit/db/test_session.py::test_migrating_again")),
    Row(11, "damaged, cut, lengthened, mixed files: none is taken", (f"{PACKAGE}/test_damage.py",),
        ("files", 5000, 1_000_000)),
    Row(12, "forged, re-addressed, revoked, wrong scope: none is taken",
        (f"{PACKAGE}/test_verifying.py", f"{PACKAGE}/test_verifying_content.py",
         f"{PACKAGE}/test_verifying_commits.py"), ("forgeries", 200, 30_000)),
    Row(13, "malformed ops, bombs, paths: no crash, < 300 MB",
        (f"{SYNC}/test_wire.py", f"{PACKAGE}/test_chunks.py", f"{PACKAGE}/test_memory.py", f"{PACKAGE}/test_parts.py",
         f"{PACKAGE}/test_records.py", f"{EXCHANGE}/test_memory.py"), ("bodies", 5000, 1_000_000)),
    Row(14, "kill -9: all or nothing", (f"{BROKEN}::test_an_", "tests/integration/test_interrupted.py"),
        ("kills", 20, 1000)),
    Row(15, "a full disk at any moment: nothing changed, said in words",
        (f"{BROKEN}::test_a_disk", f"{BROKEN}::test_what_cannot", f"{PACKAGE}/test_writing.py"),
        ("moments of a full disk", 200, 200)),
    Row(16, "no byte outside its scopes reaches a unit", (f"{PACKAGES}::test_nothing_of_another", YEAR),
        ("packages looked through for secrets", 500, 30_000)),
    Row(17, "delete against edit, undelete, decisions at once: surfaced",
        (f"{SYNC}/test_conflicts.py", f"{SYNC}/test_apply.py", STORIES), ("schedules", 2000, 100_000)),
    Row(18, "merging texts is symmetric and drops nothing both kept", ("tests/unit/domain/test_sentences.py",),
        ("texts", 2000, 50_000)),
    Row(19, "a backup restores, and its digest matches", ("tests/unit/services/test_backup.py",)),
    Row(20, "the checks have teeth", (f"{EXCHANGE}/test_mutants.py",), ("mutants", 25, 25)),
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Tally:
    """Collects what the tests said: outcome and counts by id."""

    failed: dict[str, bool] = field(default_factory=dict)
    counts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A phase of a test is done; a skipped test did not hold."""
        self.failed[report.nodeid] = self.failed.get(report.nodeid, False) or report.outcome != "passed"
        said = [value for name, value in report.user_properties if name == "counted"]
        self.counts[report.nodeid] = cast(list[tuple[int, str]], said)

    def of(self, row: Row) -> list[str]:
        """The ids of a row's tests."""
        return [one for one in self.failed if one.startswith(row.tests)]


def tried(tally: Tally, ids: Iterable[str]) -> Counter[str]:
    """How many tests, and how much of what they count."""
    found: Counter[str] = Counter()
    for one in ids:
        found["tests"] += 1
        for number, what in tally.counts[one]:
            found[what] += number
    return found


def verdict(row: Row, tally: Tally, *, long: bool = False) -> tuple[bool, str]:
    """Whether a row holds, and its line."""
    ids = tally.of(row)
    counts = tried(tally, ids)
    broken = sum(tally.failed[one] for one in ids)
    what, usual, full = row.counts
    least = full if long else usual
    enough = counts[what] >= least
    result = f"{broken} FAILED" if broken else "holds" if enough else f"TOO FEW (of {least:,} {what})"
    words = ", ".join(f"{number:,} {what}" for what, number in counts.items())
    return not broken and enough, f"{row.number:>2}  {row.holds:<62}  {result:<10}  {words}"


def table(rows: Iterable[Row], tally: Tally, *, long: bool = False) -> tuple[bool, list[str]]:
    """Whether all rows hold, and their lines."""
    found = [verdict(row, tally, long=long) for row in rows]
    return all(holds for holds, _ in found), [line for _, line in found]


@dataclass(slots=True, eq=False)
class Printing(Tally):
    """Prints the table at the end of a run of all tests, which fails when a row does not hold."""

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """The run fails when too little was tried, too."""
        if session.exitstatus == pytest.ExitCode.OK and not table(ROWS, self)[0]:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """After what failed, which explains it."""
        terminalreporter.section("what the exchange guarantees")
        for line in table(ROWS, self)[1]:
            terminalreporter.line(line)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tests of the rows and print the table; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.exchange_table", description="what the exchange guarantees")
    parser.add_argument("rows", nargs="*", type=int, metavar="ROW", help="only these rows")
    parser.add_argument("--long", action="store_true", help="at the full counts")
    given = parser.parse_args(arguments)
    rows = [row for row in ROWS if not given.rows or row.number in given.rows]
    tally = Tally()
    files = sorted({test.partition("::")[0] for row in rows for test in row.tests})
    wanted = tuple(test for row in rows for test in row.tests)
    pytest.main(
        ["-q", "-p", "no:cacheprovider", *(["--long"] if given.long else []), *files],
        plugins=[tally, _Chosen(wanted)],
    )
    holds, lines = table(rows, tally, long=given.long)
    sys.stdout.write("\n".join(("", *lines, "")))
    return 0 if holds else 1


@dataclass(frozen=True, slots=True, eq=False)
class _Chosen:
    """Leaves out the tests that no row asks for."""

    wanted: tuple[str, ...]

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        config.hook.pytest_deselected(items=[one for one in items if not one.nodeid.startswith(self.wanted)])
        items[:] = [one for one in items if one.nodeid.startswith(self.wanted)]


if __name__ == "__main__":
    sys.exit(main())
