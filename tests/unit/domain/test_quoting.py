from desktop_app.domain.quoting import within_quotes, within_title


def test_marks_within_marks_are_the_other_ones() -> None:
    assert within_title("关于更正《12月通报》的说明") == "关于更正〈12月通报〉的说明"
    assert within_quotes("落实“十条”事项") == "落实‘十条’事项"
    assert within_title("12月通报") == within_quotes("12月通报") == "12月通报"
