"""What two contents of a bulletin say otherwise, with where it stands."""

import pytest

from desktop_app.documents.compared import Change, Difference, differences, drawn_again, taken_over
from desktop_app.documents.printed import Content, Kind, Printed

RANKS = ("名次", "单位", "到位额（亿元）", "完成率")
NOTICE = ("项目名称", "落地单位", "行业", "投资规模")


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = RANKS, named: int = 1, place: str = "排名表") -> Content:
    return Content((Printed(Kind.TABLE, place, rows, columns, named),))


def text(*texts: str, worded: str = "") -> Content:
    return Content((Printed(Kind.TEXT, "完成情况", tuple((one,) for one in texts)),), worded)


def changes(before: Content, now: Content) -> list[Change]:
    return [change for one in differences(before, now) for change in one.changes]


def test_cells_are_told_by_row_and_column() -> None:
    before = table(("1", "临空园", "11.37", "121.9%"), ("2", "金钟园", "11.04", "118.0%"))
    now = table(("1", "金钟园", "12.24", "130.8%"), ("2", "临空园", "11.37", "121.9%"))
    assert differences(before, before) == ()
    assert differences(before, now) == (
        Difference(
            Kind.TABLE,
            "排名表",
            (
                Change("金钟园", "名次", "2", "1"),
                Change("金钟园", "到位额（亿元）", "11.04", "12.24"),
                Change("金钟园", "完成率", "118.0%", "130.8%"),
                Change("临空园", "名次", "1", "2"),
            ),
        ),
    )


def test_a_project_with_another_name_is_the_same_one() -> None:
    before = table(("甲", "华明街道", "金融业", "1亿元以上"), columns=NOTICE, named=0)
    now = table(("甲（天津）", "华明街道", "批发业", "1亿元以上"), columns=NOTICE, named=0)
    assert changes(before, now) == [
        Change("甲", "项目名称", "甲", "甲（天津）"),
        Change("甲", "行业", "金融业", "批发业"),
    ]


def test_rows_that_come_and_go_are_told_whole() -> None:
    columns = ("日期", "单位", "内容")
    before = table(("9月22日", "临空园", "接待\n考察"), columns=columns, place="活动")
    now = table(("9月30日", "金钟园", "走访"), columns=columns, place="活动")
    assert changes(before, now) == [
        Change("金钟园", "整行", "未列入", "列入（日期：9月30日；内容：走访）"),
        Change("临空园", "整行", "列入（日期：9月22日；内容：接待、考察）", "删去"),
    ]
    assert changes(Content(()), table(("甲",), columns=("名称",), named=0)) == [Change("甲", "整行", "未列入", "列入")]
    assert changes(table(("甲",), columns=("名称",), named=0), Content(())) == [Change("甲", "整行", "列入", "删去")]


def test_rows_of_one_name_are_told_apart() -> None:
    columns = ("划分", "类别", "项目")
    before = table(("行业", "其他", "3"), ("来源地", "其他", "5"), columns=columns)
    now = table(("行业", "其他", "3"), ("来源地", "其他", "6"), columns=columns)
    assert changes(before, now) == [Change("来源地 其他", "项目", "5", "6")]


def test_only_columns_that_both_have_are_compared() -> None:
    before = table(("1", "甲", "2"), columns=("名次", "单位", "得分"))
    now = table(("1", "甲", "3", "●"), columns=("名次", "单位", "新得分", "亮灯"))
    assert changes(before, now) == []


def test_sentences_that_are_others_are_told() -> None:
    before = text("到位额127.14亿元，占63.4%。签约3个；落地2个。", "另有一项。")
    now = text("到位额128.34亿元，占63.6%。签约3个；落地2个。")
    assert changes(before, now) == [
        Change("", "", "到位额127.14亿元，占63.4%", "到位额128.34亿元，占63.6%"),
        Change("", "", "另有一项", ""),
    ]


def test_of_a_long_sentence_the_clauses_that_are_others_are_told() -> None:
    long = (
        "一是发挥主力军作用，组织不同层面的招商出访、接待、签约等活动{}次，多渠道获取项目信息，"
        "累计引入和洽谈项目信息257个，其中推荐206个。"
    )
    assert changes(text(long.format(142)), text(long.format(141))) == [
        Change(
            "",
            "",
            "……组织不同层面的招商出访、接待、签约等活动142次……",
            "……组织不同层面的招商出访、接待、签约等活动141次……",
        )
    ]


