from desktop_app.documents.markdown import Head, Picture, Point, Text, parse
from desktop_app.documents.model import Align, Column, Face, Run, Table


def test_paragraphs_join_chinese_lines_and_part_latin_ones() -> None:
    assert parse("东丽区\n地处天津\n\nTianjin\ncity") == [
        Text((Run("东丽区"), Run("地处天津"))),
        Text((Run("Tianjin"), Run(" "), Run("city"))),
    ]


def test_bold_and_emphasis_have_faces() -> None:
    (block,) = parse("**京津双城**与*临空*")
    assert block == Text((Run("京津双城", Face.TITLE), Run("与"), Run("临空", Face.KAI)))


def test_headings_quotes_and_hard_breaks() -> None:
    assert parse("## 交通\n> 首谈首报\n\n一  \n二") == [
        Head(2, "交通"),
        Text((Run("首谈首报"),), True),
        Text((Run("一"), Run("\n"), Run("二"))),
    ]


def test_lists_keep_depth_and_numbers() -> None:
    blocks = parse("3. 甲\n4. 乙\n   - 丙\n\n     丁\n")
    points = [(block.depth, block.mark, block.runs[0].text) for block in blocks if isinstance(block, Point)]
    assert points == [(0, "3.", "甲"), (0, "4.", "乙"), (1, "•", "丙"), (1, "", "丁")]


def test_points_of_a_quotation_belong_to_it() -> None:
    assert parse("> 甲\n> - 乙\n\n- 丙\n") == [
        Text((Run("甲"),), True),
        Point(0, "•", (Run("乙"),), True),
        Point(0, "•", (Run("丙"),)),
    ]


def test_tables_keep_their_alignment() -> None:
    (block,) = parse("|园区|面积|电话|\n|---|---:|:---:|\n|华明|**11.5**|022-84900000|\n")
    columns = (Column("园区", 2.0), Column("面积", 2.0, Align.RIGHT), Column("电话", 6.0, Align.CENTRE))
    assert block == Table(columns, (("华明", "11.5", "022-84900000"),))


def test_a_column_gets_of_the_room_to_spare_by_its_longest_cell() -> None:
    (block,) = parse(f"|序号|材料|说明|\n|---|---|---|\n|1|公司章程|{'全体股东签署' * 9}|\n")
    assert isinstance(block, Table)
    assert [column.weight for column in block.columns] == [2.0, 4.0, 12.0]


def test_pictures_stand_alone_with_their_caption() -> None:
    assert parse("前![全景](park.png)后") == [Text((Run("前"),)), Picture("park.png", "全景"), Text((Run("后"),))]
    assert parse("![全景](全景 (1).png)") != parse("![全景](全景_1.png)") == [Picture("全景_1.png", "全景")]


def test_html_is_shown_not_run() -> None:
    (block,) = parse("<script>x</script>")
    assert isinstance(block, Text)
    assert block.runs[0].text == "<script>x</script>"


def test_code_is_kept_as_text() -> None:
    assert parse("```\na\n```") == [Text((Run("a"),))]
    assert parse("") == []
