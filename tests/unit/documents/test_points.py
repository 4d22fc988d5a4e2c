import pytest

from desktop_app.documents.points import columns_in_line, in_line


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (["1,713", "1,318.92", "—", "0.5", ""], ["1,713.00", "1,318.92", "—", "0.50", ""]),
        (["1", "20"], ["1", "20"]),
        (["85.7%", "100%", "-3%"], ["85.7%", "100.0%", "-3.0%"]),
        (["▲ 162.52", "■ -8"], ["▲ 162.52", "■ -8.00"]),
        (["1.5", "2 项"], ["1.5", "2 项"]),
        (["2022-03", "1.25"], ["2022-03", "1.25"]),
        ([], []),
    ],
)
def test_figures_of_a_column_have_their_points_in_line(texts: list[str], made: list[str]) -> None:
    assert in_line(texts) == made


def test_only_the_columns_asked_for_are_changed() -> None:
    rows = [("1.5", "1.5"), ("2", "2")]
    assert columns_in_line(rows, [1]) == [["1.5", "1.5"], ["2", "2.0"]]
