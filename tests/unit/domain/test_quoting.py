import pytest

from desktop_app.domain.quoting import nested, within_quotes, within_title


def test_marks_within_marks_are_the_other_ones() -> None:
    assert within_title("关于更正《12月通报》的说明") == "关于更正〈12月通报〉的说明"
    assert within_quotes("落实“十条”事项") == "落实‘十条’事项"
    assert within_title("12月通报") == within_quotes("12月通报") == "12月通报"


@pytest.mark.parametrize(
    "text, words",
    [
        ("作废《关于更正《关于2022年的通报》的通报》", "作废《关于更正〈关于2022年的通报〉的通报》"),
        ("《甲《乙《丙》》》和《丁》", "《甲〈乙《丙》〉》和《丁》"),
        ("确认评审会“2022年“双招”会”", "确认评审会“2022年‘双招’会”"),
        ("《落实“《十条》”》", "《落实“〈十条〉”》"),
        ("《甲《乙》", "《甲《乙》"),
        ("甲》乙《", "甲》乙《"),
        ("5〈6", "5〈6"),
    ],
)
def test_marks_alternate_as_deep_as_they_are_nested(text: str, words: str) -> None:
    assert nested(text) == words
