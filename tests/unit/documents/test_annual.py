from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.documents import annual
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Document, Heading, Paragraph, Signature
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import Template, load_template
from desktop_app.paths import resources_folder
from tests.unit.documents.samples import annual_data


@pytest.fixture
def template() -> Template:
    return load_template(annual.TEMPLATE, [resources_folder() / "report_templates"])


def texts(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_the_paragraphs_are_worded_as_in_the_report_of_2022(template: Template) -> None:
    text = texts(annual.build(annual_data(), template))
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
    assert headings == ["一、主要举措和成效", "（一）主要指标完成情况：", "（二）主要工作成效："]
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
