"""The printed content of a bulletin, as it is kept with its issue."""

import datetime
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from desktop_app.documents import printed
from desktop_app.documents.edited import TextBlock
from desktop_app.documents.model import (
    Align,
    Annex,
    Block,
    ChartKind,
    Colophon,
    Column,
    Document,
    Figure,
    Heading,
    Listing,
    Masthead,
    Series,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.printed import CONTENT, Kind, Printed
from desktop_app.documents.templates import Line, Template
from desktop_app.domain.edits import Edit

DAY = datetime.date(2022, 12, 31)
TEMPLATE = Template(Path("monthly.txt"), {"opening": (Line(3, "现将情况通报如下。"),)})
PROJECTS = Table(
    (
        Column("序号", align=Align.CENTRE),
        Column("类别", joined=True),
        Column("项目"),
        Column("协议\n金额", align=Align.RIGHT),
        Column("完成率\n（%）", align=Align.RIGHT),
        Column("下一步", passing=True),
    ),
    (("1", "园区", "甲", "1.00", "50", "办照"),),
    "重点项目",
    unit="亿元",
)


def document(*more: Block) -> Document:
    blocks: tuple[Block, ...] = (
        Masthead("通报", "第1期", "合作办", DAY),
        Title("12月通报"),
        text_paragraph("各单位："),
        Heading(1, "一、完成情况"),
        text_paragraph("到位5亿元。"),
        text_paragraph("落地3个。"),
        Heading(2, "（一）园区"),
        Listing(("甲", "乙")),
        *more,
        Signature("合作办", DAY),
        Annex(1, "名单"),
        Table((Column("名称"),), (("甲",),)),
        text_paragraph("截至年底。"),
        Colophon((("报", "区委"),), "合作办", DAY),
    )
    return Document("12月通报", "合作办", DAY, blocks)


def test_texts_stand_under_their_headings_and_tables_under_their_titles() -> None:
    found = printed.content(document(PROJECTS), TEMPLATE)
    assert found.blocks == (
        Printed(Kind.TEXT, "开头", (("各单位：",),)),
        Printed(Kind.TEXT, "完成情况", (("到位5亿元。",), ("落地3个。",))),
        Printed(Kind.TEXT, "完成情况·园区", (("甲",), ("乙",))),
        Printed(
            Kind.TABLE,
            "重点项目",
            (("园区", "甲", "1.00", "50"),),
            ("类别", "项目", "协议金额（亿元）", "完成率（%）"),
            named=1,
        ),
        Printed(Kind.TABLE, "名单", (("甲",),), ("名称",)),
        Printed(Kind.TEXT, "名单", (("截至年底。",),)),
    )


def test_charts_are_kept_as_they_are_written() -> None:
    gauge = Figure(ChartKind.GAUGE, "完成率", ("甲", "乙"), (Series("完成率", (Fraction(1, 3), None)),))
    bars = Figure(ChartKind.BAR, "分月", ("1月",), (Series("2022年", (Fraction(5, 4),)),), "亿元")
    found = {one.place: one for one in printed.content(document(gauge, bars), TEMPLATE).blocks}
    assert found["完成率"].rows == (("甲", "33.3%"), ("乙", "—"))
    assert (found["分月"].columns, found["分月"].rows) == (("类别", "2022年（亿元）"), (("1月", "1.25"),))


def test_the_note_of_a_table_is_a_text_of_its_own() -> None:
    found = printed.content(document(replace(PROJECTS, note="另有3项。")), TEMPLATE).blocks
    assert Printed(Kind.TEXT, "重点项目（注）", (("另有3项。",),)) in found


def test_two_tables_of_one_title_are_two() -> None:
    found = printed.content(document(PROJECTS, PROJECTS, PROJECTS), TEMPLATE)
    tables = [one.place for one in found.blocks if one.kind is Kind.TABLE]
    assert tables == ["重点项目", "重点项目（2）", "重点项目（3）", "名单"]


def test_it_comes_back_from_a_snapshot_as_it_was() -> None:
    found = printed.content(document(PROJECTS), TEMPLATE)
    snapshot = json.loads(json.dumps({"figures": [], CONTENT: printed.as_kept(found)}))
    assert printed.kept(snapshot) == found
    assert printed.kept({"figures": []}) is None, "an older program kept none"


def test_another_template_is_told_and_remarks_are_none() -> None:
    other = Template(Path("monthly.txt"), {"opening": (Line(3, "现报告如下。"),)})
    moved = Template(Path("own/monthly.txt"), {"opening": (Line(7, "现将情况通报如下。"),)})
    worded = [printed.content(document(), one).worded for one in (TEMPLATE, moved, other)]
    assert worded[0] == worded[1] != worded[2]


def test_the_clerks_own_paragraph_has_the_figures_of_today_where_that_can_be_told() -> None:
    edit = Edit("到位4亿元。", "今年到位4亿元。")
    block = TextBlock("完成情况/1", "完成情况", "到位5亿元。", edit)
    written = document(text_paragraph("今年到位4亿元。"))
    renewed = printed.content(written, TEMPLATE, [block])
    assert "今年到位5亿元。" in str(renewed) and "今年到位4亿元。" not in str(renewed)
    unclear = TextBlock("完成情况/1", "完成情况", "到位5亿元。", Edit("到位4亿元。", "今年到位约四亿元。"))
    kept = printed.content(document(text_paragraph("今年到位约四亿元。")), TEMPLATE, [unclear])
    assert "今年到位约四亿元。" in str(kept)
