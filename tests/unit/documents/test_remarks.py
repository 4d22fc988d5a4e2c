from dataclasses import replace

import pytest

from desktop_app.documents import monthly, remarks
from desktop_app.documents.data import KeyProjects, MonthlyData, Quality
from desktop_app.documents.templates import Template, load_template
from desktop_app.domain.indicators import Light
from desktop_app.paths import resources_folder
from tests.unit.documents.samples import monthly_data


@pytest.fixture
def template() -> Template:
    return load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])


def quiet() -> MonthlyData:
    """A month in which nothing is amiss."""
    data = monthly_data()
    good = tuple(replace(row, light=Light.GREEN) for row in data.indicators)
    return replace(data, indicators=good, rankings=(), overdue=(), quality=Quality(10, 10), projects=KeyProjects())


def test_a_month_without_faults_has_no_problems(template: Template) -> None:
    assert remarks.problems(quiet(), template) == ()
    assert remarks.next_steps(quiet(), template) == ()


def test_a_single_fault_stands_without_a_number(template: Template) -> None:
    one = replace(quiet(), overdue=monthly_data().overdue[:1])
    assert remarks.problems(one, template) == ("逾期未办结事项1项，其中“第1项承诺：厂房租金补贴兑现”已逾期29天。",)


def test_indicators_behind_are_named_with_the_worst(template: Template) -> None:
    rows = tuple(replace(row, light=Light.RED) for row in monthly_data().indicators)
    (text,) = remarks.problems(replace(quiet(), indicators=rows), template)
    assert text.startswith(
        "市外内资到位额、新增落地市外优质项目、亿元以上大项目、北京区域优质项目、北京协议投资额等7项指标低于"
    )
    assert "其中亿元以上大项目完成率88.3%，低于序时进度11.7个百分点" in text


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
