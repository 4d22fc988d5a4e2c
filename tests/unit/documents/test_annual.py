from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from desktop_app.documents import annual, monthly_tables
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Heading, Signature
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import Template, load_template
from desktop_app.domain.report_parts import Part
from desktop_app.paths import resources_folder
from tests.unit.documents.samples import annual_data, monthly_data, texts

AFTERWARDS = date(2023, 1, 10)


@pytest.fixture
def template() -> Template:
    return load_template(annual.TEMPLATE, [resources_folder() / "report_templates"])


def test_the_paragraphs_are_worded_as_in_the_report_of_2022(template: Template) -> None:
    text = texts(annual.build(replace(annual_data(), issued=date(2022, 12, 20)), template))
    assert (
        "2022年预计可实现引进市外内资到位额200.5亿元，完成全年工作目标。完成全区新增落地市外优质项目1007个，"
        "其中落地亿元以上大项目53个、新落地北京区域优质项目186个。经市协同办认定的北京协议投资额106.1亿元，"
        "提前完成全年任务，引进国家电网、国家能源集团、中国华电等央企参与投资的项目13个。"
    ) in text
    assert "国能智深控制技术、中交筑航检测等。" in text
    assert (
        "累计引入和洽谈项目信息257个，其中推荐至街道园区共同跟进的项目206个、帮助街道园区洽谈攻坚的项目13个，"
        "期间已有坤鼎大健康产业园、虹博基因医疗器械研发等57个项目已成功落地。"
    ) in text
    assert "线上培训3次，围绕商业保理、内资填报、项目评审等内容组织各相关单位线下培训3次" in text
    assert "一是发挥" in text
    assert "。二是牵头制定了项目评审机制方案。三是开展招商培训工作" in text


def test_of_a_year_that_is_over_nothing_is_expected_any_more(template: Template) -> None:
    text = texts(annual.build(replace(annual_data(), issued=date(2023, 1, 1)), template))
    assert "2022年引进市外内资到位额200.5亿元，完成全年工作目标。" in text and "预计" not in text
    assert "106.1亿元，完成全年任务" in text and "提前" not in text


def test_the_title_names_the_office_as_the_signature_does(template: Template) -> None:
    document = annual.build(replace(annual_data(), office="红桥区合作交流办"), template)
    assert document.title == "红桥区合作交流办2022年法治政府建设年度报告"
    assert isinstance(document.blocks[-1], Signature) and document.blocks[-1].unit == "红桥区合作交流办"
    assert not any(block.text.endswith("：") for block in document.blocks if isinstance(block, Heading))


def test_targets_missed_or_not_set_are_said_so(template: Template) -> None:
    data = replace(annual_data(), funds_completion=Fraction(9, 10), beijing_completion=None)
    text = texts(annual.build(data, template))
    assert "完成全年工作目标的90.0%" in text
    assert "提前完成" not in text


def test_what_is_empty_leaves_no_trace(template: Template) -> None:
    data = replace(
        annual_data(), key_projects=(), central_names=(), landed_names=(), trainings_online=0, trainings_offline=0,
        problems=(), next_year=(), measures=(), training_topics=(),
    )  # fmt: skip
    document = annual.build(data, template)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["一、主要举措和成效", "（一）主要指标完成情况", "（二）主要工作成效"]
    assert "引进央企参与投资的项目13个" in texts(document)
    assert "培训" not in texts(document)
    assert isinstance(document.blocks[-1], Signature)


def test_training_without_topics(template: Template) -> None:
    assert "线上培训3次，组织各相关单位" in texts(annual.build(replace(annual_data(), training_topics=()), template))


def test_the_report_is_printed(template: Template, fonts: FontBook, tmp_path: Path) -> None:
    result = render_pdf(annual.build(annual_data(), template), tmp_path / "年度报告.pdf", fonts)
    assert result.pages == 2
    assert result.missing_characters == ()


def test_a_year_without_a_landing_does_not_speak_of_landings(template: Template) -> None:
    said = texts(annual.build(replace(annual_data(), leads_landed=0, landed_names=()), template))
    assert "洽谈攻坚的项目13个。" in said and "成功落地" not in said


NOTHING: dict[str, Any] = {
    "funds_fen": Fraction(0), "funds_completion": None, "quality_projects": Fraction(0), "big_projects": Fraction(0),
    "beijing_projects": Fraction(0), "beijing_agreement_fen": Fraction(0), "beijing_completion": None,
    "central_projects": Fraction(0), "central_names": (), "key_projects": (), "activities": 0, "leads": 0,
    "referred": 0, "assisted": 0, "leads_landed": 0, "landed_names": (), "trainings_online": 0,
    "trainings_offline": 0, "training_topics": (), "measures": (), "problems": (), "next_year": (),
}  # fmt: skip


