import datetime as dt
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.documents import edited, fortnightly, grid
from desktop_app.documents.data import KeyProjects
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.fortnight_data import (
    ActivityRow,
    Duties,
    FortnightlyData,
    Funds,
    Matter,
    OpenDuty,
    PlannedRow,
    StepRow,
)
from desktop_app.documents.fortnight_tables import STEPS_NOTE
from desktop_app.documents.model import Colophon, Document, Heading, Masthead, Signature, Table
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import Template, load_template
from desktop_app.domain.indicators import Light
from desktop_app.paths import resources_folder
from tests.unit.documents import measure
from tests.unit.documents.samples import monthly_data, texts

YI = 10_000_000_000


STEPS = "本期主要情况表（项目数含市内项目和非优质项目）"


def data() -> FortnightlyData:
    """A fortnight with every section filled."""
    return FortnightlyData(
        20, 46, dt.date(2022, 10, 3), dt.date(2022, 9, 19), dt.date(2022, 10, 2),
        (StepRow("新增线索", 26, 45, 1193), StepRow("签约", 51, 44, 941), StepRow("落地", 32, 32, 790)),
        Funds(
            Fraction(711 * YI, 100), Fraction(705 * YI, 100), Fraction(14806 * YI, 100), Fraction(200 * YI),
            Fraction(14806, 20000), Fraction(275, 365), Light.GREEN,
        ),
        replace(monthly_data().projects, count=67),
        (("接待", 4), ("出访", 3)),
        (ActivityRow(dt.date(2022, 9, 20), "出访", "绿装园", "上海市", "拜访投资方，商定来区考察时间。"),),
        (Matter("推荐待接收", "检测平台", 30, "华明高新区"), Matter("首谈首报争议", "机器人", 12, "合作交流办")), 2, (),
        Duties(16, 3, (OpenDuty("落实供电增容", "航空产业区", dt.date(2022, 9, 22), 10, Light.RED),), True),
        (PlannedRow(dt.date(2022, 10, 8), "召开评审会", ""), PlannedRow(dt.date(2023, 1, 4), "签约", "金桥街道")),
        2, (),
        "东丽区合作交流办公室",
    )  # fmt: skip


@pytest.fixture
def template() -> Template:
    return load_template(fortnightly.TEMPLATE, [resources_folder() / "report_templates"])


def tables(document: Document) -> dict[str, Table]:
    return {block.caption: block for block in document.blocks if isinstance(block, Table)}


def test_head_and_foot_are_those_of_the_template(template: Template) -> None:
    document = fortnightly.build(data(), template)
    head = next(block for block in document.blocks if isinstance(block, Masthead))
    assert (head.name, head.issue, head.total_issue) == ("招商引资双周专报", "第20期", "总第46期")
    assert document.title == "2022年9月19日至10月2日招商引资工作情况"
    foot = next(block for block in document.blocks if isinstance(block, Colophon))
    assert (foot.issuer, foot.copies) == ("东丽区合作交流办公室", 90)


def test_figures_are_told_with_the_pace_and_the_last_fortnight(template: Template) -> None:
    document = fortnightly.build(data(), template)
    assert "9月19日至10月2日，全区新增线索26个、签约51个、落地32个。" in texts(document)
    told = "市外内资到位额7.11亿元，较上期增加0.06亿元；今年累计148.06亿元，完成全年目标200亿元的74.0%，"
    assert told in texts(document)
    assert "，慢于序时进度（75.3%）1.3个百分点，达到序时进度的98.3%，亮绿灯。" in texts(document)
    table = tables(document)[STEPS]
    assert [column.title for column in table.columns] == ["时期", "新增线索", "签约", "落地", "市外内资到位额（亿元）"]
    assert table.rows == (
        ("本期", "26", "51", "32", "7.11"),
        ("上期", "45", "44", "32", "7.05"),
        ("增减", "-19", "+7", "0", "+0.06"),
        ("今年累计", "1193", "941", "790", "148.06"),
    )
    last = replace(data(), funds=replace(data().funds, pace=Fraction(1)))
    assert tables(fortnightly.build(last, template))[STEPS].rows[-1][0] == "全年累计", "the year is over"


def test_a_change_of_nothing_has_no_sign(template: Template) -> None:
    same = Funds(Fraction(YI), Fraction(YI), Fraction(YI))
    document = fortnightly.build(replace(data(), funds=same), template)
    assert tables(document)[STEPS].rows[2][-1] == "0.00"


def test_money_without_a_target_and_less_than_before(template: Template) -> None:
    money = Funds(Fraction(YI), Fraction(2 * YI), Fraction(3 * YI))
    text = texts(fortnightly.build(replace(data(), funds=money), template))
    assert "市外内资到位额1亿元，较上期减少1亿元；今年累计3亿元。" in text
    assert "全年目标" not in text


def test_the_closing_of_the_last_issues_duties(template: Template) -> None:
    document = fortnightly.build(data(), template)
    assert "上期列明事项16项，已销号3项，未销号1项，已逾期。" in texts(document)
    assert tables(document)["未销号事项"].rows == (("1", "落实供电增容", "航空产业区", "9月22日", "10", "■ 红"),)
    done = fortnightly.build(replace(data(), duties=Duties(3, 3)), template)
    assert "本期应销号事项3项，已全部销号。" in texts(done)


