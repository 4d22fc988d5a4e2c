"""A template that could not be printed is refused while it is written, with the line."""

from pathlib import Path

import pytest

from desktop_app.documents import own_wording, templates
from desktop_app.documents.own_wording import NAMES
from desktop_app.documents.produce import Press
from desktop_app.documents.template_mistakes import refuse_mistakes
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder

FOLDER = resources_folder() / "report_templates"


def refused(name: str, before: str, now: str) -> str:
    """The message for a supplied template with one mistake in it; it names the line of the mistake."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert before in text
    own = templates.check(text.replace(before, now, 1), Path(name), FOLDER / name)
    with pytest.raises(UserError) as told:
        refuse_mistakes(own, text)
    line = told.value.values["line"]
    assert isinstance(line, int)
    written = text.replace(before, now, 1).splitlines()[line - 1]
    assert any(one in written for one in now.splitlines())
    return str(told.value)


@pytest.mark.parametrize(
    ("name", "before", "now", "told"),
    [
        ("monthly.txt", "现将{year}年{months}全区招商引资工作完成情况通报如下。", "{yaer}年。", "“year” may be meant"),
        ("monthly.txt", "{names}均为零", "{name}均为零", "“names” may be meant. Known here: names."),
        ("monthly.txt", "规范项目信息填报，", "{office}规范，", "nothing called “office”"),
        ("monthly.txt", "copies = 90", "copies = 九十", "a number from 1 to 99999 is expected"),
        ("monthly.txt", "overall = 主要", "overal = 主要", "“overall” may be meant. Known are: overall、"),
        ("monthly.txt", "工作推进方面，{indicators}。", "｛indicators｝。", "“｛” is a full-width brace"),
        ("monthly.txt", "工作推进方面，{indicators}。", "；附注\n{indicators}。", "begins with the half-width ;"),
        ("monthly.txt", "工作推进方面，{indicators}。", "{indicators。", "a brace is missing or left over"),
        ("monthly.txt", "工作推进方面，{indicators}。", "{}。", "nothing called “”"),
        ("monthly.txt", "工作推进方面，{indicators}。", "{indicators.x}。", "nothing called “indicators.x”"),
        ("monthly.txt", "工作推进方面，{indicators}。", "{indicators:d}。", "nothing called “indicators”"),
        ("monthly.txt", "maker = {office}", "编印单位：本办公室", "“key = value” is expected"),
        ("review.txt", "agenda = 会议议程", "agnda = 会议议程", "“agenda” may be meant"),
        ("review.txt", "industry = 产业类型", "indstry = 产业类型", "“industry” may be meant"),
        ("review.txt", "办理情况 = 5", "办理情况 = 五", "a number from 1 to 30 is expected"),
        ("review.txt", "rows = 20", "rows = 2000", "a number from 1 to 200 is expected"),
        ("monthly.txt", "projects = 12", "projects = 0", "a number from 1 to 50 is expected"),
        ("monthly.txt", "quality = 10", "quality = 十个", "a number from 1 to 50 is expected"),
        ("monthly.txt", "chart_units = 15", "chart_units = 30", "a number from 2 to 20 is expected"),
        ("monthly.txt", "projects = 12", "project = 12", "“projects” may be meant"),
        ("fortnightly.txt", "planned = 15", "planned = 51", "a number from 1 to 50 is expected"),
        ("annual.txt", "topics = 3", "topics = 3.5", "a number from 1 to 50 is expected"),
        ("correction.txt", "in_body = 12", "in_body =", "a number from 1 to 50 is expected"),
        ("monthly.txt", "projects = 重点项目进展表", "projects = {group}重点项目", "nothing called “group”"),
        ("monthly.txt", "months = 市外", "months = {group}市外", "nothing called “group”"),
        ("notice.txt", "ranking = {group}排名表", "ranking = {grup}排名表", "“group” may be meant"),
        ("fortnightly.txt", "matters = 需协调事项\nduties = 未", "matters =\nduties = 未", "“key = value” is expected"),
        ("notice.txt", "days = 7", "days = 0", "a number from 1 to 365 is expected"),
        ("notice.txt", "name = {office}公示", "name = 公示\nnumber = 〔{year}〕号", "would have the same"),
        ("letter.txt", "number = 合作交流函〔{year}〕{number}号", "numbr = 〔{year}〕", "“number” may be meant"),
        ("letter.txt", "number = 合作交流函〔{year}〕{number}号", "number = 函{number}", "number is written as"),
        ("annual.txt", "{*problems}", "{*problem}", "“problems” may be meant"),
        ("correction.txt", "{reason}", "{resaon}", "“reason” may be meant"),
        ("fortnightly.txt", "{name}{count}个", "{nane}{count}个", "“name” may be meant"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_the_word_that_is_meant(
    name: str, before: str, now: str, told: str
) -> None:
    assert told in refused(name, before, now)


def test_a_number_that_is_needed_is_missed() -> None:
    text = (FOLDER / "review.txt").read_text(encoding="utf-8")
    own = templates.check(text.replace("rows = 20", "row = 20"), Path("review.txt"), FOLDER / "review.txt")
    with pytest.raises(UserError, match=r"“rows = …” is missing in the part \[sign_in\]"):
        refuse_mistakes(own, text)


@pytest.mark.parametrize("left_out", ["quality = 10\n", "structure = 落地项目结构表\n"])
def test_every_list_has_a_length_and_every_table_a_caption(left_out: str, tmp_path: Path) -> None:
    press = Press(resources_folder(), tmp_path)
    text = own_wording.wording(press, "monthly.txt").text
    assert left_out in text
    with pytest.raises(UserError, match=r"is missing in the part"):
        own_wording.keep(press, "monthly.txt", text.replace(left_out, "", 1))


@pytest.mark.parametrize("name", NAMES)
def test_every_supplied_template_could_be_an_offices_own(name: str, tmp_path: Path) -> None:
    press = Press(resources_folder(), tmp_path)
    text = own_wording.wording(press, name).text
    own_wording.keep(press, name, "; 我们的\n" + text)
    assert own_wording.wording(press, name).is_own


@pytest.mark.parametrize(
    ("name", "before", "now"),
    [
        ("monthly.txt", "copies = 90", "copies ="),
        ("monthly.txt", "ranking = 各单位排名情况\n", ""),
        ("monthly.txt", "送 = 各街道", "抄送 = 各街道"),
        ("monthly.txt", "现将{year}年{months}全区", "{office}将全区"),
        ("notice.txt", "days = 7", "days = 10"),
    ],
)
def test_what_an_office_may_word_otherwise_is_kept(name: str, before: str, now: str, tmp_path: Path) -> None:
    press = Press(resources_folder(), tmp_path)
    text = own_wording.wording(press, name).text
    assert before in text
    own_wording.keep(press, name, text.replace(before, now, 1))
    assert own_wording.wording(press, name).is_own
