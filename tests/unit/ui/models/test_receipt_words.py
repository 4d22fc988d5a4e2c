"""What became of a unit's entries at the centre, as its clerk reads it."""

from dataclasses import replace

import pytest

from db.enums import ReviewConclusion
from desktop_app.sync.receipt import ReceiptRow
from desktop_app.ui.models.receipt_words import receipt_words


def test_a_receipt_says_what_and_why() -> None:
    returned = ReceiptRow("fund_entry", "氢能项目", False, 300_000_000, why="进账单看不清")
    assert receipt_words(returned) == "Returned: 氢能项目 · Money in place, 300 万元 — 进账单看不清"
    said = receipt_words(replace(returned, why=""))
    assert said == "Returned, and no reason was given: 氢能项目 · Money in place, 300 万元"


@pytest.mark.usefixtures("chinese")
def test_what_the_centre_did_not_take_is_never_said_to_be_confirmed() -> None:
    said = receipt_words(ReceiptRow("project", "氢能项目", False, deleted=True))
    assert said == "中心没有采用或已删除：氢能项目——在本机已放入回收站"


def answered(accepted: bool) -> ReceiptRow:
    stands = 25_000_000 if accepted else 20_000_000
    return ReceiptRow(
        "fund_entry", "蓝鲸计划", accepted, asked=(("amount_fen", 25_000_000), ("note", "")),
        stands=(("amount_fen", stands), ("note", "")),
    )  # fmt: skip


@pytest.mark.usefixtures("chinese")
def test_a_request_is_answered_with_what_was_asked_and_what_stands() -> None:
    assert receipt_words(answered(False)) == "没有采用：蓝鲸计划 · 本单位填的是金额：25 万元；最终为金额：20 万元"
    long = ReceiptRow(
        "chapter", "区情", False, asked=(("text", "第一句。\n"),), stands=(("text", "第二句。\n第三句。\n"),)
    )
    assert receipt_words(long) == "没有采用：区情 · 本单位填的是内容：“第一句。”；最终为内容：“第二句。 第三句。”"
    assert receipt_words(answered(True)).startswith("已采用：蓝鲸计划 · 金额：25 万元")


@pytest.mark.usefixtures("chinese")
def test_a_text_with_the_changes_of_several_was_taken_over() -> None:
    row = ReceiptRow(
        "chapter", "第一章", True, asked=(("text", "一改。二。"),), stands=(("text", "一改。二改。"),), joined=True
    )
    assert receipt_words(row).startswith("已采用，与其他单位的修改合在一起：第一章 · 内容：")


@pytest.mark.usefixtures("chinese")
def test_a_review_is_told_by_its_result_and_conditions() -> None:
    passed = ReceiptRow("review_item", "氢能项目", True, conclusion=ReviewConclusion.PASSED)
    assert receipt_words(passed) == "评审结果：氢能项目 · 通过"
    row = ReceiptRow(
        "review_item", "储能项目", True, conclusion=ReviewConclusion.CONDITIONAL, conditions="补齐环评手续\n12月20日前"
    )
    assert receipt_words(row) == "评审结果：储能项目 · 有条件通过；附加条件：补齐环评手续 12月20日前"
    assert receipt_words(ReceiptRow("review_item", "丙", False, conclusion=ReviewConclusion.FAILED)).endswith("不通过")


@pytest.mark.usefixtures("chinese")
def test_of_conditions_it_is_said_that_they_are_met_or_to_be_done_after_all() -> None:
    met = ReceiptRow(
        "review_item", "蓝鲸计划", True, conclusion=ReviewConclusion.CONDITIONAL, conditions="补齐\n环评", met=True
    )
    assert receipt_words(met) == "已确认：蓝鲸计划 · 评审条件已落实：补齐 环评"
    opened = ReceiptRow("task", "蓝鲸计划 · 补齐环评", False, opened=True)
    assert receipt_words(opened) == "还要继续办理，中心已恢复为进行中：蓝鲸计划 · 补齐环评"


@pytest.mark.usefixtures("chinese")
def test_it_is_said_who_decided_and_that_a_record_stays_that_was_deleted_here() -> None:
    asked, stands = (("summary", "甲"),), (("summary", "乙"),)
    row = ReceiptRow("project", "蓝鲸计划", False, asked=asked, stands=stands, by="李主任")
    assert receipt_words(row) == "没有采用：蓝鲸计划 · 本单位填的是概述：“甲”；中心（李主任）定为概述：“乙”"
    gone = ReceiptRow("project", "蓝鲸计划", False, asked=(("deleted_at", 1),), stands=(("deleted_at", None),))
    assert receipt_words(gone) == "没有采用：本单位删除了 蓝鲸计划，中心决定保留"
