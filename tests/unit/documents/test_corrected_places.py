"""The tables of a correction, and what it says of places."""

import pytest

from desktop_app.documents import corrected_places, corrected_words, grid
from desktop_app.documents.compared import Change, Difference
from desktop_app.documents.corrected_words import CorrectedWords
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Align, Table
from desktop_app.documents.printed import Kind
from desktop_app.documents.tables import lay_out

CELLS = Difference(
    Kind.TABLE, "指标表", (Change("到位额", "本月", "17.61", "18.81"), Change("到位额", "累计", "200.50", "201.70"))
)
TEXT = Difference(Kind.TEXT, "完成情况", (Change("", "", "", "新增一句17.61、18.81"),))
DRAWN = Difference(Kind.FIGURE, "到位额", (Change("12月", "2022年（亿元）", "17.61", "18.81"),))
FUNNEL = Difference(Kind.FIGURE, "推进情况", (Change("洽谈", "项目（个）", "1152", "1153"),))


def tables(*places: Difference) -> list[Table]:
    return [block for block in corrected_places.tables(places, "数据", "句子") if isinstance(block, Table)]


def test_values_stand_by_table_row_and_column_and_sentences_by_themselves() -> None:
    values, texts = tables(CELLS, TEXT)
    assert values.rows == (
        ("指标表", "到位额", "本月", "17.61", "18.81"),
        ("指标表", "到位额", "累计", "200.50", "201.70"),
    )
    assert [column.joined for column in values.columns] == [True, True, False, False, False]
    assert values.columns[3].align is Align.RIGHT
    assert texts.rows == (("完成情况", "（无）", "新增一句17.61、18.81"),)


def test_names_stand_in_the_middle_and_long_ones_at_the_left() -> None:
    named = Difference(Kind.TABLE, "名单", (Change("甲", "项目", "甲", "甲（天津）"),))
    assert tables(named)[0].columns[4].align is Align.CENTRE
    long = Difference(Kind.TABLE, "名单", (Change("甲", "整行", "未列入", "列入（单位：临空园；行业：批发业）"),))
    assert tables(long)[0].columns[4].align is Align.LEFT


def test_a_chart_is_told_by_name_unless_it_alone_has_the_number() -> None:
    places = (CELLS, DRAWN, FUNNEL, TEXT)
    assert corrected_places.listed_ones(places) == (CELLS, FUNNEL, TEXT)
    assert corrected_places.charts(places) == "“到位额”" and corrected_places.charts((CELLS,)) == ""
    assert corrected_places.count(places) == 4
    assert ("推进情况", "洽谈", "项目（个）", "1152", "1153") in tables(*places)[0].rows


def test_of_very_many_places_some_are_named() -> None:
    places = [Difference(Kind.TABLE, f"表{n}", CELLS.changes) for n in range(10)]
    assert corrected_places.names(places[:2]) == "“表0”“表1”"
    assert corrected_places.names(places).endswith("“表7”等10个表和部分")


def test_all_of_them_are_kept() -> None:
    assert corrected_places.kept((CELLS, DRAWN, TEXT)) == [
        {"name": "指标表 · 到位额 · 本月", "unit": "", "before": "17.61", "now": "18.81"},
        {"name": "指标表 · 到位额 · 累计", "unit": "", "before": "200.50", "now": "201.70"},
        {"name": "完成情况", "unit": "", "before": "", "now": "新增一句17.61、18.81"},
    ]


def test_all_tables_are_in_one_type_and_what_was_is_as_wide_as_what_is_right(fonts: FontBook) -> None:
    for table in (*tables(CELLS, TEXT), corrected_words.table([CorrectedWords("甲", "乙丙丁")], "")):
        layout = lay_out(table, grid.WIDTH, grid.HEIGHT, fonts)
        assert layout.size == 10.5
        assert layout.widths[-1] == pytest.approx(layout.widths[-2])
