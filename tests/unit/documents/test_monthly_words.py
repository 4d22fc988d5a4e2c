"""What is nothing, one, two or all of something, in the sentences of the 月度通报."""

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.documents import monthly, monthly_words
from desktop_app.documents.data import (
    Commitments,
    IndicatorRow,
    KeyProjects,
    Quality,
    QualityRow,
    RankRow,
    Reviews,
    Share,
    Structure,
)
from desktop_app.documents.model import Paragraph
from desktop_app.documents.templates import Template, load_template
from desktop_app.domain.indicators import Measure
from desktop_app.paths import resources_folder
from tests.unit.documents.samples import monthly_data


@pytest.fixture
def template() -> Template:
    return load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])


def counted(name: str, value: int, target: int | None = 100, growth: Fraction | None = None) -> IndicatorRow:
    completion = None if target is None else Fraction(value, target)
    goal = None if target is None else Fraction(target)
    return IndicatorRow(name, Measure.COUNT, goal, None, Fraction(value), completion, growth=growth)


def test_indicators_that_are_nothing_are_told_together_at_the_end(template: Template) -> None:
    nothing = [counted("央企项目", 0), counted("攻坚项目", 0, None)]
    one = counted("亿元项目", 1)
    assert monthly_words.indicators([nothing[0], one], template) == "亿元项目1个，完成全年目标100个的1.0%；央企项目为零"
    assert monthly_words.indicators([*nothing, one], template).endswith("1.0%；央企项目、攻坚项目均为零")
    assert monthly_words.indicators(nothing, template) == "央企项目、攻坚项目均为零"
    assert monthly_words.indicators([one], template) == "亿元项目1个，完成全年目标100个的1.0%"


def test_a_rate_of_nothing_is_a_figure(template: Template) -> None:
    rate = IndicatorRow("承诺兑现率", Measure.RATE, Fraction(9, 10), None, Fraction(0), Fraction(0))
    assert monthly_words.indicators([rate], template) == "承诺兑现率0.0%（目标90.0%）"


@pytest.mark.parametrize(
    ("growth", "told"),
    [
        (Fraction(1, 100), "，同比增长1.0%"),
        (Fraction(-1, 100), "，同比下降1.0%"),
        (Fraction(0), "，同比持平"),
        (Fraction(-1, 9999), "，同比持平"),
        (None, ""),
    ],
)
def test_growth_that_rounds_to_nothing_is_none(template: Template, growth: Fraction | None, told: str) -> None:
    assert monthly_words.indicators([counted("线索", 7, None, growth)], template) == f"线索7个{told}"


def ranked(*names: str) -> list[RankRow]:
    return [RankRow(name, n, 9000 - n, None, None) for n, name in enumerate(names, 1)]


def test_a_group_of_a_few_is_told_whole(template: Template) -> None:
    def told(*names: str) -> str:
        return monthly_words.ranking("园区", ranked(*names), template)

    assert told("甲") == "按照排名办法，园区参评单位1家，为甲。"
    assert told("甲", "乙") == "按照排名办法，园区2家参评单位依次为甲、乙。"
    assert told("甲", "乙", "丙", "丁") == "按照排名办法，园区4家参评单位中，甲、乙、丙位列前三。"


def test_of_many_that_share_a_rank_a_few_are_named(template: Template) -> None:
    tied = [replace(row, rank=1) for row in ranked(*"甲乙丙丁戊己庚")]
    assert monthly_words.ranking("园区", tied, template) == "按照排名办法，园区7家参评单位中，甲、乙、丙等7家并列第一。"
    five = [replace(row, rank=min(row.rank or 0, 3)) for row in ranked(*"甲乙丙丁戊")]
    assert "中，甲第一，乙第二，丙、丁、戊并列第三。" in monthly_words.ranking("园区", five, template)


def test_two_that_share_the_first_rank_do_so_and_without_a_point_there_is_no_leader(template: Template) -> None:
    two = [replace(row, rank=1) for row in ranked("西沽", "丁字沽")]
    assert monthly_words.ranking("街道", two, template) == "按照排名办法，街道2家参评单位中，西沽、丁字沽并列第一。"
    three = [*two, *(replace(row, rank=3) for row in ranked("铃铛阁"))]
    assert monthly_words.ranking("街道", three, template).endswith("中，西沽、丁字沽并列第一，铃铛阁第三。")
    nothing = [replace(row, score_centi=0) for row in two]
    assert monthly_words.ranking("街道", nothing, template) == (
        "按照排名办法，街道2家参评单位得分均为零，不分名次先后。"
    )


