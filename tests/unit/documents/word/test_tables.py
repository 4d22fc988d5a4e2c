"""Tables in Word: which rows stay together, where cells break, what stands around them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop_app.documents import grid
from desktop_app.documents.cells import Cutter
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Align, Block, Column, Face, Table, text_paragraph
from desktop_app.documents.rowgrid import ALONE, break_lines
from desktop_app.documents.word.render import render_docx
from desktop_app.documents.word.tables import shortened, squeezed, unbroken
from desktop_app.documents.word.xml import NAMESPACE
from tests.unit.documents import readback
from tests.unit.documents.samples import document

W = f"{{{NAMESPACE}}}"
COLUMNS = (Column("序号", 0.5), Column("事项", 4.0))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "通报.docx"


def made(fonts: FontBook, target: Path, *blocks: Block) -> Any:
    render_docx(document(*blocks), target, fonts)
    return docx.Document(str(target))


def kept_rows(opened: Any) -> list[bool]:
    """Which rows of the first table, the head among them, stay on the page of the next."""
    return [
        all(paragraph._p.pPr.find(f"{W}keepNext") is not None for cell in row.cells for paragraph in cell.paragraphs)
        for row in opened.tables[0].rows
    ]


def test_a_short_table_stays_on_one_page(fonts: FontBook, target: Path) -> None:
    rows = tuple((str(n), "事项") for n in range(4))
    assert kept_rows(made(fonts, target, Table(COLUMNS, rows))) == [True] * 4 + [False]


def test_a_table_kept_together_stays_on_one_page_that_has_room_for_it(fonts: FontBook, target: Path) -> None:
    rows = tuple((str(n), "事项") for n in range(20))
    assert kept_rows(made(fonts, target, Table(COLUMNS, rows, together=True))) == [True] * 20 + [False]
    higher = Table(COLUMNS, rows * 3, together=True)
    assert kept_rows(made(fonts, target, higher)) == [True] * 3 + [False] * 55 + [True] * 2 + [False]


def test_a_long_table_neither_begins_nor_ends_with_a_lost_row(fonts: FontBook, target: Path) -> None:
    rows = tuple((str(n), "事项") for n in range(60))
    assert kept_rows(made(fonts, target, Table(COLUMNS, rows))) == [True] * 3 + [False] * 55 + [True] * 2 + [False]
    assert not any(kept_rows(made(fonts, target, Table(COLUMNS, rows, landscape=True))))


def test_a_note_stands_apart_from_its_table_and_from_what_follows(fonts: FontBook, target: Path) -> None:
    table = Table(COLUMNS, (("1", "甲"),), note="说明。" * 40)
    _above, note, gap = made(fonts, target, table, text_paragraph("下文。")).paragraphs[:3]
    assert note.text.startswith("说明。")
    assert note.style.paragraph_format.space_before.pt == pytest.approx(5.0)
    assert note.style.paragraph_format.line_spacing.pt == pytest.approx(10.5 * 1.35, abs=0.1)
    assert not gap.text and 1 <= gap.paragraph_format.line_spacing.pt < 29


def test_cells_that_are_one_are_one_in_word_and_stay_on_a_page(fonts: FontBook, target: Path) -> None:
    """The second begins anew on the second page, where paper says it again, too."""
    columns = (Column("划分", joined=True), Column("类别"))
    rows = tuple(("规模" if n < 20 else "来源地", f"类{n}") for n in range(40))
    opened = made(fonts, target, Table(columns, rows))
    merged = [row.cells[0]._tc.tcPr.find(f"{W}vMerge") is not None for row in opened.tables[0].rows]
    assert merged == [False] + [True] * 40
    assert readback.word_tables(target) == [[("划分", "类别"), *rows]]
    first = [row.find(f".//{W}vMerge") for row in opened.tables[0]._tbl.findall(f"{W}tr")]
    begun = [place for place, cell in enumerate(first) if cell is not None and cell.get(f"{W}val") == "restart"]
    assert [begun[0], begun[1]] == [1, 21] and len(begun) == 3
    assert [place for place, kept in enumerate(kept_rows(opened)) if not kept] == [20, begun[2] - 1, 40]
    (again,) = opened.tables[0].rows[begun[2]].cells[0].paragraphs
    assert again.text == "来源地"


def test_the_note_of_a_table_stays_with_its_last_row(fonts: FontBook, target: Path) -> None:
    rows = tuple((str(n), "事项") for n in range(4))
    opened = made(fonts, target, Table(COLUMNS, rows, note="说明。" * 40))
    assert kept_rows(opened) == [True] * 5
    assert next(one for one in opened.paragraphs if one.text.startswith("说明")).paragraph_format.keep_together
    rows = tuple((str(n), "事项") for n in range(60))
    assert kept_rows(made(fonts, target, Table(COLUMNS, rows, note="说明。")))[-3:] == [True] * 3


def test_a_table_without_a_caption_does_not_touch_the_text_above(fonts: FontBook, target: Path) -> None:
    table = Table(COLUMNS, (("1", "甲"), ("2", "乙")))
    _text, above, below, _after = made(
        fonts, target, text_paragraph("上文。"), table, text_paragraph("下文。")
    ).paragraphs
    assert above.paragraph_format.line_spacing.pt == pytest.approx(4.0)
    captioned = made(fonts, target, replace(table, caption="清单"), text_paragraph("下文。")).paragraphs
    assert captioned[0].text == "清单"
    room = captioned[1].paragraph_format.line_spacing.pt
    assert below.paragraph_format.line_spacing.pt == pytest.approx(room - 4.0, abs=0.1)


def test_the_head_of_a_table_is_repeated_and_rows_stay_whole(fonts: FontBook, target: Path) -> None:
    rows = (("1", "短"), ("2", "长" * 2000))
    opened = made(fonts, target, Table(COLUMNS, rows))
    first, _short, long = opened.tables[0].rows
    assert first._tr.trPr.find(f"{W}tblHeader") is not None
    assert long._tr.trPr.find(f"{W}cantSplit") is None
    assert long.cells[1].text == "长" * 2000
    form = Table((Column("名称", 0, whole=True), Column("项目" * 300, 5)), (("概况", "短"),))
    high = made(fonts, target, form).tables[0].rows[0]
    assert [high._tr.trPr.find(f"{W}{name}") for name in ("tblHeader", "cantSplit")] == [None, None]


@pytest.mark.parametrize(
    ("text", "room", "broken"),
    [
        ("韬原设备租赁项目（2期）", 5.0, "韬原设备租赁项目\n（2期）"),
        ("韬原设备租赁项目（2期）", 9.0, "韬原设备租赁项目（2期）"),  # no room for a bracket and a figure
        ("督促设备进场（2023年1月14日前）", 10.0, "督促设备进场\n（2023年1月14日前）"),
        ("全面建成投产后报2022年", 8.0, "全面建成投产后报2022年"),
        ("全面建成投产后2022年", 8.0, "全面建成投产后\n2022年"),
        ("普通的长名称项目没有日期", 5.5, "普通的长名称项目没有日期"),
        ("二\n行项目共有2023年", 5.5, "二\n行项目共有2023年"),
        ("韬原设备租赁（全部二期）", 7.5, "韬原设备租赁（全部二期）"),
        ("短", 5.5, "短"),
    ],
)
def test_a_date_and_a_remark_in_a_narrow_cell_are_not_torn(
    text: str, room: float, broken: str, fonts: FontBook
) -> None:
    lines = break_lines(Cutter(fonts).tokens(text, Face.FANGSONG), room, justify=False)
    assert unbroken(text, lines, room) == broken


def test_characters_of_a_cell_come_closer_where_marks_are_squeezed_on_paper(fonts: FontBook) -> None:
    def spread(text: str, room: float) -> float:
        return squeezed(break_lines(Cutter(fonts).tokens(text, Face.FANGSONG), room, justify=False), room, 10.5)

    name = "苏州天瞳威视电子科技有限公司（示例）"
    assert spread(name, 17.8) == pytest.approx(-0.2)  # a third of an em among eighteen
    assert spread(name, 18.0) == spread(name, 12.0) == 0.0
    assert spread("（一）", 2.0) == 0.0  # it would be seen
    assert squeezed([], 5.0, 10.5) == 0.0


def test_a_note_whose_marks_are_squeezed_on_paper_has_its_characters_closer(fonts: FontBook, target: Path) -> None:
    def spacing(note: str) -> float:
        opened = made(fonts, target, Table(COLUMNS, (("1", "甲"),), note=note))
        (run,) = next(one for one in opened.paragraphs if one.text == note).runs
        own = run._r.find(f"{W}rPr/{W}spacing")
        return 0.0 if own is None else int(own.get(f"{W}val")) / 20

    full = "项目按录入、评审、确认日期统计；到位额按到账日期统计，今年累计含上年到账、今年计入的。"
    assert fonts.width(full, Face.FANGSONG) * 10.5 > grid.WIDTH  # and still one line on paper
    assert -0.5 < spacing(full) < 0 == spacing("数据截至2022年12月31日。")


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("东丽湖会议中心", 6.0, 0.95),  # 东丽湖会议 | 中心, or 心 would stand alone
        ("东丽湖会议中心", 5.0, 0.95),
        ("东丽湖会议中心", 4.9, 0.85),  # Word may find a hair of room more than there is
        ("东丽湖会议中心", 4.0, 0.0),  # Word breaks there by itself
        ("东丽湖会议中心", 7.0, 0.0),
        ("接待投资方来区考察并交流计划", 6.0, 0.0),
        ("韬原设备（2期）", 6.0, 1.95),
        ("", 5.0, 0.0),
    ],
)
def test_lines_are_shorter_where_word_would_leave_a_character_alone(
    text: str, room: float, short: float, fonts: FontBook
) -> None:
    lines = break_lines(Cutter(fonts).tokens(text, Face.FANGSONG), room, justify=False, alone=ALONE)
    assert shortened(lines, room) == pytest.approx(short)


def test_shorter_lines_leave_the_text_of_a_cell_as_it_is(fonts: FontBook, target: Path) -> None:
    columns = (
        Column("甲"),
        Column("乙", align=Align.CENTRE),
        Column("丙", align=Align.RIGHT),
        *(Column("丁", 3.0),) * 2,
    )
    names = "研究开发中心", "东丽湖会议中心", "张贵庄街道办事处会议"
    table = Table(columns, tuple((*(name,) * 3, *("长" * 60,) * 2) for name in names))
    opened = made(fonts, target, table).tables[0]
    assert readback.word_tables(target) == [readback.expected(table)]
    indents = {}
    for row in opened.rows[1:]:
        assert [cell.text for cell in row.cells[:3]] == [row.cells[0].text] * 3
        for place, cell in enumerate(row.cells[:3]):
            form = cell.paragraphs[0].paragraph_format
            if form.right_indent is not None:
                indents[place] = (form.left_indent.pt > 0, form.right_indent.pt > 0)
    assert indents == {0: (False, True), 1: (True, True), 2: (True, False)}