def test_how_many_duties_are_late_is_said_in_words(template: Template) -> None:
    day = dt.date(2022, 9, 22)
    late, near = OpenDuty("甲", "乙", day, 10, Light.RED), OpenDuty("丙", "丁", day, 0, Light.YELLOW)

    def said(*left: OpenDuty) -> str:
        made = replace(data(), duties=Duties(3, 3 - len(left), left))
        return texts(fortnightly.build(made, template))

    assert "未销号2项，其中逾期1项。" in said(late, near)
    assert "已销号2项，未销号1项，尚未逾期。" in said(near)
    assert "已销号1项，未销号2项，均未逾期。" in said(near, near)
    assert "应销号事项3项，均未销号，其中逾期1项。" in said(late, near, near)
    assert "应销号事项3项，均未销号且已逾期。" in said(late, late, late)
    assert "未销号2项，均已逾期。" in said(late, late)


def test_a_bulletin_with_a_masthead_is_not_signed_again(template: Template) -> None:
    document = fortnightly.build(data(), template)
    assert not any(isinstance(block, Signature) for block in document.blocks)
    assert isinstance(document.blocks[-1], Colophon)


def test_only_urgent_duties_are_listed_and_the_others_counted(template: Template) -> None:
    late, near, later = (
        OpenDuty(matter, "航空产业区", dt.date(2022, 10, day), days, light)
        for matter, day, days, light in (
            ("甲", 1, 1, Light.RED),
            ("乙", 5, 0, Light.YELLOW),
            ("丙", 30, 0, Light.GREEN),
        )
    )

    def listed(*left: OpenDuty) -> tuple[list[str], str]:
        made = fortnightly.build(replace(data(), duties=Duties(len(left), 0, left)), template)
        table = tables(made)["未销号事项"]
        return [row[1] for row in table.rows], table.note

    assert listed(late, near, later) == (["甲", "乙"], "另有1项尚未临近期限，不再列出。")
    assert listed(late) == (["甲"], "")
    assert listed(later) == (["丙"], "")
    assert listed(*[later] * 175) == (["丙"] * 10, "另有165项期限较晚，不再列出。")


def test_an_empty_fortnight_has_figures_only(template: Template, fonts: FontBook, tmp_path: Path) -> None:
    steps = tuple(replace(row, now=0, before=0) for row in data().steps)
    bare = FortnightlyData(1, 1, dt.date(2022, 10, 3), dt.date(2022, 9, 19), dt.date(2022, 10, 2), steps)
    document = fortnightly.build(bare, template)
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["本期主要情况"]
    assert render_pdf(document, tmp_path / "f.pdf", fonts).pages <= 2


def test_a_fortnight_in_which_nothing_ever_was_has_one_page(
    template: Template, fonts: FontBook, tmp_path: Path
) -> None:
    steps = tuple(replace(row, now=0, before=0, year=0) for row in data().steps)
    bare = FortnightlyData(1, 1, dt.date(2022, 10, 3), dt.date(2022, 9, 19), dt.date(2022, 10, 2), steps)
    document = fortnightly.build(bare, template)
    assert tables(document) == {} and [table.caption for table in document.tables_behind] == [STEPS]
    assert render_pdf(document, tmp_path / "f.pdf", fonts).pages == 1


def test_a_fortnight_within_a_month_names_the_month_once(template: Template) -> None:
    inside = replace(data(), first_day=dt.date(2022, 9, 5), last_day=dt.date(2022, 9, 18))
    document = fortnightly.build(inside, template)
    assert document.title == "2022年9月5日至18日招商引资工作情况"
    assert "9月5日至18日，全区" in texts(document)


def test_projects_that_stand_still_are_not_called_all_there_are(template: Template) -> None:
    still = replace(data(), projects=replace(data().projects, count=7, still=True))
    assert "本期重点项目没有新进展，协议额居前的6个情况如下。" in texts(fortnightly.build(still, template))
    whole = replace(still, projects=replace(still.projects, count=6))
    assert "本期重点项目没有新进展，情况如下。" in texts(fortnightly.build(whole, template))


def test_the_change_in_the_table_is_that_of_its_own_figures(template: Template) -> None:
    hundredth = YI // 100
    money = Funds(Fraction(689 * hundredth + 40), Fraction(824 * hundredth - 40), Fraction(YI))
    table = tables(fortnightly.build(replace(data(), funds=money), template))[STEPS]
    assert [row[-1] for row in table.rows[:3]] == ["6.89", "8.24", "-1.35"]


def test_the_column_of_money_has_a_unit_that_shows_it(template: Template) -> None:
    small = replace(data(), funds=Funds(Fraction(20_000_000), Fraction(0), Fraction(35_000_000)))
    table = tables(fortnightly.build(small, template))[STEPS]
    assert table.columns[-1].title == "市外内资到位额（万元）"
    assert [row[-1] for row in table.rows] == ["20.00", "0.00", "+20.00", "35.00"]
    assert {"name": "市外内资到位额（今年累计）", "text": "35.00万元"} in fortnightly.beside(small)