def test_projects_without_an_agreement_name_no_amount(template: Template) -> None:
    lines = monthly_data().projects.lines[:1]
    assert monthly_words.projects(KeyProjects(1, 0, lines), {"until": "5月底"}, template) == (
        "截至5月底，全区已签约、尚未投产的重点项目1个，进展如下。"
    )
    assert (
        monthly_words.projects(KeyProjects(1, 20_000_000_000, lines), {"until": "5月26日"}, template)
        == "截至5月26日，全区已签约、尚未投产的重点项目1个，协议投资额2亿元，进展如下。"
    )


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Reviews(1, 7, 5, 1, 1, 0), "1次，评审项目7个，其中通过5个、有条件通过1个、补充材料后再审1个。"),
        (Reviews(2, 2, 2), "2次，评审项目2个，全部通过。"),
        (Reviews(1, 1, 0, 0, 0, 1), "1次，评审项目1个，结论为不予通过。"),
        (Reviews(1, 3, 2), "1次，评审项目3个，其中通过2个、结论待定1个。"),
        (
            Reviews(9, 106, 69, 22, 7, 4),
            "9次，评审项目106个，其中通过69个、有条件通过22个、补充材料后再审7个、不予通过4个、结论待定4个。",
        ),
        (Reviews(1, 2), "1次，评审项目2个，结论待定。"),
        (Reviews(1, 1), "1次，评审项目1个，结论待定。"),
        (Reviews(1), "1次。"),
    ],
)
def test_what_no_project_came_to_is_not_told(template: Template, found: Reviews, told: str) -> None:
    assert monthly_words.reviews(found, {"months": "1—6月"}, template) == f"1—6月，召开项目评审会{told}"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Commitments(), ""),
        (Commitments(2, 1), "1—6月，到期的政府承诺事项2项，按期兑现1项，兑现率50.0%。"),
        (Commitments(1, 1), "1—6月，到期的政府承诺事项1项，已按期兑现。"),
        (Commitments(2, 2), "1—6月，到期的政府承诺事项2项，全部按期兑现。"),
        (Commitments(2, 0), "1—6月，到期的政府承诺事项2项，均未按期兑现。"),
        (
            Commitments(1, 0, 1),
            "1—6月，到期的政府承诺事项1项，未能按期兑现。截至6月底，逾期未兑现的政府承诺事项1项。",
        ),
        (
            Commitments(0, 0, 2, 50_000_000, 2),
            "截至6月底，逾期未兑现的政府承诺事项2项（均为以前年度到期），待兑现金额共50万元。",
        ),
        (
            Commitments(41, 36, 8, 1_060_000_000, 3),
            "1—6月，到期的政府承诺事项41项，按期兑现36项，兑现率87.8%。"
            "截至6月底，逾期未兑现的政府承诺事项8项（其中以前年度到期3项），待兑现金额共1060万元。",
        ),
    ],
)
def test_promises_of_the_year_and_of_earlier_ones_are_told_apart(
    template: Template, found: Commitments, told: str
) -> None:
    assert monthly_words.commitments(found, {"until": "6月底", "months": "1—6月"}, template) == told


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Quality(5, 3), "1—6月，全区项目信息应更新5次，按时更新3次，及时率60.0%。"),
        (Quality(5, 5), "1—6月，全区项目信息应更新5次，全部按时更新。"),
        (Quality(5, 0), "1—6月，全区项目信息应更新5次，均未按时更新。"),
        (Quality(0, 0, (QualityRow("甲", 0, 0, 1, 0),), 1, 0, 1), "需加强资料完善的1家单位如下。"),
        (
            Quality(0, 0, (QualityRow("甲", 1, 2, 1, 0),), 23, 6, 17, Fraction(9, 10)),
            "更新及时率未达到目标值90.0%的单位6家，另有17家报送的资料需完善。需加强项目信息更新和资料完善的单位共23家，较为突出的1家如下。",
        ),
        (
            Quality(0, 0, (QualityRow("甲", 1, 2, 0, 0),), 1, 1, 0, Fraction(3, 5), targeted=False),
            "更新及时率未达到全区水平60.0%的单位1家。需加强项目信息更新的1家单位如下。",
        ),
    ],
)
def test_updates_are_all_some_or_none_in_time(template: Template, found: Quality, told: str) -> None:
    assert monthly_words.quality(found, {"months": "1—6月"}, template) == told


def test_projects_that_brought_no_money_yet_are_cut_without_a_share(template: Template) -> None:
    shares = (Share("民企", Fraction(2), Fraction(0)),)
    cut = Structure(shares, shares, shares, shares, Fraction(10_000_000_000))
    blocks = monthly.build(replace(monthly_data(), structure=cut), template).blocks
    text = "".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert "新增落地市外优质项目2个，按投资规模" in text and "到位额0亿元" not in text
