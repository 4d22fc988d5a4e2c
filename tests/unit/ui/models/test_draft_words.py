"""How far a draft is, in words."""

from dataclasses import replace

from db.enums import ReportKind, ReportState
from desktop_app.documents.checked import Fallen
from desktop_app.documents.correction import CorrectedFigure
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.ui.formats import minute
from desktop_app.ui.models.draft_words import SHOWN, checked_words, fallen_words

AT = 1_672_000_000_000
DRAFT = DraftRow(
    "d", ReportKind.MONTHLY, "2022-12", None, "", "通报", ReportState.DRAFT, "张三", AT, "李四", AT, "", "", ""
)


def figures(count: int) -> tuple[CorrectedFigure, ...]:
    return tuple(CorrectedFigure(f"指标{n}", "华明街道" if n else "", str(n), str(n + 1)) for n in range(count))


def test_who_checked_and_when() -> None:
    assert checked_words("李四", AT) == f"Checked by 李四, {minute(AT)}"
    assert checked_words("", None) == "" and checked_words("李四", None) == "Checked by 李四, —"


def test_nothing_is_told_of_a_draft_whose_check_was_not_taken_back() -> None:
    assert fallen_words(DRAFT) == ""


def test_figures_and_parts_that_changed_have_a_line_each() -> None:
    lines = fallen_words(replace(DRAFT, fallen=Fallen(figures(2), ("", "存在的问题")).text)).split("\n")
    assert lines[0] == f"李四 had checked it ({minute(AT)}). Since then has changed:"
    assert lines[1:3] == ["▲ 指标0：0 → 1", "▲ 华明街道 指标1：1 → 2"]
    assert lines[3] == "▲ Words or tables under: the beginning, 存在的问题"


def test_of_many_figures_the_rest_is_counted() -> None:
    lines = fallen_words(replace(DRAFT, fallen=Fallen(figures(SHOWN + 3)).text)).split("\n")
    assert len(lines) == 1 + SHOWN + 1 and "3 more figure" in lines[-1]
