from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.documents import monthly, monthly_tables, remarks
from desktop_app.documents.data import IndicatorRow, KeyProjects, MonthlyData, Quality, QualityRow, RankGroup, RankRow
from desktop_app.documents.templates import Template, load_template
from desktop_app.domain.indicators import Light, Measure
from desktop_app.paths import resources_folder
from tests.unit.documents.samples import monthly_data


@pytest.fixture
def template() -> Template:
    return load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])


def quiet() -> MonthlyData:
    """A month in which nothing is amiss."""
    data = monthly_data()
    good = tuple(replace(row, light=Light.GREEN) for row in data.indicators)
    return replace(
        data, month=6, indicators=good, rankings=(), overdue=(), quality=Quality(10, 10), projects=KeyProjects(),
        problems=None,
    )  # fmt: skip


def test_a_month_without_faults_has_no_problems(template: Template) -> None:
    assert remarks.problems(quiet(), template) == ()
    assert remarks.next_steps(quiet(), template) == ()


def test_a_single_fault_stands_without_a_number(template: Template) -> None:
    one = replace(quiet(), overdue=monthly_data().overdue[:1])
    assert remarks.problems(one, template) == ("“第1项承诺：厂房租金补贴兑现”已逾期29天，仍未办结。",)
    assert remarks.next_steps(one, template) == ("对逾期事项明确责任人和办结时限，实行销号管理。",)
    two = replace(quiet(), overdue=monthly_data().overdue[:2])
    assert remarks.problems(two, template) == ("逾期未办结事项2项，其中“第1项承诺：厂房租金补贴兑现”已逾期29天。",)


def test_a_quotation_within_a_quotation_has_marks_of_its_own(template: Template) -> None:
    entry = replace(monthly_data().overdue[0], matter="落实“一企一策”。")
    assert remarks.problems(replace(quiet(), overdue=(entry,)), template) == ("“落实‘一企一策’”已逾期29天，仍未办结。",)


def test_indicators_behind_are_named_with_the_worst(template: Template) -> None:
    rows = tuple(
        replace(row, light=Light.RED, pace_gap=min(row.pace_gap or Fraction(0), Fraction(-1, 100)))
        for row in monthly_data().indicators
    )
    (text,) = remarks.problems(replace(quiet(), indicators=rows), template)
    assert text.startswith(
        "市外内资到位额、新增落地市外优质项目、亿元以上大项目、北京区域优质项目、北京协议投资额等7项指标低于序时进度或目标、亮红灯，"
    )
    assert "其中亿元以上大项目完成率88.3%，低于序时进度11.7个百分点" in text


def test_only_indicators_that_are_not_green_are_counted_as_behind_and_with_what_lights(template: Template) -> None:
    lights = (Light.GREEN, Light.YELLOW, Light.RED, Light.YELLOW)
    gaps = (Fraction(-1, 100), Fraction(-2, 100), Fraction(-3, 100), Fraction(-1, 10000))
    rows = tuple(
        replace(row, light=light, pace_gap=gap)
        for row, light, gap in zip(monthly_data().indicators, lights, gaps, strict=False)
    )
    (text,) = remarks.problems(replace(quiet(), indicators=rows), template)
    assert text.startswith(
        "新增落地市外优质项目、亿元以上大项目等2项指标低于序时进度、亮黄灯或红灯，其中亿元以上大项目"
    )


def test_units_with_a_red_light_are_named_and_answered(template: Template) -> None:
    data = replace(quiet(), rankings=monthly_data().rankings[:1])
    (problem,) = remarks.problems(data, template)
    assert problem == "丰年村街道、金桥街道等3家单位的市外内资到位额亮红灯，推进力度有待加强。", "the second is praised"
    assert remarks.next_steps(data, template) == ("加强对亮红灯的3家单位的调度督促，分析原因，制定追赶措施。",)
    year = remarks.next_steps(replace(data, month=12), template)
    assert "会同未完成全年目标的7家单位分析原因，明确2023年改进措施。" in year[0] and "追赶" not in year[0]


def test_nobody_alone_is_left_out_of_those_that_are_named(template: Template) -> None:
    def told(count: int) -> str:
        rows = tuple(QualityRow(f"{number}街", 0, 3, 0, 0) for number in range(count))
        found = Quality(40, 30, rows, count, count, 0, Fraction(9, 10))
        return remarks.problems(replace(quiet(), quality=found), template)[0]

    assert told(6).startswith("0街、1街、2街、3街、4街、5街等6家单位")
    assert told(7).startswith("0街、1街、2街、3街、4街等7家单位")


