from db import capture
from desktop_app.domain.field_words import FIELDS, KINDS, field_word, kind_word, mark_word, part_word, setting_word

STAMPS = {"id", "created_at", "created_by", "changed_at", "changed_by"}


def test_every_table_and_column_that_is_recorded_has_its_word() -> None:
    tables = capture.captured_tables()
    assert {table.name for table in tables} == set(KINDS)
    assert {column.name for table in tables for column in table.c} - STAMPS == set(FIELDS)


def test_a_month_is_locked_and_a_duty_is_done() -> None:
    said = [field_word("closed_on", "zh_CN", table) for table in ("task", "closed_month")]
    assert said == ["办结日期", "锁定日期"]


def test_a_bulletin_s_setting_is_called_by_what_it_holds() -> None:
    assert setting_word("report_texts/annual/2022", "zh_CN") == "通报文字"
    assert (part_word("pass", "zh_CN"), part_word("colour", "en")) == ("通过线", "colour")
    assert (mark_word("shipped", "zh_CN"), mark_word("colour", "en")) == ("程序自带", "colour")


def test_words_in_both_languages() -> None:
    assert (kind_word("project", "zh_CN"), field_word("stage", "en")) == ("项目", "Stage")
    assert (kind_word("elsewhere", "en"), field_word("colour", "zh_CN")) == ("elsewhere", "colour")
    assert (setting_word("own_city", "en"), setting_word("colour", "zh_CN")) == (
        "Own city",
        "colour",
    )
