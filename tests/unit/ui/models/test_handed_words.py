"""What a clerk reads of projects that were handed over."""

from dataclasses import replace

import pytest

from desktop_app.sync.handed import Handed
from desktop_app.ui.models.handed_words import handed_lines, handed_words

PASSES = Handed("project", "p", "国能智深总部", "华明街道", True, "属地管理", "新立街道")


@pytest.mark.usefixtures("chinese")
def test_a_handover_is_one_line_and_says_when_it_was_left_out() -> None:
    line = "国能智深总部：华明街道移交新立街道 — 属地管理"
    assert handed_lines([PASSES]) == [("green", line)]
    assert handed_lines([replace(PASSES, left_out=True)]) == [("yellow", f"{line}（读入时没有采用）")]


def test_what_goes_along_with_a_project_has_no_line_of_its_own() -> None:
    duty = Handed("task", "t", "补充环评", "新立街道", False, "")
    assert handed_lines([duty]) == []
    assert handed_words(duty) == "Handed over to 新立街道"
