"""A figure as the sum of what its projects count for."""

from fractions import Fraction
from types import SimpleNamespace

from desktop_app.ui.models.counted import Counted

PARTS: dict[str, Fraction | int] = {"a": 30_000_000, "b": Fraction(200_000_000, 3), "c": -500_000}
MONEY = Counted("Money 2022-12", "0.10 亿元", PARTS, money=True)
NUMBER = Counted("Landed 2022-12", "2", {"a": 1, "b": 1}, money=False)
SHARES = Counted("Landed 2022-12", "1.33", {"a": Fraction(1, 3), "b": 1}, money=False)


def test_money_stands_in_a_column_and_its_sum_is_rounded_once() -> None:
    column = MONEY.column()
    assert column is not None and column.summed
    assert column.title == "Counted (万元)"
    shown = [column.text(column.of(SimpleNamespace(id=one))) for one in ("a", "b", "c", "d")]
    assert shown == ["30", "66.67", "-0.5", "—"]
    assert MONEY.told("abc") == "Money 2022-12: 0.10 亿元. The column “Counted” comes to 96.17 万元."
    assert MONEY.sum("bc") == Fraction(200_000_000, 3) - 500_000


def test_a_part_of_the_list_is_not_passed_off_as_the_figure() -> None:
    assert MONEY.told("ax") == (
        "Money 2022-12: 0.10 亿元, that is 96.17 万元. The projects below count for 30 万元 of it; the others are "
        "filtered out or were deleted since."
    )
    assert NUMBER.told("b") == (
        "Landed 2022-12: 2. Of these 1 are below; the others are filtered out or were deleted since."
    )


def test_where_each_project_counts_as_one_there_is_no_column() -> None:
    assert NUMBER.column() is None
    assert NUMBER.told("ab") == "Landed 2022-12: 2. Each project below counts as one."


def test_shares_of_projects_have_a_column() -> None:
    column = SHARES.column()
    assert column is not None and (column.title, column.text(Fraction(1, 3))) == ("Counted", "0.33")
    assert SHARES.told("ab") == "Landed 2022-12: 1.33. The column “Counted” comes to 1.33."


def test_what_counts_for_most_comes_first_and_equals_stay() -> None:
    assert MONEY.ordered("xacb", descending=True) == ["b", "a", "x", "c"]
    assert MONEY.ordered("ab", descending=False) == ["a", "b"]
    assert NUMBER.ordered("ba", descending=True) == ["b", "a"]
