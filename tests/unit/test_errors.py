"""Errors in words."""

import pytest

from desktop_app.errors import UserError, in_one_line


@pytest.mark.parametrize(
    ("sentences", "line"),
    [
        (("The file is damaged.", "Copy it once more."), "The file is damaged. Copy it once more."),
        (("文件已损坏。", "请重新复制。"), "文件已损坏。请重新复制。"),
        (("", "请重新复制。", ""), "请重新复制。"),
        ((), ""),
    ],
)
def test_sentences_are_joined_as_their_language_does(sentences: tuple[str, ...], line: str) -> None:
    assert in_one_line(sentences) == line


def test_an_error_says_itself_in_one_line() -> None:
    assert str(UserError("{name} is full.", "Free some space.", name="E:")) == "E: is full. Free some space."
