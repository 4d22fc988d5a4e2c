"""The charts of the 月度通报."""

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.documents import monthly
from desktop_app.documents.data import IndicatorRow, Share, Structure
from desktop_app.documents.model import ChartKind, Figure
from desktop_app.documents.templates import Line, Template, load_template
from desktop_app.domain.indicators import Measure
from desktop_app.paths import resources_folder
from tests.unit.documents.samples import monthly_data, texts


@pytest.fixture
def template() -> Template:
    return load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])


def test_months_without_money_have_no_picture(template: Template) -> None:
    document = monthly.build(replace(monthly_data(), funds_by_month=(0,) * 12), template)
    assert [block.title for block in document.blocks if isinstance(block, Figure)] == [
        "全年目标完成率（短竖线为序时进度，比率类指标为目标值）",
        "园区、街道市外内资到位额完成率（短竖线为序时进度）",
        "委办局市外内资到位额完成率（短竖线为序时进度）",
        "到位额来源地",
    ]


def test_the_picture_of_a_large_group_says_how_many_it_shows(template: Template) -> None:
    group = monthly_data().rankings[0]
    many = replace(group, rows=tuple(replace(group.rows[0], unit=f"单位{n}", rank=n) for n in range(1, 17)))
    document = monthly.build(replace(monthly_data(), rankings=(many,)), template)
    shown = next(block for block in document.blocks if isinstance(block, Figure) and "前15家" in block.title)
    assert shown.title == "园区、街道前15家市外内资到位额完成率（短竖线为序时进度）"
    assert len(shown.categories) == 15


def test_figures_hold_exact_values(template: Template) -> None:
    figures = [block for block in monthly.build(monthly_data(), template).blocks if isinstance(block, Figure)]
    gauge, money, *ranked, origin = figures
    assert [figure.categories[0] for figure in ranked] == [group.rows[0].unit for group in monthly_data().rankings]
    assert gauge.series[0].values[0] == Fraction(401, 400)
    assert money.series[1].values[:3] == (None, None, Fraction(11))
    assert sum(value or 0 for value in origin.series[0].values) == Fraction(401, 2)


def test_the_money_is_drawn_most_first_and_the_rest_last(template: Template) -> None:
    shares = tuple(Share(name, Fraction(1), Fraction(fen)) for name, fen in (("北京", 5), ("江苏", 9), ("其他", 70)))
    made = monthly.build(replace(monthly_data(), structure=Structure(shares, shares, shares, shares)), template)
    (origin,) = [block for block in made.blocks if isinstance(block, Figure) and block.kind is ChartKind.PIE]
    assert origin.categories == ("江苏", "北京", "其他")


def test_a_rate_keeps_pace_with_its_whole_target(template: Template) -> None:
    made = monthly_data()
    money = replace(made.indicators[0], completion=Fraction(1, 2), pace_gap=Fraction(1, 12))
    rate = IndicatorRow(
        "签约落地率", Measure.RATE, Fraction(4, 5), None, Fraction(2, 5), Fraction(1, 2), Fraction(-1, 2), main=False
    )
    document = monthly.build(replace(made, month=5, indicators=(money, rate)), template)
    gauge = next(block for block in document.blocks if isinstance(block, Figure))
    assert gauge.marks == (Fraction(5, 12), Fraction(1))


def test_charts_are_those_that_the_template_asks_for(template: Template) -> None:
    data = replace(monthly_data(), funnel=(("线索", 20), ("签约", 12), ("落地", 0)))
    chosen = replace(template, parts={**template.parts, "charts": template.parts["charts"][3:4]})
    (funnel,) = [block for block in monthly.build(data, chosen).blocks if isinstance(block, Figure)]
    assert (funnel.kind, funnel.categories) == (ChartKind.FUNNEL, ("线索", "签约", "落地"))
    assert funnel.series[0].values == (Fraction(20), Fraction(12), Fraction(0))
    lead = "1—12月，全区录入线索20个，其中推进到各阶段的项目数如下图。"
    assert lead in texts(monthly.build(data, chosen))
    assert lead not in texts(monthly.build(replace(data, funnel=()), chosen)), "there is no picture of it"
    titles = [block.title for block in monthly.build(data, template).blocks if isinstance(block, Figure)]
    assert len(titles) == 6 and "园区、街道市外内资到位额完成率（短竖线为序时进度）" in titles


def test_a_title_of_a_chart_may_have_braces_of_its_own(template: Template) -> None:
    titles = (Line(1, "ranking = {{A}}{group}完成率"),)
    made = monthly.build(monthly_data(), replace(template, parts={**template.parts, "charts": titles}))
    found = [block.title for block in made.blocks if isinstance(block, Figure)]
    assert found and all(title.startswith("{A}") and title.endswith("完成率") for title in found)