def ranked(name: str, indicator: str, *rows: tuple[str, int, int]) -> RankGroup:
    """A group of red units with rank and completion in percent."""
    red = tuple(RankRow(unit, rank, 100, None, Light.RED, completion=Fraction(c, 100)) for unit, rank, c in rows)
    return RankGroup(name, red, indicator)


def test_red_units_are_named_by_what_their_light_tells_and_the_farthest_behind_first(template: Template) -> None:
    parks = ranked("园区", "市外内资到位额", ("甲园", 2, 1), ("乙园", 4, 30), ("丙园", 5, 20))
    streets = ranked("街道", "市外内资到位额", ("丁街", 4, 25), ("戊街", 5, 10))
    bureaus = ranked("委办局", "采纳线索", ("己局", 9, 0))
    (text,) = remarks.problems(replace(quiet(), rankings=(parks, streets, bureaus)), template)
    assert text == "戊街、丙园、丁街、乙园等5家单位的市外内资到位额和己局的采纳线索亮红灯，推进力度有待加强。"
    (text,) = remarks.problems(replace(quiet(), rankings=(parks, streets)), template)
    assert text.startswith("戊街、丙园、丁街、乙园等5家单位的市外内资到位额亮红灯")
    (text,) = remarks.problems(replace(quiet(), rankings=(ranked("园区", "采纳线索", ("甲园", 1, 1)),)), template)
    assert text.startswith("甲园的采纳线索亮红灯"), "there is no other"


def test_at_the_end_of_the_year_units_that_missed_its_target_are_counted_by_group(template: Template) -> None:
    def group(name: str, indicator: str, *done: int) -> RankGroup:
        """Units that have done so many percent, those under 80 red."""
        lights = [Light.RED if each < 80 else Light.YELLOW if each < 100 else Light.GREEN for each in done]
        rows = [
            RankRow(f"{name}{n}", n, 100, None, light, completion=Fraction(each, 100))
            for n, (each, light) in enumerate(zip(done, lights, strict=True), 1)
        ]
        return RankGroup(name, tuple(rows), indicator)

    parks, streets = group("园区", "市外内资到位额", 100, 84, 97), group("街道", "市外内资到位额", 120, 90, 100)
    bureaus = group("委办局", "采纳线索", 100, 10)
    data = replace(quiet(), month=12, indicators=(), rankings=(parks, streets, bureaus))
    (text,) = remarks.problems(data, template)
    assert text == (
        "一是委办局2的采纳线索亮红灯，推进力度有待加强。"
        "二是园区2家、街道1家的市外内资到位额未完成全年目标，其中园区2完成率最低，为84.0%。"
    )
    assert "未完成" not in "".join(remarks.problems(replace(data, month=11), template)), "the year is not over"
    (step,) = remarks.next_steps(data, template)
    assert step == "会同亮红灯、未完成全年目标的4家单位分析原因，明确2023年改进措施。"
    late = group("委办局", "采纳线索", 100, 85, 10, 10)
    (text,) = remarks.problems(replace(data, rankings=(parks, late)), template)
    least = "其中委办局3、委办局4等2家单位完成率最低，均为10.0%。"
    assert f"二是园区2家的市外内资到位额和委办局3家的采纳线索未完成全年目标，{least}" in text
    (step,) = remarks.next_steps(replace(data, rankings=(parks, late)), template)
    assert step.startswith("会同未完成全年目标的5家单位分析原因"), "the red ones are among them"


def test_where_no_unit_has_a_point_none_is_spared_as_one_of_the_first(template: Template) -> None:
    level = ranked("街道", "市外内资到位额", ("甲街", 1, 0), ("乙街", 1, 0))
    level = replace(level, rows=tuple(replace(row, score_centi=0) for row in level.rows))
    behind = ranked("园区", "市外内资到位额", ("丙园", 4, 5))
    (text,) = remarks.problems(replace(quiet(), rankings=(level, behind)), template)
    assert text.startswith("甲街、乙街、丙园等3家单位的市外内资到位额")


