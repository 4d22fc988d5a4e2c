"""督办函: what it says of late duties and of others."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.documents import grid
from desktop_app.documents.duty_letter import TEMPLATE, letter
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Addressee, Colophon, Document, LetterHeader, Paragraph, Table
from desktop_app.documents.review_data import Slip
from desktop_app.documents.tables import lay_out
from desktop_app.documents.templates import Line, Template, load_template
from desktop_app.domain.indicators import Light
from desktop_app.paths import resources_folder

TODAY = date(2022, 12, 31)
LATE = Slip("落实供电", "新材料项目", "金钟园", "", "会议", date(2022, 12, 1), Light.RED, 30)
LATER = Slip("核实凭证", "", "金钟园", "", "评审", None, Light.GREEN)
NOW = Slip("报送材料", "", "金钟园", "", "评审", TODAY, Light.YELLOW)
AHEAD = Slip("办理环评", "", "金钟园", "", "评审", date(2023, 1, 3), Light.YELLOW)
JUST_LATE = Slip("报送凭证", "", "金钟园", "", "评审", date(2022, 12, 30), Light.RED, 1)


@pytest.fixture
def template() -> Template:
    return load_template(TEMPLATE, [resources_folder() / "report_templates"])


def opening(document: Document) -> str:
    return next(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_a_late_duty_is_told_first(template: Template) -> None:
    made = letter("金钟商务产业园", [LATE, LATER], template, "合作办", TODAY, "3")
    assert made.blocks[0] == LetterHeader("合作办", "合作交流函〔2022〕3号")
    assert Addressee("金钟商务产业园") in made.blocks
    assert opening(made) == ("截至2022年12月31日，你单位责任清单中有2项事项尚未销号，其中1项已逾期30天。具体事项如下。")
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert table.rows == (
        ("1", "落实供电", "新材料项目", "2022-12-01", "30", "■ 红"),
        ("2", "核实凭证", "—", "—", "—", "● 绿"),
    )
    foot = made.blocks[-1]
    assert isinstance(foot, Colophon) and not foot.ruled


@pytest.mark.parametrize(
    ("duties", "titles"),
    [
        ([LATE, LATER], ["序号", "事项", "关联项目", "办结期限", "逾期天数", "亮灯"]),
        ([AHEAD, NOW], ["序号", "事项", "办结期限", "亮灯"]),
        ([LATER], ["序号", "事项", "亮灯"]),
    ],
)
def test_a_column_of_which_nothing_is_known_is_left_out(
    template: Template, duties: list[Slip], titles: list[str]
) -> None:
    (table,) = (b for b in letter("金钟园", duties, template, "合作办", TODAY, "3").blocks if isinstance(b, Table))
    assert [column.title for column in table.columns] == titles
    assert all(len(row) == len(titles) for row in table.rows)


@pytest.mark.parametrize(
    ("duties", "standing", "asked"),
    [
        ([LATE], "有1项事项尚未销号，已逾期30天。", "请立即办结，"),
        ([LATE, LATE], "有2项事项尚未销号，均已逾期，最长逾期30天。", "请立即办结，"),
        ([LATE, LATER], "其中1项已逾期30天。", "证明材料；其余事项尽快办结并反馈。"),
        ([LATE, AHEAD], "其中1项已逾期30天。", "证明材料；其余事项按期限办结并反馈。"),
        ([LATE, JUST_LATE, AHEAD], "其中逾期2项，最长逾期30天。", "证明材料；其余事项按期限办结并反馈。"),
        ([JUST_LATE], "有1项事项尚未销号，已逾期1天。", "请立即办结，"),
        ([LATER], "有1项事项尚未销号，尚未确定办结期限。", "请尽快办结，"),
        ([LATER, LATER], "有2项事项尚未销号，均未确定办结期限。", "请尽快办结，"),
        ([NOW], "有1项事项尚未销号，今日到期。", "请抓紧办结，"),
        ([NOW, NOW], "有2项事项尚未销号，均于今日到期。", "请抓紧办结，"),
        ([AHEAD, NOW], "其中1项今日到期，其余均未逾期。", "请抓紧办结，"),
        ([AHEAD], "有1项事项尚未销号，将于2023年1月3日到期。", "请按期限办结，"),
        ([AHEAD, LATER], "均未逾期，最近的于2023年1月3日到期。", "请按期限办结，"),
    ],
)
def test_the_words_fit_how_many_are_late(template: Template, duties: list[Slip], standing: str, asked: str) -> None:
    made = letter("金钟园", duties, template, "合作办", TODAY, "　")
    said = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    assert standing in said[0] and asked in said[-1]


@pytest.mark.parametrize(
    ("duties", "said"),
    [
        ([AHEAD], "有2项事项尚未销号。现就其中1项（将于2023年1月3日到期）函告如下。"),
        ([LATE, JUST_LATE], "有3项事项尚未销号。现就其中2项（均已逾期，最长逾期30天）函告如下。"),
    ],
)
def test_of_some_duties_it_is_said_how_many_the_unit_has(template: Template, duties: list[Slip], said: str) -> None:
    assert opening(letter("金钟园", duties, template, "合作办", TODAY, "3", others=1)).endswith(said)


@pytest.mark.parametrize(
    ("duties", "title"),
    [([LATE, AHEAD], "关于督促办理责任清单事项的函"), ([NOW, AHEAD], "关于办理责任清单事项的函")],
)
def test_the_title_urges_where_a_duty_is_late(template: Template, duties: list[Slip], title: str) -> None:
    assert letter("金钟园", duties, template, "合作办", TODAY, "3").title == title
    without = replace(template, parts={name: part for name, part in template.parts.items() if name != "title_late"})
    assert letter("金钟园", duties, without, "合作办", TODAY, "3").title == "关于办理责任清单事项的函"


def test_a_letter_is_copied_to_the_inspectors_only_where_a_duty_is_late(template: Template) -> None:
    def copies(duties: list[Slip], template: Template) -> list[Colophon]:
        made = letter("金钟园", duties, template, "合作办", TODAY, "3")
        return [block for block in made.blocks if isinstance(block, Colophon)]

    (foot,) = copies([JUST_LATE, AHEAD], template)
    assert foot.copies_to == (("抄送", "区委督查室、区政府督查室"),)
    assert copies([NOW, AHEAD, LATER], template) == []
    named = replace(template, parts={**template.parts, "colophon_not_late": (Line(1, "抄送 = 区政府办公室"),)})
    assert copies([AHEAD], named)[0].copies_to == (("抄送", "区政府办公室"),)


def test_an_own_wording_of_an_older_program_copies_late_letters_as_it_says(tmp_path: Path) -> None:
    supplied = resources_folder() / "report_templates"
    text = (supplied / TEMPLATE).read_text(encoding="utf-8").partition("[colophon]")[0]
    (tmp_path / TEMPLATE).write_text(f"{text}[colophon]\n抄送 = 区政府办公室\n", encoding="utf-8")
    own = load_template(TEMPLATE, [tmp_path, supplied])
    late, ahead = (letter("金钟园", [one], own, "合作办", TODAY, "3").blocks[-1] for one in (LATE, AHEAD))
    assert isinstance(late, Colophon) and late.copies_to == (("抄送", "区政府办公室"),)
    assert not isinstance(ahead, Colophon)


def test_the_duties_stand_in_the_same_letter_in_every_letter(template: Template, fonts: FontBook) -> None:
    long = replace(LATE, matter="落实载体交付时间并协调供电增容" * 2, project="高端装备制造基地（二期）")
    layouts = [
        lay_out(block, grid.WIDTH, grid.HEIGHT, fonts)
        for duties in ([LATER], [long])
        for block in letter("金钟园", duties, template, "合作办", TODAY, "3").blocks
        if isinstance(block, Table)
    ]
    assert [layout.size for layout in layouts] == [10.5, 10.5]
