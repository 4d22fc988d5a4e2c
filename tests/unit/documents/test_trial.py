"""The mark of a trial print: in the place of the number, and nowhere else."""

import datetime as dt

from desktop_app.documents import trial
from desktop_app.documents.model import Document, Face, Masthead, Paragraph, RedHeader, Run, Title, text_paragraph

DAY = dt.date(2022, 12, 31)


def test_a_trial_print_has_its_word_where_the_number_would_be() -> None:
    told = text_paragraph("第2期")
    masthead = Masthead("月度通报", "第2期", "办公室", DAY, "总第2期", "内部资料")
    marked = trial.marked(Document("通报", "办公室", DAY, (masthead, told), "月度通报"))
    assert marked.blocks == (Masthead("月度通报", "试印稿", "办公室", DAY, "", "内部资料"), told)
    notice = Document("公示", "办公室", DAY, (RedHeader("办公室公示", "公示〔2022〕2号"), told))
    assert trial.marked(notice).blocks == (RedHeader("办公室公示", "试印稿"), told)


def test_the_word_of_a_unit_says_whose_figures_they_are() -> None:
    notice = Document("公示", "办公室", DAY, (RedHeader("办公室公示", "公示〔2022〕2号"),))
    assert trial.marked(notice, trial.OF_A_UNIT).blocks == (RedHeader("办公室公示", "试印稿（仅含本单位数据）"),)


def test_what_has_no_number_stays_as_it_is() -> None:
    report = Document("年度报告", "办公室", DAY, (text_paragraph("一年来"),))
    assert trial.marked(report) == report


def test_a_report_of_a_unit_says_above_its_title_whose_figures_they_are() -> None:
    report = Document("年度报告", "办公室", DAY, (Title("年度报告"), text_paragraph("完成全区任务。")))
    first, *others = trial.marked(report, trial.OF_A_UNIT).blocks
    assert first == Paragraph((Run("试印稿（仅含本单位数据）", Face.HEI),), indent=0)
    assert tuple(others) == report.blocks
