"""Every measured rule of GB/T 9704-2012 holds on what we print."""

import pytest

from tests.gbt.__main__ import measured, table
from tests.gbt.rows import Row, near


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    return measured(tmp_path_factory.mktemp("gbt"))


def test_every_rule_holds(rows: list[Row]) -> None:
    broken = [row for row in rows if not row.holds]
    assert broken == [], table(broken)


def test_every_demand_and_default_is_measured(rows: list[Row]) -> None:
    ids = {part for row in rows for part in (row.id, *row.id.split("-"))}
    wanted = {"P1", "P2", "P3", "P5", "P6", "P7", "K1", "N1", "P", "E2-4", "10.1", "10.3"}
    wanted |= {f"E{n}" for n in (1, 5, 6, 8, 9, 10, 11, 12, 13, 15, 18, 20, 21, 22, 23, 24, 25)}
    assert wanted <= ids


def test_a_rule_that_is_broken_is_told() -> None:
    row = near("P1", "M", "paper", "mm", [(210.0, 210), (296.5, 297)], 0.2)
    assert not row.holds
    assert row.measured == "296.50 mm (worst of 2)"
    assert "NO  P1" in table([row])
