"""Errors in words."""

import pytest

from desktop_app.errors import UserError, in_one_line, reason_of


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


def test_the_systems_words_are_translated_and_other_values_are_not() -> None:
    error = UserError(
        "{path} is not there ({reason}).", path="No such file", reason=reason_of(OSError(2, "No such file"))
    )
    told = {"{path} is not there ({reason}).": "没有 {path}（{reason}）。", "No such file": "没有这个文件"}
    assert error.words(lambda _context, text: told[text])[0] == "没有 No such file（没有这个文件）。"
    assert str(error) == "No such file is not there (No such file)."
