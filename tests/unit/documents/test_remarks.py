from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.documents import monthly, monthly_tables, remarks
from desktop_app.documents.data import IndicatorRow, KeyProjects, MonthlyData, Quality
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
        data, month=6, indicators=good, rankings=(), overdue=(), quality=Quality(10, 10), projects=KeyProjects()
    )


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
        "市外内资到位额、新增落地市外优质项目、亿元以上大项目、北京区域优质项目、北京协议投资额等7项指标低于序时进度、亮红灯，"
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
    assert problem == "东丽湖街道、金桥街道、丰年村街道等3家单位亮红灯，工作推进力度有待加强。"
    assert remarks.next_steps(data, template) == (
        "加强对东丽湖街道、金桥街道、丰年村街道等3家单位的调度督促，分析亮红灯原因，制定追赶措施。",
    )


def test_all_remarks_are_counted_in_one_paragraph(template: Template) -> None:
    (text,) = remarks.problems(monthly_data(), template)
    assert [mark for mark in ("一是", "二是", "三是", "四是", "五是") if mark in text] == [
        "一是",
        "二是",
        "三是",
        "四是",
    ]
    (steps,) = remarks.next_steps(monthly_data(), template)
    assert "五是规范项目信息填报" in steps
    assert "盯紧国能智深控制技术、国能智深控制技术、国能智深控制技术等重点项目" in steps


def test_a_light_that_growth_turned_red_is_not_told_as_behind_the_pace(template: Template) -> None:
    rows = list(quiet().indicators)
    rows[0] = replace(rows[0], light=Light.RED, growth=Fraction(-31, 1000))
    (text,) = remarks.problems(replace(quiet(), indicators=tuple(rows)), template)
    assert text == "市外内资到位额同比下降3.1%。"
    rows[1] = replace(rows[1], growth=Fraction(-1, 10))
    (text,) = remarks.problems(replace(quiet(), indicators=tuple(rows)), template)
    assert text == "市外内资到位额、新增落地市外优质项目等2项指标同比下降，其中新增落地市外优质项目下降10.0%。"
    assert remarks.next_steps(replace(quiet(), indicators=tuple(rows)), template) == (
        "查找市外内资到位额、新增落地市外优质项目等2项指标同比下降的原因，采取针对性措施扭转。",
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
    late = tuple(replace(row, on_time=row.due - 1) for row in rows)
    (text,) = remarks.problems(replace(quiet(), quality=Quality(40, 38, late, 31, 30)), template)
    assert text == "华明高新区、东丽湖街道等30家单位项目信息更新不够及时。"


def test_at_the_end_of_the_year_it_is_told_what_missed_its_target(template: Template) -> None:
    year = replace(quiet(), month=12)
    assert remarks.problems(year, template) == ("亿元以上大项目完成率88.3%，未完成全年目标。",)
    assert remarks.next_steps(year, template) == ("分析亿元以上大项目未完成全年目标的原因，提早谋划下一年度工作。",)
    rows = list(year.indicators)
    rows[0] = replace(rows[0], completion=Fraction(4, 5), pace_gap=Fraction(-1, 5))
    (text,) = remarks.problems(replace(year, indicators=tuple(rows)), template)
    assert text == "市外内资到位额、亿元以上大项目等2项指标未完成全年目标，其中市外内资到位额完成率80.0%。"


def test_a_single_project_is_not_told_as_one_of_many(template: Template) -> None:
    one = replace(quiet(), projects=KeyProjects(1, 0, monthly_data().projects.lines[:1]))
    assert remarks.next_steps(one, template) == ("盯紧国能智深控制技术，协调解决堵点难点，推动早开工、早投产。",)


def test_a_rate_is_told_against_its_target(template: Template) -> None:
    rate = IndicatorRow(
        "更新及时率", Measure.RATE, Fraction(9, 10), None, Fraction(1, 18),
        Fraction(10, 162), Fraction(10, 162) - 1, light=Light.RED, main=False,
    )  # fmt: skip
    (text,) = remarks.problems(replace(quiet(), indicators=(rate,)), template)
    assert text == "更新及时率5.6%，低于目标（90.0%）84.4个百分点。"
    money = replace(quiet().indicators[0], light=Light.YELLOW, completion=Fraction(4, 10), pace_gap=Fraction(-1, 10))
    (text,) = remarks.problems(replace(quiet(), indicators=(rate, money)), template)
    assert text.endswith("亮黄灯或红灯，其中更新及时率5.6%，低于目标（90.0%）84.4个百分点。")
    (text,) = remarks.problems(replace(quiet(), month=12, indicators=(rate,)), template)
    assert text == "更新及时率5.6%，未完成全年目标（90.0%）。"
    table = monthly_tables.indicators((rate,), "")
    assert table.rows[0][5] == "-84.4" and table.note == "比率类指标的较序时进度为与全年目标之差。"


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