@pytest.mark.parametrize(("worded", "told"), [("", 1), ("own", 0)])
def test_words_of_another_template_are_no_data(worded: str, told: int) -> None:
    before, now = text("甲、乙位列前三，共3家。"), text("位列前三的是乙、甲，共3家。", worded=worded)
    assert len(changes(before, now)) == told
    assert len(changes(before, text("位列前三的是乙、甲，共4家。", worded=worded))) == 1, "numbers always are"


def test_how_a_figure_is_grouped_is_no_data() -> None:
    assert changes(table(("1", "甲", "1,007", "1,007.50%")), table(("1", "甲", "1007", "1007.50%"))) == []
    assert len(changes(table(("1", "甲", "1,007", "5%")), table(("1", "甲", "1008", "5%")))) == 1


def test_a_chart_draws_what_is_told_or_has_numbers_of_its_own() -> None:
    def both(cell: str, drawn: str) -> Content:
        cells = Printed(Kind.TABLE, "指标表", (("到位额", cell),), ("指标", "完成率"))
        return Content((cells, Printed(Kind.FIGURE, "图", (("到位额", drawn),), ("类别", "完成率"))))

    same = differences(both("1,100.30%", "1100.3%"), both("1,100.90%", "1100.9%"))
    assert drawn_again(same) == {(Kind.FIGURE, "图")}
    assert drawn_again(differences(both("5", "6"), both("5", "7"))) == set()


def test_many_rows_under_other_names_are_not_compared_each_with_each() -> None:
    before = table(*((str(n), f"甲{n}") for n in range(600)), columns=("数", "名"))
    now = table(*((str(n), f"乙{n}") for n in range(600)), columns=("数", "名"))
    assert len(changes(before, now)) == 1200


def test_a_table_under_another_title_of_the_template_is_the_same_one() -> None:
    before = Content((*table(("1", "甲", "2", "5%"), place="排名表").blocks, *text("共1家。").blocks))
    renamed = table(("1", "甲", "3", "5%"), place="排名情况表").blocks
    headed = (Printed(Kind.TEXT, "指标完成情况", (("共1家。",),)),)
    found = differences(before, Content((*renamed, *headed), "own"))
    assert [(one.place, one.changes) for one in found] == [("排名表", (Change("甲", "到位额（亿元）", "2", "3"),))]
    dropped = Content((Printed(Kind.TABLE, "活动", (("拜访",),), ("内容",)),), "own")
    assert differences(before, dropped) == (), "a section that the office took out, or put in, is no error"
    assert [one.place for one in differences(text("共1家。"), Content(dropped.blocks, "own"))] == ["活动"]


def test_a_row_without_a_name_is_told_by_what_stands_before_it() -> None:
    columns = ("日期", "类型", "单位", "内容")
    now = table(("3月3日", "接待", "", "补录接待"), columns=columns, named=2, place="活动")
    assert changes(Content(()), now) == [Change("3月3日 接待", "整行", "未列入", "列入（内容：补录接待）")]


def test_what_is_not_wanted_stays_as_it_was() -> None:
    before = Content((*table(("1", "甲", "2", "5%"), ("2", "乙", "1", "4%")).blocks, *text("共2家。第一是甲。").blocks))
    now = Content((*table(("2", "甲", "3", "5%"), ("3", "丙", "1", "4%")).blocks, *text("共3家。第一是乙。").blocks))
    wanted = {"3", "共3家"}
    held = taken_over(before, now, lambda _kind, _place, change: change.now in wanted)
    assert held.blocks[0].rows == (("1", "甲", "3", "5%"), ("3", "乙", "1", "4%"))
    assert [row[0] for row in held.blocks[1].rows] == ["共3家。", "第一是甲。"]
    assert taken_over(before, now, lambda *_change: True) == now
    assert taken_over(before, now, lambda *_change: False).blocks == before.blocks


@pytest.mark.parametrize(("wanted", "left"), [({"甲3个"}, ["乙4个"]), (set[str](), ["甲3个", "乙4个"])])
def test_what_stays_as_it_was_of_another_template_is_no_difference_in_words_later(
    wanted: set[str], left: list[str]
) -> None:
    before, now = text("甲1个。乙2个。旧的说法。", worded="old"), text("甲3个。乙4个。新的说法。", worded="new")
    held = taken_over(before, now, lambda _kind, _place, change: change.now in wanted)
    assert [change.now for change in changes(held, now)] == left
