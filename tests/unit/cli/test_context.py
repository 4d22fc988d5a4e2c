"""What every command says in the same words."""

from pathlib import Path

import pytest

from desktop_app.cli.context import Context
from desktop_app.paths import find_paths


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "No font has 𠮷 (U+20BB7); 〓 is printed for it.\n"),
        ("zh_CN", "字库里没有“𠮷”（U+20BB7），会印成“〓”。\n"),
    ],
)
def test_characters_that_no_font_has_are_told_in_the_language_of_messages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    Context(find_paths(tmp_path), language).tell_missing("𠮷")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", told)


def test_the_command_line_acts_for_the_administrator_unless_it_is_told_for_whom(tmp_path: Path) -> None:
    acting = [Context(find_paths(tmp_path), "en").actor, Context(find_paths(tmp_path), "en", user="张三").actor]
    assert [actor.name for actor in acting] == ["admin", "张三"]
    assert all(actor.may_administer for actor in acting)
