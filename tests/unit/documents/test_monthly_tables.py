"""The tables of the 月度通报 and the notes below them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.documents import grid, monthly, monthly_annexes, monthly_tables
from desktop_app.documents.data import Quality, QualityRow, RankGroup, RankRow, Share, UnitRow
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Table
from desktop_app.documents.tables import lay_out
from desktop_app.documents.templates import Template, load_template
from desktop_app.domain.indicators import Light, Measure
from desktop_app.domain.money import FEN_PER_WAN as WAN
from desktop_app.domain.money import FEN_PER_YI as YI
from desktop_app.paths import resources_folder
from tests.unit.documents.samples import monthly_data, table, texts


@pytest.fixture
def template() -> Template:
    return load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])


def test_the_overall_table_has_every_column(template: Template) -> None:
    rows = table(monthly.build(monthly_data(), template), "主要指标完成情况表").rows
    assert rows[0] == ("市外内资到位额（亿元）", "200.00", "18.00", "200.50", "100.3%", "+0.3", "+8.0%", "● 绿")
    assert rows[-1] == ("签约→落地率", "—", "—", "62.0%", "—", "—", "—", "—")


def test_rankings_show_rank_movement_and_those_not_ranked(template: Template) -> None:
    document = monthly.build(monthly_data(), template)
    rows = table(document, "园区、街道排名表").rows
    assert rows[0] == ("1", "华明高新区", "116.13", "↓1", "20.00", "103.0%", "▲ 黄")
    assert rows[-1] == ("不参评", "筹建中的新园区", "—", "—", "0.00", "—", "—")
    assert "园区、街道8家参评单位中，华明高新区、东丽湖街道、军粮城街道位列前三" in texts(document)


def test_a_group_shows_what_weighs_most_in_it(template: Template) -> None:
    rows = (
        RankRow("区商务局", 1, 9000, None, None, Fraction(7, 2), Fraction(7, 10)),
        RankRow("区统计局", 2, 0, 0, None),
    )
    group = RankGroup("委办局", rows, "采纳线索", Measure.COUNT)
    shown = table(monthly.build(replace(monthly_data(), rankings=(group,)), template), "委办局排名表")
    assert shown.columns[4].title == "采纳线索\n（个）"
    assert [row[4:6] for row in shown.rows] == [("3.50", "70.0%"), ("0.00", "—")]


def test_units_without_any_point_have_no_places(template: Template) -> None:
    rows = (
        RankRow("甲街道", 1, 0, 1, Light.RED),
        RankRow("乙街道", 1, 0, 0, Light.RED),
        RankRow("丙街道", None, None, None, None),
    )
    group = RankGroup("街道", rows)
    told = [row[:4] for row in monthly_tables.ranking(group, "").rows]
    assert told == [("—", "甲街道", "0.00", "—"), ("—", "乙街道", "0.00", "—"), ("不参评", "丙街道", "—", "—")]
    placed = monthly.placed(replace(monthly_data(), rankings=(group,)))
    assert [one["text"] for one in placed if one["name"] == "考核名次"] == ["—", "—", "不参评"]


def test_the_units_table_ends_with_their_sum_and_the_district(template: Template) -> None:
    blocks = monthly.build(monthly_data(), template).blocks
    units = next(block for block in blocks if isinstance(block, Table) and block.landscape)
    assert units.total_rows == 2
    assert units.rows[-2][:5] == ("", "各单位合计", "", "200.00", "1007.00")
    assert units.rows[-1][:5] == ("", "全区", "", "200.50", "1007.00")
    assert units.rows[0][4] == "1.50"  # the points of a column stand below each other
    assert units.note.startswith(
        "各项为1—12月累计数。全区数与各单位合计之差为未划定归属的项目：市外内资到位额0.5亿元。"
        "各数四舍五入，所列各单位数相加与合计可能略有出入。"
    )


def test_units_that_add_up_to_the_district_are_said_to(template: Template) -> None:
    data = monthly_data()
    blocks = monthly.build(replace(data, unit_sums=data.district), template).blocks
    units = next(block for block in blocks if isinstance(block, Table) and block.landscape)
    assert units.note.startswith("各项为1—12月累计数。各单位合计与全区数一致。")
    assert "不参加排名" not in units.note
    office = UnitRow("区合作交流办", "委办局", data.units[0].values, ranked=False)
    assert "区合作交流办不参加排名。" in monthly_annexes.units(replace(data, units=(*data.units, office)), "").note


def test_overdue_entries_say_of_which_kind_they_are(template: Template) -> None:
    blocks = monthly.build(monthly_data(), template).blocks
    listed = [block for block in blocks if isinstance(block, Table)][-1]
    assert [column.title for column in listed.columns] == ["序号", "类别", "事项", "责任单位", "期限", "逾期天数"]
    assert listed.rows[0] == ("1", "政府承诺", "第1项承诺：厂房租金补贴兑现", "华明高新区", "2022-11-01", "29")
    assert listed.note == "数据截至2022年12月31日。", "days are counted up to a day"


def test_the_day_of_a_next_step_stands_on_a_line_of_its_own(template: Template) -> None:
    rows = table(monthly.build(monthly_data(), template), "重点项目进展表").rows
    assert rows[0][-1] == "协调供电增容，争取投产\n2023年1月31日前"
    late = replace(monthly_data(), cutoff=date(2023, 2, 1))
    rows = table(monthly.build(late, template), "重点项目进展表").rows
    assert rows[0][-1].endswith("2023年1月31日前（已逾期）")


def test_no_kind_of_key_project_is_parted(template: Template, fonts: FontBook) -> None:
    made = table(monthly.build(monthly_data(), template), "重点项目进展表")
    kinds = ("中国500强", "上市公司", "国高新")
    place = [column.title for column in made.columns].index("类别")
    rows = tuple((*row[:place], "\n".join(kinds), *row[place + 1 :]) for row in made.rows)
    layout = lay_out(replace(made, rows=rows), grid.WIDTH, grid.HEIGHT, fonts)
    assert [line.text for line in layout.rows[0].cells[place]] == [*kinds]


def test_tables_say_why_they_differ_from_the_indicators() -> None:
    def note(*ownership: Share) -> str:
        return monthly_tables.structure([("投资方性质", ownership)], "结构").note

    rest = (
        "投资方性质、来源地按牵头投资方自身情况划分，央企下属企业按其自身性质列入；"
        "央企项目指标则含任一投资方为央企或央企下属企业的项目。"
    )
    private = Share("民企", Fraction(1), Fraction(5))
    assert note(private, Share("外资", Fraction(1), Fraction(0))) == f"{monthly_tables.SIZES_NOTE}{rest}"
    assert note(private, Share("外资", Fraction(1), Fraction(3))).endswith("外资项目的到位额是其中内资投资方的出资。")


def test_the_list_of_large_projects_says_which_of_them_it_holds() -> None:
    table = monthly_annexes.big_projects(monthly_data(), "数据截至2022年12月31日。")
    assert table.note == (
        "所列即“亿元以上大项目”所计项目，不含本市来源、未认定为优质、追加投资、往年落地和落地尚未确认的。"
        "到位额为签约以来经确认的到位资金累计数。各数四舍五入，所列各项目数相加与合计可能略有出入。数据截至2022年12月31日。"
    )
    assert table.total_rows == 1 and len(table.rows) == 31
    assert (table.rows[-1][1], *table.rows[-1][-2:]) == ("合计", "150.00", "60.00")
    alone = monthly_annexes.big_projects(replace(monthly_data(), big_projects=monthly_data().big_projects[:1]), "")
    assert alone.total_rows == 0 and len(alone.rows) == 1 and monthly_annexes.ROUNDED_PROJECTS not in alone.note


def test_counts_with_decimals_are_explained() -> None:
    def note(count: Fraction) -> str:
        row = UnitRow("华明", "街道", (Fraction(1, 3), count))
        columns = (("市外内资到位额", Measure.MONEY), ("新增落地市外优质项目", Measure.COUNT))
        return monthly_annexes.units(
            replace(monthly_data(), units=(row,), unit_columns=columns, district=()), "截至。"
        ).note

    shared = "几家单位共有的项目按归属比例计入各单位，项目数因此有小数。"
    assert note(Fraction(5, 2)) == f"各项为1—12月累计数。{shared}截至。"
    assert note(Fraction(3)) == "各项为1—12月累计数。截至。"


def test_a_ranking_says_what_its_lights_are_of() -> None:
    lit = RankRow("甲园", 1, 9000, None, Light.RED)
    note = monthly_tables.ranking(RankGroup("园区", (lit,), "采纳线索", Measure.COUNT), "").note
    assert note == "得分、名次按各项考核指标综合确定，亮灯只看采纳线索完成情况。"
    assert monthly_tables.ranking(RankGroup("园区", (replace(lit, light=None),)), "").note == ""


def test_a_ranking_says_whose_money_is_less_than_the_month_before() -> None:
    rows = (
        RankRow("甲街道", 1, 9000, None, None, Fraction(3 * YI), month=Fraction(-YI, 10)),
        RankRow("乙街道", 2, 8000, None, None, Fraction(2 * YI), month=Fraction(YI)),
        RankRow("丙街道", 3, 7000, None, None, Fraction(YI), month=Fraction(-20 * WAN)),
    )
    group = RankGroup("街道", rows, "市外内资到位额", Measure.MONEY)
    note = monthly_tables.ranking(group, "").note
    assert note == "甲街道、丙街道累计市外内资到位额较上月底分别减少0.1亿元、20万元，系本月冲销大于新增所致。"
    note = monthly_tables.ranking(replace(group, rows=rows[:2]), "").note
    assert note == "甲街道累计市外内资到位额较上月底减少0.1亿元，系本月冲销大于新增所致。"
    assert monthly_tables.ranking(replace(group, rows=rows[1:2]), "").note == ""
    january = replace(rows[0], done=rows[0].month)
    assert monthly_tables.ranking(replace(group, rows=(january,)), "").note == "", "there is no month before"


def test_reporting_shows_what_is_to_be_completed_only_where_there_is_any() -> None:
    def titles(*rows: QualityRow) -> list[str]:
        shown = monthly_tables.quality(replace(monthly_data(), quality=Quality(9, 9, rows)), "")
        assert all(len(row) == len(shown.columns) for row in shown.rows)
        return [column.title for column in shown.columns[4:]]

    assert titles(QualityRow("甲", 1, 2, 0, 0)) == []
    assert titles(QualityRow("甲", 1, 2, 0, 3), QualityRow("乙", 1, 2, 0, 0)) == ["未填下一步（个）"]
    assert titles(QualityRow("甲", 1, 2, 1, 3)) == ["退回（条）", "未填下一步（个）"]


def test_what_is_too_little_for_a_decimal_is_told_as_less() -> None:
    paid = Share("外资", Fraction(1), Fraction(2)), Share("民企", Fraction(1), Fraction(99_998))
    none = Share("央企", Fraction(1), Fraction(0))
    shown = monthly_tables.structure([("投资方性质", (*paid, none))], "")
    assert [row[-1] for row in shown.rows] == ["<0.1%", "99.9%", "0.0%"]


def test_rankings_of_all_groups_are_in_one_type(fonts: FontBook) -> None:
    (row, *_rows) = monthly_data().rankings[0].rows
    for unit in ("教育局", "天津东丽经济技术开发区管理委员会"):
        made = monthly_tables.ranking(RankGroup("园区", (replace(row, unit=unit),)), "")
        assert lay_out(made, grid.WIDTH, grid.HEIGHT, fonts).size == 10.5