def test_next_steps_come_back_to_the_indicators_that_the_problems_named(template: Template) -> None:
    rows = tuple(replace(row, light=Light.RED, pace_gap=Fraction(-1, 9)) for row in quiet().indicators[:2])
    data = replace(quiet(), indicators=rows)
    assert remarks.next_steps(data, template)[0].startswith("抓牢指标进度，对上述2项指标倒排时间")
    named = "抓牢指标进度，对市外内资到位额、新增落地市外优质项目等2项指标倒排时间"
    assert remarks.next_steps(replace(data, problems=("另有写法。",)), template)[0].startswith(named)
    lines = tuple(line for line in template.parts["sections"] if not line.text.startswith("problems"))
    without = replace(template, parts={**template.parts, "sections": lines})
    assert remarks.next_steps(data, without)[0].startswith(named)


def test_it_is_a_number_of_meetings_that_misses_its_target(template: Template) -> None:
    meetings = IndicatorRow(
        "评审会", Measure.COUNT, Fraction(15), None, Fraction(14), Fraction(14, 15), Fraction(-1, 15), word="次"
    )
    year = replace(quiet(), month=12, indicators=(meetings,))
    assert remarks.problems(year, template) == ("评审会次数完成率93.3%，未完成全年目标。",)
    assert remarks.next_steps(year, template) == ("分析评审会次数未完成全年目标的原因，谋划好2023年工作。",)


def test_all_remarks_are_counted_in_one_paragraph(template: Template) -> None:
    (text,) = remarks.problems(monthly_data(), template)
    assert [mark for mark in ("一是", "二是", "三是", "四是", "五是", "六是") if mark in text] == [
        "一是", "二是", "三是", "四是", "五是",
    ]  # fmt: skip
    (steps,) = remarks.next_steps(monthly_data(), template)
    assert "五是规范项目信息填报" in steps
    assert "盯紧国能智深控制技术、国能智深控制技术、国能智深控制技术等重点项目，协调解决堵点难点，推动早开工。" in steps


def test_a_light_that_growth_turned_red_is_not_told_as_behind_the_pace(template: Template) -> None:
    rows = list(quiet().indicators)
    rows[0] = replace(rows[0], light=Light.RED, growth=Fraction(-31, 1000))
    (text,) = remarks.problems(replace(quiet(), indicators=tuple(rows)), template)
    assert text == "市外内资到位额同比下降3.1%。"
    rows[1] = replace(rows[1], growth=Fraction(-1, 10))
    (text,) = remarks.problems(replace(quiet(), indicators=tuple(rows)), template)
    assert text == "市外内资到位额、新增落地市外优质项目等2项指标同比下降，其中新增落地市外优质项目下降10.0%。"
    assert remarks.next_steps(replace(quiet(), indicators=tuple(rows)), template) == (
        "查找上述2项指标同比下降的原因，采取针对性措施扭转。",
    )


def test_of_what_fell_a_rate_is_named_with_its_points_where_nothing_else_fell(template: Template) -> None:
    rate = replace(quiet().indicators[-1], growth=Fraction(-1, 5))
    (text,) = remarks.problems(replace(quiet(), indicators=(rate,)), template)
    assert text == "签约→落地率同比下降20.0个百分点。"
    money = replace(quiet().indicators[0], growth=Fraction(-1, 10))
    (text,) = remarks.problems(replace(quiet(), indicators=(rate, money)), template)
    assert text.endswith("等2项指标同比下降，其中市外内资到位额下降10.0%。")


def test_units_that_are_late_are_counted_though_only_the_worst_have_rows(template: Template) -> None:
    rows = monthly_data().quality.rows[:2]
    late = tuple(replace(row, on_time=row.due - 3) for row in rows)
    found = Quality(40, 38, late, 31, 30, 0, Fraction(9, 10))
    (text,) = remarks.problems(replace(quiet(), quality=found), template)
    assert text == "华明高新区、东丽湖街道等30家单位更新及时率未达到目标值90.0%。"
    assert remarks.next_steps(replace(quiet(), quality=found), template) == (
        "规范项目信息填报，督促有关单位按月更新进展。",
    )
    lacking = replace(found, rows=monthly_data().quality.rows[:1], late=0, lacking=1)
    assert remarks.problems(replace(quiet(), quality=lacking), template) == ()
    assert remarks.next_steps(replace(quiet(), quality=lacking), template)[0].endswith("督促有关单位补齐资料。")


