"""What two offices set apart, said as a clerk reads it."""

import datetime as dt

import pytest

from desktop_app.errors import UserError
from desktop_app.sync.differing import Difference
from desktop_app.sync.undecided import Option
from desktop_app.ui.models.change_words import difference_words

AT = int(dt.datetime(2022, 3, 2, 9, 12).timestamp() * 1000)


@pytest.mark.usefixtures("chinese")
def test_a_difference_says_what_is_here_and_what_came_and_who_set_it_when() -> None:
    here = Option({"summary": "一\n二"}, "合作交流办", True, "李四", AT, True)
    there = Option({"summary": "三"}, "华明街道", False, "", AT, False, clock_is_wrong=True)
    said = difference_words("project", Difference(("summary",), (here,), (there,)))
    mine, theirs = "“一 二”（合作交流办 李四 2022-03-02 09:12）", "“三”（华明街道 — 2022-03-02 09:12，该电脑时钟不准）"
    assert said == f"概述：本机是{mine}，文件里是{theirs}"
    nobodys, second = (
        Option({"summary": "旧"}, "", False, "", 0, True),
        Option({"summary": "四"}, "甲", False, "乙", AT, False),
    )
    said = difference_words("project", Difference(("summary",), (nobodys,), (there, second)))
    assert said == f"概述：本机是“旧”，文件里是{theirs}；“四”（甲 乙 2022-03-02 09:12）"
    gone = Option({"deleted_at": None}, "华明街道", False, "张三", 1, True)
    said = difference_words("project", Difference(("deleted_at",), (gone,), ()))
    assert "保留这条记录" in said and said.endswith("文件里是—")


@pytest.mark.usefixtures("chinese")
def test_what_a_record_cannot_have_is_said_with_the_money_that_counts() -> None:
    words = "{name} is not deleted: {amount} 万元 of its money is confirmed and counts."
    error = UserError(words, "Ask.", name="蓝鲸计划", amount="200")
    here = Option({"deleted_at": None}, "合作交流办", True, "李四", 1, True)
    there = Option({"deleted_at": 1}, "华明街道", False, "张三", 1, False, impossible=error)
    said = difference_words("project", Difference(("deleted_at",), (here,), (there,)))
    assert said.endswith("——不能删除 蓝鲸计划：已有 200 万元到位资金确认并计入。")
