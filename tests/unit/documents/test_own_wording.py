"""The office's own templates are kept whole, checked before they are, and given up without loss."""

from pathlib import Path

import pytest

from desktop_app.documents import own_wording
from desktop_app.documents.produce import Press
from desktop_app.errors import EnvironmentProblem, UserError
from desktop_app.paths import resources_folder


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(resources_folder(), tmp_path / "report_templates")


def test_all_supplied_templates_are_shown(press: Press) -> None:
    found = own_wording.wordings(press)
    supplied = {path.name for path in (resources_folder() / "report_templates").glob("*.txt")}
    assert {one.name for one in found} == supplied and len(found) == len(supplied)
    assert not any(one.is_own for one in found)


def test_what_was_written_is_printed_and_given_up_with_a_copy_beside_it(press: Press) -> None:
    supplied = own_wording.wording(press, "letter.txt").text
    for words in ("; 第一稿\n", "; 第二稿\n"):
        own_wording.keep(press, "letter.txt", words + supplied)
        now = own_wording.wording(press, "letter.txt")
        assert now.is_own and now.text.startswith(words)
    assert press.template("letter.txt").path == own_wording.places(press, "letter.txt")[0]
    own, _ = own_wording.places(press, "letter.txt")
    assert "; 第一稿" in own.with_name("letter.txt.bak").read_text(encoding="utf-8")
    own_wording.back_to_supplied(press, "letter.txt")
    assert own_wording.wording(press, "letter.txt") == own_wording.Wording("letter.txt", supplied, is_own=False)
    assert "; 第二稿" in own.with_name("letter.txt.bak").read_text(encoding="utf-8")


def test_the_supplied_text_needs_no_file(press: Press) -> None:
    supplied = own_wording.wording(press, "notice.txt").text
    own_wording.keep(press, "notice.txt", "; 我们的\n" + supplied)
    own_wording.keep(press, "notice.txt", supplied.rstrip() + "\n\n")
    assert not own_wording.wording(press, "notice.txt").is_own


def test_a_mistake_is_told_with_its_line_and_nothing_changes(press: Press) -> None:
    before = own_wording.wording(press, "monthly.txt")
    with pytest.raises(UserError, match="there is no part called") as refused:
        own_wording.keep(press, "monthly.txt", before.text + "\n[mashead]\nname = 通报\n")
    assert refused.value.values["line"] == len(before.text.splitlines()) + 2
    assert own_wording.wording(press, "monthly.txt") == before


def test_chinese_text_of_an_old_editor_is_read_and_put_right(press: Press) -> None:
    own, supplied = own_wording.places(press, "annual.txt")
    own.parent.mkdir()
    own.write_text(supplied.read_text(encoding="utf-8"), encoding="gb18030")
    with pytest.raises(UserError, match="encoding"):
        press.template("annual.txt")
    found = own_wording.wording(press, "annual.txt")
    assert found.is_own and "年度" in found.text
    own_wording.keep(press, "annual.txt", "; 本单位\n" + found.text)
    assert press.template("annual.txt").parts


def test_a_folder_that_cannot_be_written_is_said_in_words(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    text = "; 我们的\n" + own_wording.wording(press, "review.txt").text
    own_wording.keep(press, "review.txt", text)
    monkeypatch.setattr(own_wording, "to_disk", full)
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        own_wording.keep(press, "review.txt", text + "; 再补一行\n")
    assert own_wording.wording(press, "review.txt").text.rstrip() == text.rstrip()
