import pytest

from desktop_app.domain.phones import landlines


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("022-84375000", "022-84375000"),
        ("02284375000、13812345678", "02284375000"),
        ("022 84375000转8012", "022 84375000转8012"),
        ("（022）84375000；84375001", "（022）84375000、84375001"),
        ("400-123-4567", "400-123-4567"),
        ("13812345678", ""),
        ("张三 84375000", ""),
        ("", ""),
    ],
)
def test_numbers_of_desks_are_told_and_no_persons(written: str, told: str) -> None:
    assert landlines(written) == told
