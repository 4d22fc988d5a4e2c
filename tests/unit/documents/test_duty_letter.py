"""督办函: what it says of late duties and of others."""

from datetime import date

import pytest

from desktop_app.documents.duty_letter import TEMPLATE, letter
from desktop_app.documents.model import Addressee, Colophon, Document, LetterHeader, Paragraph, Table
from desktop_app.documents.review_data import Slip
from desktop_app.documents.templates import Template, load_template
from desktop_app.domain.indicators import Light
from desktop_app.paths import resources_folder

TODAY = date(2022, 12, 31)
LATE = Slip("落实供电", "新材料项目", "金钟园", "", "会议", date(2022, 12, 1), Light.RED, 30)
LATER = Slip("核实凭证", "", "金钟园", "", "评审", None, Light.GREEN)


@pytest.fixture
def template() -> Template:
    return load_template(TEMPLATE, [resources_folder() / "report_templates"])


def opening(document: Document) -> str:
    return next(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_a_late_duty_is_told_first(template: Template) -> None:
    made = letter("金钟商务产业园", [LATE, LATER], template, "合作办", TODAY, "3")
    assert made.blocks[0] == LetterHeader("合作办", "合作交流函〔2022〕3号")
    assert Addressee("金钟商务产业园") in made.blocks
    assert opening(made) == (
        "截至2022年12月31日，你单位责任清单中有2项事项尚未销号，其中逾期1项，最长逾期30天。具体事项如下。"
    )
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert table.rows == (
        ("1", "落实供电", "新材料项目", "2022-12-01", "30", "■ 红"),
        ("2", "核实凭证", "—", "—", "0", "● 绿"),
    )
    foot = made.blocks[-1]
    assert isinstance(foot, Colophon) and not foot.ruled


@pytest.mark.parametrize(
    ("duties", "standing", "asked"),
    [
        ([LATE], "有1项事项尚未销号，已逾期30天。", "5个工作日内办结，"),
        ([LATE, LATE], "有2项事项尚未销号，均已逾期，最长逾期30天。", "5个工作日内办结，"),
        ([LATE, LATER], "其中逾期1项，最长逾期30天。", "办结逾期事项，其余事项按期限办结"),
        ([LATER], "有1项事项尚未销号，未超过期限。", "请按期限办结，"),
    ],
)
def test_the_words_fit_how_many_are_late(template: Template, duties: list[Slip], standing: str, asked: str) -> None:
    made = letter("金钟园", duties, template, "合作办", TODAY, "　")
    said = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    assert standing in said[0] and asked in said[-1]
