"""The figures beside a bulletin, and what leads to the lists behind them."""

from PySide6.QtCore import QLocale

from db.enums import Indicator
from desktop_app.documents.assemble_fortnight import STEP_NAMES
from desktop_app.documents.notice import LANDED_NAME
from desktop_app.domain import words
from desktop_app.queries.fortnight import Step
from desktop_app.queries.overview import CARDS
from desktop_app.ui.models.bulletin_figures import IN_ENGLISH, FigureLine, figure_lines

FUNDS, LANDED = Indicator.OUTSIDE_FUNDS_IN_PLACE, Indicator.LANDED_QUALITY_PROJECTS
SNAPSHOT = {
    "figures": [
        {"indicator": LANDED.value, "unit": None, "month": "1", "cumulative": "3/2"},
        {"indicator": FUNDS.value, "unit": None, "month": "0", "cumulative": "20050000000"},
        {"indicator": FUNDS.value, "unit": "HM", "month": "0", "cumulative": "5"},
        {"indicator": Indicator.ACTIVITIES.value, "unit": None, "month": "1", "cumulative": "9"},
    ]
}


def test_the_districts_figures_lead_to_what_counts_today() -> None:
    lines = figure_lines(SNAPSHOT)
    assert [(line.value, line.indicator, line.projects) for line in lines] == [
        ("2.01 亿元", FUNDS, None), ("1.5", LANDED, None)
    ]  # fmt: skip


def test_figures_that_count_projects_lead_to_them_and_no_others_are_listed() -> None:
    """Activities and rates have no projects that come to the figure."""
    figures = [{"indicator": one.value, "unit": None, "month": "1", "cumulative": "2"} for one in Indicator]
    listed = [line.indicator for line in figure_lines({"figures": figures})]
    leads = [Indicator.LEADS_SOURCED, Indicator.LEADS_REFERRED, Indicator.LEADS_ASSISTED, Indicator.LEADS_LANDED]
    assert listed == [*CARDS, *leads]


def test_what_was_kept_with_an_issue_leads_to_what_was_counted_then() -> None:
    money, landed = figure_lines(SNAPSHOT, {LANDED.value: {"a": 1, "b": 1}})
    assert landed.projects == ("a", "b") and landed.parts == {"a": 1, "b": 1} and not landed.money
    assert money.projects is None and money.parts is None and money.money


def test_an_older_program_kept_the_projects_without_what_each_counts_for() -> None:
    _money, landed = figure_lines(SNAPSHOT, {LANDED.value: ["a", "b"]})
    assert landed.projects == ("a", "b") and landed.parts is None


def test_beside_a_notice_stands_what_it_tells_with_the_projects_it_counts() -> None:
    printed = [{"name": "落地项目", "unit": "", "text": "2个"}, {"name": "名次", "unit": "华明街道", "text": "1"}]
    assert figure_lines({**SNAPSHOT, "printed": printed, "landed": ["a", "b"]}) == [
        FigureLine("Landed projects", "2个", projects=("a", "b"), parts={"a": 1, "b": 1})
    ]
    assert figure_lines({**SNAPSHOT, "printed": printed}) == [FigureLine("Landed projects", "2个")], (
        "an older issue kept none"
    )


def test_beside_a_correction_stands_what_it_corrects() -> None:
    corrected = [
        {"name": "评审会（当月）", "unit": "", "before": "0次", "now": "1次"},
        {"name": "考核名次", "unit": "华明街道", "before": "2", "now": "1"},
        {"name": "完成情况", "unit": "", "before": "", "now": "到位额128.34亿元，占全区的63.6%"},
    ]
    assert figure_lines({**SNAPSHOT, "corrections": corrected}) == [
        FigureLine("评审会（当月）", "0次 → 1次"),
        FigureLine("华明街道 考核名次", "2 → 1"),
        FigureLine("完成情况：— → 到位额128.34亿元，占全区的63.6%", ""),
    ]
    wrong = {"corrections": [], "words": [["供电末落实", "供电未落实"], ["另有", ""]]}
    assert [line.name for line in figure_lines(wrong)] == ["供电末落实 → 供电未落实", "另有 → —"]


def test_steps_of_a_fortnight_have_their_projects_with_them() -> None:
    counted = {"counted": [{"name": "签约", "value": "2", "projects": ["a", "b"]}]}
    assert figure_lines(counted) == [FigureLine("Signed", "2", None, ("a", "b"), {"a": 1, "b": 1})]


def test_what_was_counted_is_called_as_in_the_language_of_the_window() -> None:
    assert {STEP_NAMES[step] for step in Step} | {LANDED_NAME, words.label(FUNDS, "zh_CN")} == set(IN_ENGLISH)
    assert all(name.isascii() for name in IN_ENGLISH.values())
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("zh_CN"))
        (line,) = figure_lines({"counted": [{"name": "签约", "value": "2", "projects": ["a", "b"]}]})
    finally:
        QLocale.setDefault(before)
    assert line.name == "签约"


def test_money_of_a_fortnight_is_told_by_project() -> None:
    figure = {"name": "到位额", "fen": "30000000", "projects": ["a", "b"], "parts": ["10000000", "20000000"]}
    (line,) = figure_lines({"counted": [figure]})
    assert line.parts == {"a": 10_000_000, "b": 20_000_000} and line.money
    del figure["parts"]  # as it was frozen by an older program
    (line,) = figure_lines({"counted": [figure]})
    assert line.projects == ("a", "b") and line.parts is None
