"""Numbers without gap or repeat: two processes that issue at once, and one that dies at every step."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop_app.paths import find_paths
from desktop_app.queries import closed_months
from desktop_app.queries.report_issues import IssueRow, archive
from desktop_app.services.attachments import hash_of, stored_file
from desktop_app.services.check import check
from desktop_app.services.office import open_office
from tests.helpers.process import run
from tests.integration.test_interrupted import deaths

MONTHS = [f"2022-{number:02d}" for number in range(1, 7)]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office of the centre."""
    data = tmp_path_factory.mktemp("issuing") / "办公室"
    assert run(data, "init", "--unit", "DL01", "--name", "合作交流办", "--centre").returncode == 0
    return data


def issued(data: Path) -> tuple[list[IssueRow], set[str]]:
    """The archive, every file of it whole, and the months that are locked."""
    opened = open_office(find_paths(data).database)
    try:
        with opened.read() as session:
            rows, locked = archive(session), set(closed_months.closed_months(session))
        for row in rows:
            assert len(row.files) >= 3  # a notice without tables has no workbook
            for kept in row.files.values():
                assert hash_of(stored_file(opened, kept)) == kept
        assert check(opened).ok
        return rows, locked
    finally:
        opened.close()


def test_two_processes_that_issue_at_once_take_each_number_once(office: Path, tmp_path: Path) -> None:
    """Six months by two processes, and one month that both want: it is issued by one of them."""

    def issue_all(months: list[str], name: str) -> list[int]:
        out = tmp_path / f"{name}.pdf"
        return [
            run(office, "report", "monthly", "--period", month, "--out", str(out), "--issue").returncode
            for month in months
        ]

    with ThreadPoolExecutor(2) as both:
        jobs = [
            both.submit(issue_all, [*MONTHS[:3], "2022-12"], "a"),
            both.submit(issue_all, [*MONTHS[3:], "2022-12"], "b"),
        ]
        left, right = (job.result() for job in jobs)
    assert left[:3] == right[:3] == [0, 0, 0]
    assert sorted((left[3], right[3])) == [0, 1], "the second is refused, and takes no number"
    rows, locked = issued(office)
    assert sorted(row.number or 0 for row in rows) == list(range(1, 8))
    assert sorted(row.period for row in rows) == [*MONTHS, "2022-12"] and locked == {*MONTHS, "2022-12"}


def test_a_process_that_dies_between_number_and_file_leaves_both_or_neither(tmp_path: Path) -> None:
    before = tmp_path / "before"
    assert run(before, "init", "--unit", "DL01", "--name", "合作交流办", "--centre").returncode == 0
    command = ("report", "notice", "--period", "2022-11", "--out", "{data}/a.pdf", "--issue")
    folders = list(deaths(before, tmp_path / "d", *command))
    counts = [len(issued(data)[0]) if (data / "attachments").exists() else 0 for data in folders]
    assert counts[0] == 0 and counts[-1] == 1 and counts == sorted(counts)
    last = folders[counts.index(1) - 1]  # it died with files written and no number taken
    assert list((last / "attachments").rglob("*")) != []
    done = run(last, "report", "notice", "--period", "2022-12", "--out", str(last / "b.pdf"), "--issue")
    assert done.returncode == 0, done.stderr
    assert [row.number for row in issued(last)[0]] == [1]