def test_a_year_in_which_nothing_happened_tells_no_figures(template: Template) -> None:
    bare = replace(annual_data(), **NOTHING)
    document = annual.build(bare, template)
    assert texts(document).endswith(
        "2022年没有市外内资到位。没有新增落地市外优质项目。没有经市协同办认定的北京协议投资额。"
    )
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == [
        "主要举措和成效", "主要指标完成情况",
    ]  # fmt: skip
    short = replace(bare, funds_completion=Fraction(0), beijing_completion=Fraction(0))
    assert "未完成" not in texts(annual.build(short, template)), "within the year nothing is missed yet"
    missed = annual.build(replace(short, issued=AFTERWARDS), template)
    assert "没有市外内资到位，未完成全年工作目标。" in texts(missed)
    assert texts(missed).endswith("没有经市协同办认定的北京协议投资额，未完成全年任务。")


def test_only_what_there_was_is_told_of_projects_and_leads(template: Template) -> None:
    def said(**values: Any) -> str:
        return texts(annual.build(replace(annual_data(), **values), template))

    assert "优质项目1007个，其中新落地北京区域优质项目186个。经" in said(big_projects=Fraction(0))
    assert "优质项目1007个。经" in said(big_projects=Fraction(0), beijing_projects=Fraction(0))
    assert "提前完成全年任务。" in said(central_projects=Fraction(0))
    assert "一是发挥东丽区合作交流办公室招商“主力军”作用，多渠道获取项目信息" in said(activities=0)
    assert "活动128次。" in said(leads=0, referred=0, assisted=0, leads_landed=0, landed_names=())
    assert "信息257个，其中帮助街道园区洽谈攻坚的项目13个，期间" in said(referred=0)
    assert "年度培训计划，依托市培训平台开展线上培训3次，不断" in said(trainings_offline=0)
    assert "年度培训计划，围绕商业保理、内资填报、项目评审等内容组织各相关单位线下培训3次，" in said(trainings_online=0)


def test_a_single_result_or_project_or_missed_target_is_told_as_one(template: Template) -> None:
    alone = replace(
        annual_data(), measures=(), trainings_online=0, trainings_offline=0, key_projects=("检测平台",),
        known={Part.KEY_PROJECTS: 1},
    )  # fmt: skip
    said = texts(annual.build(alone, template))
    assert "发挥东丽区合作交流办公室" in said and "一是发挥" not in said
    assert "\n检测平台。\n" in said
    missed = replace(annual_data(), problems=None, missed=(("央企项目", Fraction(1, 2)),))
    assert "央企项目（50.0%）未完成全年目标" in texts(annual.build(replace(missed, issued=AFTERWARDS), template))
    assert "未完成全年目标" not in texts(annual.build(missed, template)), "within the year nothing is missed yet"


def test_within_the_year_it_is_told_what_has_come_so_far(template: Template) -> None:
    def said(**values: Any) -> str:
        return texts(annual.build(replace(annual_data(), issued=date(2022, 11, 26), **values), template))

    assert "截至11月26日，引进市外内资到位额200.5亿元，完成全年工作目标的16.7%。" in said(
        funds_completion=Fraction(1, 6)
    )
    assert "截至11月26日，引进市外内资到位额200.5亿元，全部为确认到位资金。" in said(funds_completion=None)


def test_more_that_was_reversed_than_arrived_is_no_completion(template: Template) -> None:
    values: dict[str, Any] = {"funds_fen": Fraction(-17 * 10**9), "funds_completion": Fraction(-17, 20)}
    missed: dict[str, Any] = {
        "problems": None,
        "missed": (("市外内资到位额", Fraction(-17, 20)), ("央企项目", Fraction(1, 2))),
    }
    within = texts(annual.build(replace(annual_data(), **values), template))
    assert "2022年市外内资到位额-1.7亿元（冲销多于到位）。" in within
    after = texts(annual.build(replace(annual_data(), issued=AFTERWARDS, **values, **missed), template))
    assert "2022年市外内资到位额-1.7亿元（冲销多于到位），未完成全年工作目标。" in after
    assert "市外内资到位额（为负）、央企项目（50.0%）2项指标未完成全年目标" in after and "-85.0%" not in after


def test_where_all_are_named_no_others_are_hinted_at(template: Template) -> None:
    known = {Part.CENTRAL: 3, Part.KEY_PROJECTS: 2, Part.LANDED: 2}
    said = texts(annual.build(replace(annual_data(), known=known), template))
    assert "引进央企国家电网、国家能源集团、中国华电参与投资的项目13个。" in said
    assert "\n国能智深控制技术、中交筑航检测。\n" in said
    assert "，期间坤鼎大健康产业园、虹博基因医疗器械研发已成功落地。" in said


@pytest.mark.parametrize(("issued", "day"), [(AFTERWARDS, "2022年12月31日"), (date(2022, 11, 26), "2022年11月26日")])
def test_the_workbook_has_the_indicators_of_the_year_and_the_day_they_stand_at(
    template: Template, issued: date, day: str
) -> None:
    rows = monthly_data().indicators
    (table,) = annual.build(replace(annual_data(), issued=issued, indicators=rows), template).tables_behind
    assert table.caption == "2022年主要指标完成情况表" and table.note.endswith(f"数据截至{day}。")
    of_month = monthly_tables.indicators(rows, "")
    assert [column.title for column in table.columns][:3] == ["指标", "全年目标", "累计"]
    assert table.rows == tuple((*row[:2], *row[3:]) for row in of_month.rows)
    assert len(table.columns) == len(table.rows[0]) == len(of_month.columns) - 1
