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


def refused(name: str, before: str, now: str) -> tuple[str, int]:
    """The message and the line for a supplied template with one mistake in it."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert before in text
    own = templates.check(text.replace(before, now, 1), Path(name), FOLDER / name)
    supplied = templates.load_template(name, [FOLDER])
    with pytest.raises(UserError) as told:
        refuse_mistakes(own, supplied, text)
    line = told.value.values["line"]
    assert isinstance(line, int) and text.replace(before, now, 1).splitlines()[line - 1].strip().startswith(now.strip())
    return told.value.message.format(**told.value.values), line


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("现将{year}年", "现将{yaer}年", "there is nothing called “yaer” to put in"),
        ("现将{year}年", "现将{year:d}年", "there is nothing called “year” to put in"),
        ("现将{year}年", "现将{year年", "a brace is missing or left over"),
        ("ranking = 各单位", "rankings = 各单位", "“rankings” is not known here. Known are: overall、ranking、"),
        ("copies = 90", "copies = 很多", "a whole number is expected"),
        ("maker = {office}", "编印单位：本办公室", "“key = value” is expected"),
    ],
)
def test_a_mistake_is_told_with_its_line(before: str, now: str, told: str) -> None:
    message, line = refused("monthly.txt", before, now)
    assert told in message and f"line {line}" in message


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