def test_fortnights_of_other_lengths_are_not_compared_without_a_word(template: Template) -> None:
    def change(days: tuple[int, int], before: int = 2) -> str:
        yi = 10_000_000_000
        money = Funds(now=Fraction(yi), before=Fraction(before * yi), year=Fraction(9 * yi))
        said = texts(fortnightly.build(replace(data(), days=days, funds=money), template))
        return said.partition("到位额1亿元，")[2].partition("；")[0]

    assert change((6, 14)) == "较上期（14天）减少1亿元" and change((14, 14)) == "较上期减少1亿元"
    assert change((14, 6), 0) == "较上期（6天）增加1亿元" and change((14, 6), 1) == "与上期（6天）持平"
    assert change((0, 14)) == "较上期减少1亿元", "of a fortnight that has not begun"


def test_the_clerks_words_stand_for_the_plan_and_before_the_matters(template: Template) -> None:
    written = replace(data(), next_steps=("抓紧签约。",), matters_text=("请区领导协调供电。",))
    text = texts(fortnightly.build(written, template))
    assert "请区领导协调供电。\n目前需协调事项共2项" in text
    assert "抓紧签约。" in text and "下两周拟推进" not in text


def test_more_than_is_shown_is_said(template: Template) -> None:
    many = replace(data(), matters_count=42, planned_count=30, projects=KeyProjects(67, 1, data().projects.lines))
    text = texts(fortnightly.build(many, template))
    assert "需协调事项共42项" in text and "等待天数居前的2项如下" in text
    assert "重点项目67个" in text
    assert "下两周拟推进30项工作，依次选列评审会、责任清单事项和总投资居前的项目共2项，按日期排列如下。" in text


def test_a_plan_tells_the_year_of_a_day_in_the_next_one_wherever_it_is_issued(template: Template) -> None:
    january = replace(data(), issued=dt.date(2023, 1, 1))
    rows = next(
        one.rows for one in tables(fortnightly.build(january, template)).values() if "召开评审会" in str(one.rows)
    )
    assert [row[0] for row in rows] == ["10月8日", "2023年1月4日"]


def test_every_page_prints(template: Template, fonts: FontBook, tmp_path: Path) -> None:
    result = render_pdf(fortnightly.build(data(), template), tmp_path / "f.pdf", fonts)
    assert result.missing_characters == ()
    assert "2023年1月4日" in "".join(measure.text_of(tmp_path / "f.pdf", page) for page in range(result.pages))


def test_what_stands_beside_the_fortnights_own_figures_is_kept_as_it_is_printed(template: Template) -> None:
    made = data()
    kept = {one["name"]: one["text"] for one in fortnightly.beside(made)}
    table = tables(fortnightly.build(made, template))[STEPS]
    rows = {row[0]: dict(zip((column.title for column in table.columns), row, strict=True)) for row in table.rows}
    for when in ("上期", "今年累计"):
        assert kept[f"新增线索（{when}）"] == f"{rows[when]['新增线索']}个"
        assert kept[f"市外内资到位额（{when}）"] == f"{rows[when]['市外内资到位额（亿元）']}亿元"
    assert (kept["市外内资到位额（全年目标）"], kept["招商活动（本期）"]) == ("200.00亿元", "7次")
    without = fortnightly.beside(replace(made, funds=replace(made.funds, target=None)))
    assert not any("全年目标" in one["name"] for one in without)


def test_every_sentence_has_a_name_of_its_own(template: Template) -> None:
    made = fortnightly.build(replace(data(), matters_text=("请区发改委牵头。",)), template)
    keys = [block.key for block in edited.apply(made, {})[1]]
    told = [
        "figures/figures",
        "projects/projects",
        "activities/activities",
        "matters",
        "matters/matters",
        "duties/duties",
    ]
    assert keys[1:7] == told and keys[7] == "next_steps/planned"


def test_page_1_has_room_for_a_paragraph_of_five_lines_on_the_grid(
    template: Template, fonts: FontBook, tmp_path: Path
) -> None:
    names = ("新增线索", "评审", "签约", "落地", "开工", "投产")
    steps = tuple(StepRow(name, 48 - 6 * place, 60, 163) for place, name in enumerate(names))
    path = tmp_path / "专报.pdf"
    render_pdf(fortnightly.build(replace(data(), steps=steps), template), path, fonts)
    lines = [line for line in measure.lines(path, 0) if abs(line[0].size - grid.SIZE) < 0.01]
    rows = [(line[0].baseline - grid.baseline(0)) / grid.PITCH for line in lines]
    begun = next(place for place, line in enumerate(lines) if "".join(char.text for char in line).startswith("一、"))
    assert len(rows) - begun == 1 + 5
    assert rows[begun:] == [pytest.approx(round(rows[begun]) + place, abs=0.01) for place in range(6)]
    assert STEPS_NOTE in measure.text_of(path, 0)