def test_at_the_end_of_the_year_it_is_told_what_missed_its_target(template: Template) -> None:
    year = replace(quiet(), month=12)
    assert remarks.problems(year, template) == ("亿元以上大项目完成率88.3%，未完成全年目标。",)
    assert remarks.next_steps(year, template) == ("分析亿元以上大项目未完成全年目标的原因，谋划好2023年工作。",)
    rows = list(year.indicators)
    rows[0] = replace(rows[0], completion=Fraction(4, 5), pace_gap=Fraction(-1, 5))
    (text,) = remarks.problems(replace(year, indicators=tuple(rows)), template)
    assert text == "市外内资到位额、亿元以上大项目等2项指标未完成全年目标，其中市外内资到位额完成率80.0%。"


def test_a_single_project_is_not_told_as_one_of_many(template: Template) -> None:
    one = replace(quiet(), projects=KeyProjects(1, 0, monthly_data().projects.lines[:1]))
    assert remarks.next_steps(one, template) == ("盯紧国能智深控制技术，协调解决堵点难点，推动早开工。",)
    lines = tuple(replace(one.projects.lines[0], stage=stage) for stage in ("开工", "签约"))
    several = replace(one, projects=KeyProjects(2, 0, lines))
    assert remarks.next_steps(several, template)[0].endswith("推动早落地、早投产。"), "what comes next for each stage"


def test_a_rate_is_told_against_its_target(template: Template) -> None:
    rate = IndicatorRow(
        "更新及时率", Measure.RATE, Fraction(9, 10), None, Fraction(1, 18),
        Fraction(10, 162), Fraction(10, 162) - 1, light=Light.RED, main=False,
    )  # fmt: skip
    (text,) = remarks.problems(replace(quiet(), indicators=(rate,)), template)
    assert text == "更新及时率5.6%，低于目标（90.0%）84.4个百分点。"
    money = replace(quiet().indicators[0], light=Light.YELLOW, completion=Fraction(4, 10), pace_gap=Fraction(-1, 10))
    (text,) = remarks.problems(replace(quiet(), indicators=(rate, money)), template)
    assert text.endswith("低于序时进度或目标、亮黄灯或红灯，其中更新及时率5.6%，低于目标（90.0%）84.4个百分点。")
    (text,) = remarks.problems(replace(quiet(), indicators=(rate, rate)), template)
    assert "等2项指标低于目标、亮红灯" in text
    (text,) = remarks.problems(replace(quiet(), month=12, indicators=(rate,)), template)
    assert text == "更新及时率5.6%，未完成全年目标（90.0%）。"
    table = monthly_tables.indicators((rate,), "")
    of_rates = "比率类指标的“较序时进度”一栏为实际值与全年目标之差"
    assert table.rows[0][5] == "-84.4" and table.note == f"{of_rates}。同比因上年未印发从略。"
    grown = monthly_tables.indicators((replace(rate, growth=Fraction(1, 100)),), "")
    assert grown.note == f"{of_rates}，“同比”一栏为增减百分点。"


def test_the_worst_is_that_which_the_table_shows_farthest_behind(template: Template) -> None:
    half = Fraction(1, 2)
    rate = IndicatorRow(
        "更新及时率", Measure.RATE, Fraction(4, 5), None, Fraction(2, 5), half, half - 1, light=Light.RED, main=False
    )
    money = replace(quiet().indicators[0], light=Light.RED, completion=Fraction(1, 20), pace_gap=Fraction(-9, 20))
    assert [row[5] for row in monthly_tables.indicators((rate, money), "").rows] == ["-40.0", "-45.0"]
    (text,) = remarks.problems(replace(quiet(), indicators=(rate, money)), template)
    assert text.endswith("其中市外内资到位额完成率5.0%，低于序时进度45.0个百分点。")


def test_what_is_nearly_done_at_the_end_of_the_year_stays_short_of_it(template: Template) -> None:
    done = Fraction(19_995, 20_000)
    short = replace(quiet().indicators[0], completion=done, pace_gap=done - 1)
    (text,) = remarks.problems(replace(quiet(), month=12, indicators=(short,)), template)
    assert text == "市外内资到位额完成率99.9%，未完成全年目标。"
    assert monthly_tables.indicators((short,), "").rows[0][4:6] == ("99.9%", "-0.1")
