"""The 月度通报 as a document: its sections, its sentences and its annexes."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.documents import edited, monthly
from desktop_app.documents.data import (
    Commitments,
    IndicatorRow,
    MonthlyData,
    RankGroup,
    RankRow,
    Reviews,
    Share,
    Structure,
)
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Annex,
    AttachmentNote,
    ChartKind,
    Colophon,
    Figure,
    Heading,
    Masthead,
    Signature,
    Table,
)
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import Line, Template, load_template
from desktop_app.domain.indicators import Measure
from desktop_app.paths import resources_folder
from tests.unit.documents import measure
from tests.unit.documents.samples import monthly_data, table, texts


@pytest.fixture
def template() -> Template:
    return load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])


def test_the_indicators_are_worded_with_target_and_growth(template: Template) -> None:
    text = texts(monthly.build(monthly_data(), template))
    assert "市外内资到位额200.5亿元，完成全年目标200亿元的100.3%，同比增长8.0%；" in text
    assert "新增落地市外优质项目1007个，完成全年目标1000个的100.7%；" in text
    assert "签约→落地率62.0%。" in text


def test_sections_are_numbered_in_the_templates_order(template: Template) -> None:
    blocks = monthly.build(monthly_data(), template).blocks
    first = [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]
    assert first[:3] == ["一、主要指标完成情况", "二、各单位排名情况", "三、重点项目推进情况"]
    assert first[-1] == "八、下一步工作"


def test_a_section_can_be_left_out_and_moved(template: Template, tmp_path: Path) -> None:
    lines = (
        template.path.read_text(encoding="utf-8")
        .replace("ranking = 各单位排名情况\n", "")
        .replace("quality = 填报质量\n", "")
    )
    lines = lines.replace("overall = 主要指标完成情况\n", "").replace("[sections]\n", "[sections]\nquality = 质量\n")
    (tmp_path / monthly.TEMPLATE).write_text(lines, encoding="utf-8")
    blocks = monthly.build(monthly_data(), load_template(monthly.TEMPLATE, [tmp_path])).blocks
    first = [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]
    assert first[:2] == ["一、质量", "二、重点项目推进情况"]


def test_structure_reviews_commitments_and_quality(template: Template) -> None:
    document = monthly.build(monthly_data(), template)
    rows = table(document, "落地项目结构表").rows
    assert ("来源地", "其他", "617.5", "44.50", "22.2%") in rows
    text = texts(document)
    assert "评审项目41个，其中通过30个、有条件通过6个、补充材料后再审4个、不予通过1个" in text
    assert "1—12月，到期的政府承诺事项25项，按期兑现22项，兑现率88.0%。" in text
    assert "截至12月底，逾期未兑现的政府承诺事项3项，待兑现金额共320万元。" in text
    assert "新增落地市外优质项目389个，当年市外内资到位额156亿元，占全区的77.8%" in text
    assert (
        "应更新200次，按时更新187次，及时率93.5%。更新及时率未达到目标值90.0%的单位2家，另有8家报送的资料需完善。"
        in text
    )
    assert "需加强项目信息更新和资料完善的10家单位如下。" in text
    assert "重点项目31个，协议投资额90亿元。协议额居前的6个项目进展如下" in text


def test_a_group_without_targets_is_not_ranked(template: Template) -> None:
    first, second = monthly_data().rankings
    unranked = replace(second, rows=tuple(replace(row, rank=None) for row in second.rows))
    document = monthly.build(replace(monthly_data(), rankings=(unranked, first)), template)
    assert "园区、街道" in [block.text for block in document.blocks if isinstance(block, Heading)]
    assert not any(isinstance(block, Table) and block.caption == "委办局排名表" for block in document.blocks)
    alone = monthly.build(replace(monthly_data(), rankings=(unranked,)), template)
    assert "二、重点项目推进情况" in [block.text for block in alone.blocks if isinstance(block, Heading)]


def test_what_is_counted_in_times_is_worded_so(template: Template) -> None:
    rows = (
        IndicatorRow("招商活动", Measure.COUNT, Fraction(100), None, Fraction(142), Fraction(142, 100), word="次"),
        IndicatorRow("培训人次", Measure.COUNT, None, None, Fraction(532), word="人次"),
        IndicatorRow("更新及时率", Measure.RATE, Fraction(9, 10), None, Fraction(923, 1000), Fraction(923, 900)),
    )
    document = monthly.build(replace(monthly_data(), indicators=rows), template)
    assert "招商活动142次，完成全年目标100次的142.0%；培训532人次；更新及时率92.3%（目标90.0%）。" in texts(document)
    assert [row[0] for row in table(document, "主要指标完成情况表").rows] == [
        "招商活动（次）",
        "培训人次",
        "更新及时率",
    ]


def test_the_clerks_words_go_before_what_the_figures_say(template: Template) -> None:
    assert "一是部分街道开工转化偏慢" in texts(monthly.build(monthly_data(), template))
    nothing = texts(monthly.build(replace(monthly_data(), problems=()), template))
    assert "存在的问题" not in nothing and "未完成全年目标。二是" not in nothing
    text = texts(monthly.build(replace(monthly_data(), problems=None), template))
    assert "一是亿元以上大项目完成率88.3%，未完成全年目标。二是" in text
    assert "已逾期29天" in text


def test_the_office_signs_with_its_own_name(template: Template) -> None:
    blocks = monthly.build(replace(monthly_data(), office="宝坻区合作交流办公室"), template).blocks
    assert {block.unit for block in blocks if isinstance(block, Signature)} == {"宝坻区合作交流办公室"}
    assert {block.maker for block in blocks if isinstance(block, Masthead)} == {"宝坻区合作交流办公室"}
    assert isinstance(blocks[-1], Colophon)
    assert blocks[-1].issuer == "宝坻区合作交流办公室"


def test_money_that_was_reversed_has_no_share_in_table_ring_or_sentence(template: Template) -> None:
    yi = 10_000_000_000

    def cut(*yis: str) -> tuple[Share, ...]:
        names = ("北京", "江苏", "其他")
        return tuple(Share(name, Fraction(1), Fraction(one) * yi) for name, one in zip(names, yis, strict=False))

    whole, origin = cut("0.55"), cut("0.6", "-0.05")
    data = replace(monthly_data(), structure=Structure(whole, whole, whole, origin, Fraction(15 * yi, 100)))
    made = monthly.build(data, template)
    assert "当年市外内资到位额0.55亿元。按投资规模" in texts(made) and "占全区" not in texts(made)
    told = table(made, "落地项目结构表")
    assert [row[-2:] for row in told.rows if row[0] == "来源地"] == [("0.60", "—"), ("-0.05", "—")]
    assert told.rows[0][-1] == "100.0%" and told.note.endswith("到位额因冲销有负数的，不列占比。")
    assert not any(isinstance(block, Figure) and block.kind is ChartKind.PIE for block in made.blocks)
    plain = replace(data, structure=Structure(whole, whole, whole, cut("0.5", "0.05"), Fraction(yi)))
    assert "0.55亿元，占全区的55.0%。" in texts(monthly.build(plain, template))
    assert "不列占比" not in table(monthly.build(plain, template), "落地项目结构表").note


def test_money_that_would_show_as_nothing_is_told_in_a_smaller_unit(template: Template) -> None:
    wan = 1_000_000
    made = monthly_data()
    row = replace(
        made.indicators[0],
        month=Fraction(0),
        cumulative=Fraction(20 * wan),
        completion=Fraction(1, 100_000),
        growth=None,
    )
    shares = (Share("北京", Fraction(1), Fraction(20 * wan)),)
    group = RankGroup("街道", (RankRow("甲街道", 1, 9, 0, None, Fraction(20 * wan)),))
    data = replace(
        made, indicators=(row,), structure=Structure(shares, shares, shares, shares, Fraction(20 * wan)),
        rankings=(group,), funds_by_month=(0, 20 * wan), funds_last_year=(),
        projects=replace(made.projects, amount_fen=30 * wan), commitments=Commitments(2, 0, 1, 4_900),
        units=(), unit_columns=(),
    )  # fmt: skip
    built = monthly.build(data, template)
    told = texts(built)
    assert "市外内资到位额20万元，完成全年目标200亿元的0.001%" in told
    assert "当年市外内资到位额20万元，占全区的100.0%" in told and "协议投资额30万元" in told
    assert "待兑现金额共49元" in told
    assert table(built, "主要指标完成情况表").rows[0][:5] == (
        "市外内资到位额（万元）", "2,000,000.00", "0.00", "20.00", "<0.1%",
    )  # fmt: skip
    assert table(built, "街道排名表").columns[4].title == "市外内资到位额\n（万元）"
    assert table(built, "街道排名表").rows[0][4] == "20.00"
    structure = table(built, "落地项目结构表")
    assert structure.columns[3].title == "到位额（万元）" and structure.rows[0][3] == "20.00"
    drawn = {block.kind: block for block in built.blocks if isinstance(block, Figure)}
    assert drawn[ChartKind.PIE].unit == drawn[ChartKind.BAR].unit == "万元"
    assert drawn[ChartKind.BAR].series[0].values == (Fraction(0), Fraction(20))


def test_an_indicator_below_nothing_has_no_completion(template: Template) -> None:
    low = replace(
        monthly_data().indicators[0], cumulative=Fraction(-17 * 10**9), completion=Fraction(-17, 2000), growth=None
    )
    told = texts(monthly.build(replace(monthly_data(), indicators=(low,)), template))
    assert "市外内资到位额-1.7亿元（全年目标200亿元）。" in told


def test_a_rate_differs_from_last_year_by_points(template: Template) -> None:
    rate = IndicatorRow("签约落地率", Measure.RATE, None, None, Fraction(9, 10), growth=Fraction(493, 1000))
    document = monthly.build(replace(monthly_data(), indicators=(rate, replace(rate, growth=Fraction(-1)))), template)
    assert "签约落地率90.0%，同比提高49.3个百分点；签约落地率90.0%，同比下降100.0个百分点。" in texts(document)
    shown = table(document, "主要指标完成情况表")
    assert [row[6] for row in shown.rows] == ["+49.3", "-100.0"]
    assert shown.note == "比率类指标的“同比”一栏为增减百分点。"
    assert table(monthly.build(monthly_data(), template), "主要指标完成情况表").note == ""


def test_a_month_in_which_no_unit_did_anything_has_no_table_of_them(template: Template) -> None:
    data = monthly_data()
    zero = replace(
        data, district=(Fraction(0),) * 6, units=tuple(replace(row, values=(Fraction(0),) * 6) for row in data.units)
    )
    annexes = [block.title for block in monthly.build(zero, template).blocks if isinstance(block, Annex)]
    assert annexes == ["亿元以上大项目名单", "逾期事项清单", "指标口径与统计时点"]


def test_definitions_are_counted_and_end_with_the_day(template: Template) -> None:
    lines = texts(monthly.build(monthly_data(), template)).splitlines()
    assert [line[:9] for line in lines[-3:]] == ["17. 各单位数据", "18. 合计、比率", "数据截至2022年"]
    own = replace(template, parts={**template.parts, "definitions": (Line(1, "到位额：经{office}确认。"),)})
    made = monthly.build(replace(monthly_data(), office="区合作交流办"), own)
    assert "1. 到位额：经区合作交流办确认。" in texts(made)


def test_annexes_are_announced_and_numbered(template: Template) -> None:
    blocks = monthly.build(monthly_data(), template).blocks
    annexes = [block for block in blocks if isinstance(block, Annex)]
    (note,) = [block for block in blocks if isinstance(block, AttachmentNote)]
    assert [annex.title for annex in annexes] == list(note.names)
    assert [annex.number for annex in annexes] == [1, 2, 3, 4]
    assert isinstance(blocks[-1], Colophon)
    assert blocks[-1].copies == 90


def test_a_month_with_little_to_say_has_no_empty_parts(template: Template) -> None:
    data = monthly_data()
    bare = MonthlyData(2022, 1, 1, 0, data.issued, data.cutoff, data.indicators[:1])
    document = monthly.build(bare, template)
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["主要指标完成情况"]
    assert [block.title for block in document.blocks if isinstance(block, Annex)] == ["指标口径与统计时点"]
    none = replace(template, parts={**template.parts, "definitions": ()})
    assert not any(isinstance(block, Annex | AttachmentNote) for block in monthly.build(bare, none).blocks)
    assert "1月，全区" in texts(document)
    nothing = replace(bare, indicators=(), structure=Structure(), reviews=Reviews(), commitments=Commitments())
    assert not any(isinstance(block, Heading) for block in monthly.build(nothing, template).blocks)


def test_growth_below_last_year_is_said(template: Template) -> None:
    data = monthly_data()
    falling = replace(data, indicators=(replace(data.indicators[0], growth=Fraction(-3, 100)),))
    assert "同比下降3.0%" in texts(monthly.build(falling, template))


def test_the_bulletin_is_printed(template: Template, fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "通报.pdf"
    result = render_pdf(monthly.build(monthly_data(), template), path, fonts)
    assert result.missing_characters == ()
    text = "".join(measure.text_of(path, page) for page in range(result.pages))
    for expected in (
        "第12期（总第36期）",
        "附件4",
        "亿元以上大项目名单",
        "南京垠坤智能制造产业园",
        "共印90份",
        "数据截至2022年12月31日",
    ):
        assert expected in text


def test_every_sentence_has_a_name_of_its_own_whatever_the_headings_are(template: Template) -> None:
    _document, blocks = edited.apply(monthly.build(monthly_data(), template), {})
    keys = [block.key for block in blocks]
    assert {"overall/overall", "overall/work", "reviews/reviews", "reviews/commitments"} <= {*keys}
    assert any(key.startswith("ranking · ") and key.endswith("/ranking") for key in keys)
    sections = tuple(replace(line, text=f"{line.text}（新）") for line in template.parts["sections"])
    headed = replace(template, parts={**template.parts, "sections": sections})
    renamed = edited.apply(monthly.build(monthly_data(), headed), {})[1]
    assert [block.key for block in renamed] == keys and renamed[1].heading.endswith("（新）")
