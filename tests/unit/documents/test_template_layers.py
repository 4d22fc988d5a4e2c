"""An office's own wording lies over the supplied one: one changed word does not freeze the rest."""

from pathlib import Path

import pytest

from desktop_app.documents import own_wording
from desktop_app.documents.produce import Press
from desktop_app.documents.template_layers import difference, put_back, retired_in, split, whole
from desktop_app.documents.template_parts import MARK, RETIRED, optional_in
from desktop_app.documents.templates import Template, load_template
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder

SUPPLIED = """; 固定文字

[masthead]
name = 通报

[opening]
现将{year}年情况通报如下。

; 表下的说明；删去这一部分就不印。
[note]
数据截至{day}。

[signature]
{office}
"""
NAME = "letter.txt"
FOLDER = resources_folder() / "report_templates"


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    for name in ("own", "supplied"):
        (tmp_path / name).mkdir()
    (tmp_path / "supplied" / NAME).write_text(SUPPLIED, encoding="utf-8")
    return [tmp_path / "own", tmp_path / "supplied"]


def loaded(folders: list[Path], own: str, supplied: str = SUPPLIED) -> Template:
    (folders[0] / NAME).write_text(own, encoding="utf-8")
    (folders[1] / NAME).write_text(supplied, encoding="utf-8")
    return load_template(NAME, folders)


def test_only_what_differs_is_kept_and_the_rest_follows_the_program(folders: list[Path]) -> None:
    changed = SUPPLIED.replace("现将{year}年情况通报如下。", "现通报{year}年情况。")
    own = difference(changed, SUPPLIED, NAME)
    assert own == f"{MARK}\n\n[opening]\n现通报{{year}}年情况。\n"
    newer = SUPPLIED.replace("name = 通报", "name = 新通报") + "\n[added]\n新的一句。\n"
    template = loaded(folders, own, newer)
    assert template.settings("masthead") == {"name": "新通报"} and template.text("added", {}) == "新的一句。"
    assert template.text("opening", {"year": 2022}) == "现通报2022年情况。"
    assert whole(own, SUPPLIED, NAME) == changed


def test_what_was_taken_out_stays_out_if_it_may(folders: list[Path]) -> None:
    start, end = SUPPLIED.index("; 表下的说明"), SUPPLIED.index("[signature]")
    without = SUPPLIED[:start] + SUPPLIED[end:]
    own = difference(without, SUPPLIED, NAME)
    assert put_back(without, SUPPLIED) == ()
    assert "note" not in loaded(folders, own).parts and "[note]" in whole(own, SUPPLIED, NAME)
    assert split(own).segments["note"].empty
    assert "note" not in loaded(folders, without).parts, "a copy of the whole template, as offices made them before"
    unsigned = SUPPLIED[: SUPPLIED.index("[signature]")]
    assert put_back(unsigned, SUPPLIED) == ("signature",) and difference(unsigned, SUPPLIED, NAME) == ""
    assert loaded(folders, unsigned).text("signature", {"office": "办公室"}) == "办公室"


def test_a_part_of_an_older_program_stops_nothing_and_one_that_never_was_is_told(folders: list[Path]) -> None:
    old = SUPPLIED + "\n[standing_none]\n均未逾期\n"
    assert "standing_none" not in loaded(folders, old).parts and retired_in(old, NAME) == ("standing_none",)
    assert "standing_none" not in whole(old, SUPPLIED, NAME) + difference(old, SUPPLIED, NAME)
    with pytest.raises(UserError, match=r"there is no part called \[openning\]; \[opening\] may be meant"):
        loaded(folders, SUPPLIED.replace("[opening]", "[openning]"))


@pytest.mark.parametrize("name", own_wording.NAMES)
def test_what_an_older_copy_lacks_is_said_as_supplied(name: str, tmp_path: Path) -> None:
    supplied = split((FOLDER / name).read_text(encoding="utf-8")).segments
    first = next(iter(supplied))
    (tmp_path / name).write_text(f"{supplied[first].text}\n", encoding="utf-8")
    parts = load_template(name, [tmp_path, FOLDER]).parts
    assert set(supplied) - set(parts) == optional_in((FOLDER / name).read_text(encoding="utf-8"))


def test_remarks_of_the_office_stay_with_their_part() -> None:
    changed = SUPPLIED.replace("[signature]", "; 主任要求\n[signature]").replace("; 固定文字", "; 我们的固定文字")
    own = difference(changed, SUPPLIED, NAME)
    assert own == f"{MARK}\n\n; 我们的固定文字\n\n; 主任要求\n[signature]\n{{office}}\n"
    assert whole(own, SUPPLIED, NAME) == changed


def test_as_supplied_nothing_is_kept() -> None:
    assert difference(SUPPLIED.replace("\n\n", "\n\n\n"), SUPPLIED, NAME) == ""


@pytest.mark.parametrize("name", own_wording.NAMES)
def test_no_part_is_both_printed_and_retired(name: str) -> None:
    assert not RETIRED.get(name, frozenset()) & set(load_template(name, [FOLDER]).parts)


def test_a_fortnightly_may_be_signed(tmp_path: Path) -> None:
    press = Press(resources_folder(), tmp_path)
    text = own_wording.wording(press, "fortnightly.txt").text + "\n[signature]\n{office}\n"
    assert own_wording.keep(press, "fortnightly.txt", text) == ()
    assert press.template("fortnightly.txt").text("signature", {"office": "办公室"}) == "办公室"
    assert own_wording.wording(press, "fortnightly.txt").text == text


def test_a_copy_of_an_older_whole_template_is_read_and_shrinks_when_it_is_saved(tmp_path: Path) -> None:
    press = Press(resources_folder(), tmp_path)
    text = own_wording.wording(press, "monthly.txt").text
    start, end = text.index("[commitments_due]"), text.index("[quality]")
    older = (
        text[:start] + "[commitments]\n到期的承诺{due}项，按期兑现{met}项。\n\n" + text[end:].replace("copies = 90", "")
    )
    older = older.replace("copies = 90", "copies = 60")
    (tmp_path / "monthly.txt").write_text(older, encoding="utf-8")
    template = press.template("monthly.txt")
    assert template.number("masthead", "copies", range(100)) == 60 and "commitments_due" in template.parts
    shown = own_wording.wording(press, "monthly.txt")
    assert shown.retired == ("commitments",) and "[commitments_due]" in shown.text and "[commitments]" not in shown.text
    own_wording.keep(press, "monthly.txt", shown.text)
    assert set(split((tmp_path / "monthly.txt").read_text(encoding="utf-8")).segments) == {"masthead"}
