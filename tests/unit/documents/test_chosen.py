"""What of the differences a correction puts right: errors of the day of issue, and what is ticked of later life."""

from collections.abc import Sequence

from desktop_app.documents.chosen import Choice, compare, named
from desktop_app.documents.compared import Difference, differences
from desktop_app.documents.printed import Content, Kind, Printed

COLUMNS = ("项目", "协议额", "责任单位")


def content(*rows: tuple[str, str, str], text: str = "") -> Content:
    told = (Printed(Kind.TEXT, "进展", ((text,),)),) if text else ()
    return Content((*told, Printed(Kind.TABLE, "项目表", rows, COLUMNS)))


PRINTED = content(("甲", "1.00", "华明"), ("乙", "2.00", "金钟"), text="重点项目2个。协议额3亿元。")
THEN = content(("甲", "1.50", "华明"), ("乙", "2.00", "金钟"), text="重点项目2个。协议额3.5亿元。")
TODAY = content(("甲", "1.50", "华明园"), text="重点项目1个。协议额1.5亿元。")


def told(places: Sequence[Difference]) -> list[tuple[str, str]]:
    return [(change.before, change.now) for one in places for change in one.changes]


def test_what_is_otherwise_only_since_is_no_error() -> None:
    found = compare(PRINTED, THEN, TODAY)
    assert told(found.errors) == [("协议额3亿元", "协议额3.5亿元"), ("1.00", "1.50")]
    since = [("重点项目2个", "重点项目1个"), ("协议额3亿元", "协议额1.5亿元"), ("华明", "华明园")]
    assert told(found.later) == [*since, ("列入", "删去")]
    assert found.chosen(Choice()) == found.errors
    assert compare(PRINTED, PRINTED, PRINTED).chosen(Choice()) == ()


def test_each_change_may_stay_as_printed_or_be_put_right_with_the_errors() -> None:
    found = compare(PRINTED, THEN, TODAY)
    table, since = found.errors[1], found.later[1]
    unit = next(change for change in since.changes if change.now == "华明园")
    choice = Choice(frozenset({found.errors[0].name}), frozenset({named(since, unit)}))
    (chosen,) = found.chosen(choice)
    assert chosen.key == table.key and told([chosen]) == [("1.00", "1.50"), ("华明", "华明园")]
    every = Choice(frozenset({named(one, change) for one in found.errors for change in one.changes}))
    assert found.chosen(every) == ()


def test_what_holds_from_then_on_is_what_was_put_right_and_else_as_printed() -> None:
    found = compare(PRINTED, THEN, TODAY)
    assert differences(found.standing(Choice()), THEN) == ()
    since = found.later[1]
    gone = next(change for change in since.changes if change.now == "删去")
    holds = found.standing(Choice(frozenset({found.errors[0].name}), frozenset({named(since, gone)})))
    assert differences(holds, content(("甲", "1.50", "华明"), text="重点项目2个。协议额3亿元。")) == ()


def test_of_what_is_put_right_as_it_is_today_it_is_not_told_how_it_was_then() -> None:
    long = f"协议额{{}}亿元，{'其他情况说明，' * 10}投资方{{}}家。"
    printed, then, today = (
        content(("甲", amount, "华明"), text=long.format(amount, count))
        for amount, count in (("1.00", 2), ("1.50", 2), ("1.70", 4))
    )
    found = compare(printed, then, today)
    assert (len(found.errors), len(found.later)) == (2, 2)
    choice = Choice(also=frozenset(one.name for one in found.later))
    assert found.chosen(choice) == found.later
    assert differences(found.standing(choice), today) == ()


def test_after_a_correction_what_was_put_right_of_the_later_is_no_error() -> None:
    found = compare(PRINTED, THEN, TODAY)
    since = found.later[1]
    unit = next(change for change in since.changes if change.now == "华明园")
    holds = found.standing(Choice(also=frozenset({named(since, unit)})))
    assert told(compare(holds, THEN, TODAY).errors) == [("华明园", "华明")]
    again = compare(holds, THEN, TODAY, corrected=True)
    assert again.errors == () and ("列入", "删去") in told(again.later)
