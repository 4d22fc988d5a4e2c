"""更正: the old figures beside the new ones, as an issue of its own."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.documents import correction
from desktop_app.documents.bulletin import Issue
from desktop_app.documents.compared import Change, Difference
from desktop_app.documents.corrected_words import CorrectedWords
from desktop_app.documents.correction import CorrectedFigure, CorrectionData
from desktop_app.documents.flow import title_lines
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Annex,
    Colophon,
    Heading,
    Masthead,
    Paragraph,
    RedHeader,
    Signature,
    Table,
    Title,
)
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.printed import Kind
from desktop_app.documents.templates import load_template
from desktop_app.paths import resources_folder
from tests.unit.documents import measure

FUNDS, RATE = "outside_funds_in_place", "signed_to_landed_rate"
UNITS = {"HM": "华明街道"}


def entry(indicator: str, unit: str | None, month: str | None, cumulative: str | None) -> dict[str, str | None]:
    return {"indicator": indicator, "unit": unit, "month": month, "cumulative": cumulative}


def test_only_what_is_printed_otherwise_is_corrected_the_district_first() -> None:
    before = {
        "figures": [
            entry(FUNDS, "HM", "100000000", "20000000000"),
            entry(FUNDS, None, "100000000", "20050000000"),
            entry(RATE, None, None, "1/3"),
        ]
    }
    now = {
        "figures": [
            entry(FUNDS, "HM", "100000001", "10000000000"),  # a fen more: the same when printed
            entry(FUNDS, None, "100000000", "10050000000"),
            entry(RATE, None, None, None),
        ]
    }
    assert correction.changed(before, now, UNITS) == (
        CorrectedFigure("市外内资到位额（累计）", "", "2.01亿元", "1.01亿元"),
        CorrectedFigure("签约落地率（累计）", "", "33.3%", "—"),
        CorrectedFigure("市外内资到位额（累计）", "华明街道", "2.00亿元", "1.00亿元"),
    )
    assert correction.changed(now, now, UNITS) == ()


def test_only_what_the_bulletin_prints_of_units_is_corrected_and_counts_have_their_word() -> None:
    landed, meetings = "landed_quality_projects", "review_meetings"
    before = {
        "figures": [entry(landed, "HM", "3", "7/2"), entry(meetings, "HM", "1", "2"), entry(meetings, None, "1", "14")]
    }
    now = {
        "figures": [entry(landed, "HM", "2", "5/2"), entry(meetings, "HM", "1", "3"), entry(meetings, None, "2", "15")]
    }
    assert correction.changed(before, now, UNITS) == (
        CorrectedFigure("评审会（当月）", "", "1次", "2次"),
        CorrectedFigure("评审会（累计）", "", "14次", "15次"),
        CorrectedFigure("新增落地市外优质项目（累计）", "华明街道", "3.50个", "2.50个"),
    )


def test_of_the_annual_report_the_figures_of_the_year_are_corrected() -> None:
    before = {"figures": [entry(FUNDS, "HM", "1", "20000000000"), entry(FUNDS, None, "100000000", "20050000000")]}
    now = {"figures": [entry(FUNDS, "HM", "1", "10000000000"), entry(FUNDS, None, "900000000", "10050000000")]}
    assert correction.changed(before, {**now, correction.OF_YEAR: True}, UNITS) == (
        CorrectedFigure("市外内资到位额（全年）", "", "2.01亿元", "1.01亿元"),
    )


def test_a_correction_goes_to_whom_the_issue_went() -> None:
    figures, issue = (CorrectedFigure("新增线索", "", "3个", "4个"),), Issue(2, 2, date(2023, 2, 1))
    data = CorrectionData("通报", "一月的通报", 1, date(2023, 1, 5), issue, figures, "漏录", "合作交流办")
    template = load_template(correction.TEMPLATE, [resources_folder() / "report_templates"])
    sent = replace(data, recipients=(("送", "各街道"),), copies=40)
    foots = [correction.build(one, template).blocks[-1] for one in (sent, data)]
    assert [(foot.copies_to, foot.copies) for foot in foots if isinstance(foot, Colophon)] == [
        ((("送", "各街道"),), 40),
        ((("报", "区委、区政府主要负责同志"), ("发", "各责任单位")), 90),
    ]


def said(data: CorrectionData, folder: Path | None = None) -> tuple[str, list[Table]]:
    """All paragraphs of a correction, and its tables."""
    folders = [*([folder] if folder else []), resources_folder() / "report_templates"]
    blocks = correction.build(data, load_template(correction.TEMPLATE, folders)).blocks
    told = "\n".join(block.text for block in blocks if isinstance(block, Paragraph | Title))
    return told, [block for block in blocks if isinstance(block, Table)]


def test_words_that_were_wrong_are_corrected_alone_or_beside_figures(tmp_path: Path) -> None:
    words = (CorrectedWords("供电末落实", "供电未落实"), CorrectedWords("另有", ""))
    issue = Issue(2, 2, date(2023, 2, 1))
    alone = CorrectionData(
        "通报", "一月的通报", 1, date(2023, 1, 5), issue, (), "误写", "合作交流办", rest="rest_told", words=words
    )
    told, (table,) = said(alone)
    assert "有关文字的说明" in told and "有2处文字需要更正" in told and "其余内容不变。" in told
    assert table.rows == (("1", "供电末落实", "供电未落实"), ("2", "另有", "（删去）"))
    told, tables = said(replace(alone, figures=(CorrectedFigure("新增线索", "", "3个", "4个"),), rest="rest"))
    assert "有关数据和文字的说明" in told and "有1处数据、2处文字需要更正" in told
    assert [one.caption for one in tables] == ["数据更正表", "文字更正表"]

    shipped = (resources_folder() / "report_templates" / correction.TEMPLATE).read_text(encoding="utf-8")
    for part in ("title_words", "title_both", "opening_words", "opening_both", "words"):
        start = shipped.index(f"[{part}]")
        shipped = shipped[:start] + shipped[shipped.index("[", start + 1) :]
    (tmp_path / correction.TEMPLATE).write_text(shipped, encoding="utf-8")
    told, (table,) = said(alone, tmp_path)
    assert "有关文字的说明" in told and len(table.rows) == 2, "an older template of the office's own has the new parts"


def test_figures_counted_for_a_fortnight_are_compared_by_name() -> None:
    before = {"counted": [{"name": "新增线索", "value": 3}, {"name": "到位", "fen": "10000000000"}]}
    now = {"counted": [{"name": "新增线索", "value": 4}, {"name": "到位", "fen": "10000000000"}]}
    assert correction.changed(before, now) == (CorrectedFigure("新增线索（本期）", "", "3个", "4个"),)


def test_what_stands_beside_the_figures_of_a_fortnight_is_corrected_where_it_was_kept() -> None:
    def kept(year: str) -> dict[str, Any]:
        return {"counted": [], "beside": [{"name": "市外内资到位额（今年累计）", "text": year}]}

    before, now = kept("92.26亿元"), kept("91.23亿元")
    told = (CorrectedFigure("市外内资到位额（今年累计）", "", "92.26亿元", "91.23亿元"),)
    assert correction.changed(before, now) == told and correction.rest(before, now) == "rest"
    older: dict[str, Any] = {"counted": []}
    assert correction.changed(older, now) == (), "an older issue kept none"
    assert correction.rest(older, now) == "rest_uncounted"


def test_a_report_without_a_masthead_is_corrected_without_one_and_without_a_number(
    fonts: FontBook, tmp_path: Path
) -> None:
    figures = (CorrectedFigure("市外内资到位额（累计）", "", "200.50亿元", "199.30亿元"),)
    issue = Issue(2, 2, date(2023, 2, 1))
    data = CorrectionData("", "2022年度报告", 1, date(2022, 12, 31), issue, figures, "录入有误", "合作交流办")
    document = correction.build(data, load_template(correction.TEMPLATE, [resources_folder() / "report_templates"]))
    assert document.title == "关于更正《2022年度报告》有关数据的说明"
    assert not any(isinstance(block, Masthead) for block in document.blocks)
    render_pdf(document, tmp_path / "c.pdf", fonts)
    said = "".join(measure.text_of(tmp_path / "c.pdf", 0).split())
    assert "2022年12月31日印发的《2022年度报告》中，有1处数据需要更正" in said


def test_the_title_is_broken_where_the_corrected_one_may_be(fonts: FontBook) -> None:
    phrases = ("2022年9月19日至10月2日", "招商引资工作情况")
    issue, figures = Issue(21, 47, date(2022, 10, 9)), (CorrectedFigure("新增线索", "", "3个", "4个"),)
    data = CorrectionData(
        "招商引资双周专报", "".join(phrases), 20, date(2022, 10, 3), issue, figures, "漏录", "合作交流办", phrases
    )
    template = load_template(correction.TEMPLATE, [resources_folder() / "report_templates"])
    made = correction.build(data, template)
    (title,) = [block for block in made.blocks if isinstance(block, Title)]
    assert [line.text for line in title_lines(title.text, fonts)] == [
        "关于更正《2022年9月19日至10月2日",
        "招商引资工作情况》（第20期）",
        "有关数据的说明",
    ]
    assert made.title == "关于更正《2022年9月19日至10月2日招商引资工作情况》（第20期）有关数据的说明"
    other = correction.build(replace(data, phrases=("改过的", "标题")), template)
    assert "改过的" not in "".join(block.text for block in other.blocks if isinstance(block, Title))


def test_a_title_within_the_title_has_marks_of_its_own() -> None:
    figures, issue = (CorrectedFigure("新增线索", "", "3个", "4个"),), Issue(2, 2, date(2023, 2, 1))
    phrases = ("关于《招商手册》", "使用情况的通报")
    data = CorrectionData("通报", "".join(phrases), 1, date(2023, 1, 5), issue, figures, "漏录", "合作交流办", phrases)
    template = load_template(correction.TEMPLATE, [resources_folder() / "report_templates"])
    for made in (correction.build(data, template), correction.build(replace(data, phrases=()), template)):
        (title,) = [block for block in made.blocks if isinstance(block, Title)]
        assert "更正《关于〈招商手册〉使用情况的通报》（第1期）" in title.text.replace("\u200b", "")
        assert any("印发的《关于〈招商手册〉使用" in b.runs[0].text for b in made.blocks if isinstance(b, Paragraph))


@pytest.mark.parametrize("reason", ["一笔资金重复计入", "一笔资金重复计入。"])
def test_the_document_names_the_issue_the_figures_and_the_reason(reason: str) -> None:
    data = CorrectionData(
        name="招商引资月度通报",
        corrected="2022年1—12月招商引资工作情况通报",
        corrected_number=12,
        corrected_day=date(2023, 1, 5),
        issue=Issue(13, 40, date(2023, 2, 1)),
        figures=(CorrectedFigure("市外内资到位额（累计）", "", "200.50亿元", "199.30亿元"),),
        reason=reason,
        office="合作交流办",
    )
    template = load_template(correction.TEMPLATE, [resources_folder() / "report_templates"])
    document = correction.build(data, template)
    blocks = document.blocks
    assert isinstance(blocks[0], Masthead) and (blocks[0].name, blocks[0].issue) == ("招商引资月度通报", "第13期")
    assert isinstance(blocks[1], Title)
    assert document.title == "关于更正《2022年1—12月招商引资工作情况通报》（第12期）有关数据的说明"
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert table.rows == (("市外内资到位额（累计）", "全区", "200.50亿元", "199.30亿元"),)
    assert [b.text for b in blocks if isinstance(b, Heading)] == ["一、更正内容", "二、更正原因", "三、其他"]
    paragraphs = ["".join(run.text for run in b.runs) for b in blocks if isinstance(b, Paragraph)]
    assert "2023年1月5日印发" in paragraphs[0] and "有1处数据需要更正" in paragraphs[0]
    assert "一笔资金重复计入。" in paragraphs


def test_of_what_keeps_its_printed_texts_nothing_else_is_told() -> None:
    rank = {"name": "名次", "unit": "华明高新区"}
    before = {"figures": [entry(FUNDS, "HM", "1", "20000000000")], "printed": [{**rank, "text": "2"}]}
    now = {"figures": [entry(FUNDS, "HM", "1", "90000000000")], "printed": [{**rank, "text": "1"}]}
    assert correction.changed(before, now, UNITS) == (CorrectedFigure("名次", "华明高新区", "2", "1"),)
    assert correction.changed(before, {**now, "printed": before["printed"]}, UNITS) == ()


def test_a_notice_is_corrected_under_its_own_head_and_number(fonts: FontBook) -> None:
    phrases = ("关于2022年12月", "招商引资工作情况的公示")
    data = CorrectionData(
        "合作交流办公示", "".join(phrases), 2, date(2022, 12, 31), Issue(3, 3, date(2023, 1, 5)),
        (CorrectedFigure("名次", "华明高新区", "2", "1"),), "漏录", "合作交流办", phrases,
        "合作交流公示〔2022〕3号", "合作交流公示〔2022〕2号",
    )  # fmt: skip
    made = correction.build(data, load_template(correction.TEMPLATE, [resources_folder() / "report_templates"]))
    assert made.blocks[0] == RedHeader("合作交流办公示", "合作交流公示〔2022〕3号")
    assert not any(isinstance(block, Masthead | Colophon) for block in made.blocks)
    assert isinstance(made.blocks[-1], Signature)
    (title,) = [block for block in made.blocks if isinstance(block, Title)]
    assert [line.text for line in title_lines(title.text, fonts)] == [
        "关于更正《关于2022年12月", "招商引资工作情况的公示》", "（合作交流公示〔2022〕2号）", "有关数据的说明",
    ]  # fmt: skip
    said = "".join(block.text for block in made.blocks if isinstance(block, Paragraph))
    assert "《关于2022年12月招商引资工作情况的公示》（合作交流公示〔2022〕2号）中，有1处数据" in said


def placed(unit: str, score: str, rank: str) -> list[dict[str, str]]:
    return [{"name": "考核得分", "unit": unit, "text": score}, {"name": "考核名次", "unit": unit, "text": rank}]


def test_ranks_that_change_are_listed_where_they_were_kept() -> None:
    figures = [entry(FUNDS, "HM", "1", "20000000000")]
    before = {"figures": figures, "placed": [*placed("HM", "59.10", "2"), *placed("JQ", "58.00", "3")]}
    now = {"figures": figures, "placed": [*placed("HM", "58.10", "3"), *placed("JQ", "58.00", "3")]}
    assert correction.changed(before, now, UNITS) == (
        CorrectedFigure("考核得分", "华明街道", "59.10", "58.10"),
        CorrectedFigure("考核名次", "华明街道", "2", "3"),
    )
    assert correction.changed({"figures": figures}, now, UNITS) == (), "an older issue kept none"


def test_what_is_said_of_the_rest_depends_on_what_is_listed() -> None:
    kept: tuple[dict[str, Any], ...] = ({"placed": []}, {"figures": []}, {"printed": []})
    ranked, older, told = kept
    parts = [correction.rest(*pair) for pair in ((ranked, ranked), (older, ranked), (told, told), (older, older))]
    assert parts == ["rest", "rest_unplaced", "rest_told", "rest"]
    template = load_template(correction.TEMPLATE, [resources_folder() / "report_templates"])
    figures, issue = (CorrectedFigure("考核名次", "华明街道", "2", "3"),), Issue(2, 2, date(2023, 2, 1))
    data = CorrectionData("通报", "一月的通报", 1, date(2023, 1, 5), issue, figures, "漏录", "合作交流办")

    def said(rest: str) -> str:
        blocks = correction.build(replace(data, rest=rest), template).blocks
        return "".join(block.text for block in blocks if isinstance(block, Paragraph))

    assert said("rest").endswith("与上述数据有关的其他数据和文字（分项金额、增减、完成率、占比等）相应更正。")
    assert "占比、名次等）相应更正" in said("rest_unplaced") and said("rest_told").endswith("漏录。其余内容不变。")
    assert "今年累计、增减、完成率等）相应更正" in said("rest_uncounted")
    assert not any("不变" in said(part) for part in ("rest", "rest_unplaced", "rest_uncounted")), "that is not known"


def test_places_are_told_in_the_body_and_many_of_them_in_an_annex(tmp_path: Path) -> None:
    issue = Issue(2, 2, date(2023, 2, 1))
    data = CorrectionData("通报", "一月的通报", 1, date(2023, 1, 5), issue, (), "漏录", "合作交流办", rest="rest_told")
    cells = Difference(Kind.TABLE, "指标表", (Change("到位额", "累计", "200.50", "201.70"),))
    chart = Difference(Kind.FIGURE, "到位额分月", (Change("12月", "2022年", "200.5", "201.7"),))
    text = Difference(Kind.TEXT, "完成情况", (Change("", "", "到位额200.5亿元", "到位额201.7亿元"),))
    told, tables = said(replace(data, places=(cells, chart, text)))
    assert "有2处数据需要更正" in told and "见下列各表" in told
    assert told.endswith("图“到位额分月”按上述数据相应更正。其余内容不变。")
    assert [(one.caption, one.rows) for one in tables] == [
        ("数据更正表", (("指标表", "到位额", "累计", "200.50", "201.70"),)),
        ("正文有关表述更正表", (("完成情况", "到位额200.5亿元", "到位额201.7亿元"),)),
    ]
    many = replace(cells, changes=cells.changes * 13)
    template = load_template(correction.TEMPLATE, [resources_folder() / "report_templates"])
    blocks = correction.build(replace(data, places=(many, text)), template).blocks
    (annex,) = [place for place, block in enumerate(blocks) if isinstance(block, Annex)]
    assert [type(block) for block in blocks[annex:]] == [Annex, Table, Table, Colophon]
    assert "更正涉及“指标表”“完成情况”，逐处列于附件。" in said(replace(data, places=(many, text)))[0]

    shipped = (resources_folder() / "report_templates" / correction.TEMPLATE).read_text(encoding="utf-8")
    start, end = shipped.index("[annexes]"), shipped.index("[signature]")
    (tmp_path / correction.TEMPLATE).write_text(shipped[:start] + shipped[end:], encoding="utf-8")
    told, tables = said(replace(data, places=(many, text)), tmp_path)
    assert "见下列各表" in told and len(tables) == 2, "an older template of the office's own has no annex"
