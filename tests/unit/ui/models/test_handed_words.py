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


@pytest.mark.usefixtures("chinese")
def test_two_handovers_at_once_are_said_at_both_ends() -> None:
    at_centre = replace(PASSES, reason="", instead="万新街道")
    assert handed_lines([at_centre]) == [
        (
            "yellow",
            "国能智深总部：华明街道移交新立街道，中心同时移交万新街道，以中心的为准，归万新街道；"
            "要改归新立街道，请再移交一次",
        )
    ]
    at_unit = Handed("project", "p", "国能智深总部", "万新街道", False, "中心直接招引", instead="新立街道")
    assert handed_lines([at_unit]) == [
        ("yellow", "国能智深总部：中心已移交万新街道（本单位同时移交的是新立街道，以中心的为准） — 中心直接招引")
    ]


def test_what_goes_along_with_a_project_has_no_line_of_its_own() -> None:
    duty = Handed("task", "t", "补充环评", "新立街道", False, "")
    assert handed_lines([duty]) == []
    assert handed_words(duty) == "Handed over to 新立街道"
