from collections.abc import Iterator

import pytest

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks.result import Result


@pytest.mark.parametrize(
    ("result", "holds"),
    [
        (Result("shown only", 9.0, "s"), True),
        (Result("within", 1.0, "s", limit=1.2), True),
        (Result("over", 1.3, "s", limit=1.2), False),
        (Result("near its peer", 3.0, "ms", peer="raw", peer_measured=2.0, ratio=1.5), True),
        (Result("far from its peer", 3.1, "ms", peer="raw", peer_measured=2.0, ratio=1.5), False),
        (Result("peer for comparison", 30.0, "ms", limit=40, peer="raw", peer_measured=2.0), True),
    ],
)
def test_limits_and_ratios(result: Result, holds: bool) -> None:
    assert result.holds is holds


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(name: str) -> Iterator[Result]:
        yield Result(f"{name}: p95", 12.5 if name == "search" else 99, "ms", 30, "raw sqlite3", 10.0, 12)

    monkeypatch.setattr(benchmarks, "names", lambda: ["save", "search"])
    monkeypatch.setattr(benchmarks, "run_apart", run)


def test_table_and_status(two: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmarks.main(["search"]) == 0
    row = capsys.readouterr().out.splitlines()[2]
    assert row.split("  ")[0] == "ok"
    for cell in ("search: p95", "12.5 ms", "30 ms", "raw sqlite3", "10 ms", "1.25 (≤ 12)"):
        assert cell in row


def test_over_its_limit_fails(two: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmarks.main([]) == 1
    assert capsys.readouterr().out.endswith("Over their limits: save: p95\n")


def test_unknown_name_is_a_usage_error(two: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmarks.main(["speed"]) == 2
    assert "there are: save, search" in capsys.readouterr().err
