"""Shares and credits of a project come to 100 %, or none of them is taken."""

import pytest
from sqlalchemy import select

from db.models import ProjectInvestor
from desktop_app.services.office import Office
from tests.helpers.workbook import NUMBER, book, cells, counts, reasons, take


@pytest.mark.parametrize(
    ("shares", "stored"),
    [
        ((60, 40), [60_000_000, 40_000_000]),
        (("33.333333", "33.333333", "33.333333"), [33_333_333] * 3),
        ((0.6, 0.4), [60_000_000, 40_000_000]),
        ((1 / 3, 2 / 3), [33_333_333, 66_666_667]),
        ((100 / 3, 200 / 3), [33_333_333, 66_666_667]),
        ((60, 39.99), None),
        ((60, 40.000002), None),
        ((100, 0.5), None),
    ],
)
def test_shares_come_to_a_hundred_or_none_is_taken(
    office: Office, shares: tuple[object, ...], stored: list[int] | None
) -> None:
    investors = [{"投资方名称": f"示例{n}", "无代码原因": "境外"} for n in range(len(shares))]
    parts = [
        {"项目编号": NUMBER, "投资方名称": f"示例{n}", "份额": share, "牵头": "是" if n == 0 else "否"}
        for n, share in enumerate(shares)
    ]
    report = take(office, book(投资方=investors, 项目投资方=parts))
    with office.read() as session:
        found = session.scalars(select(ProjectInvestor.share).order_by(ProjectInvestor.id)).all()
    assert found == (stored or [])
    assert counts(report, "项目")[0] == 1
    if stored is None:
        assert all("not to 100 %" in words for words in reasons(report).values())


def test_one_bad_row_takes_the_whole_group_with_it(office: Office) -> None:
    credits = [
        {"项目编号": NUMBER, "单位代码": "A1", "角色": "首谈", "比例": 50},
        {"项目编号": NUMBER, "单位代码": "没有", "角色": "落地", "比例": 50},
    ]
    report = take(office, book(归属=credits))
    assert reasons(report)["归属", 2] == "another row of this project's shares was refused"
    assert "there is no unit 没有" in reasons(report)["归属", 3]


def test_shares_are_summed_with_what_the_database_has(office: Office) -> None:
    first = [{"项目编号": NUMBER, "单位代码": "A1", "角色": "首谈", "比例": 100}]
    take(office, book(归属=first))
    more = [{"项目编号": NUMBER, "单位代码": "乙园", "角色": "落地", "比例": 40}]
    assert counts(take(office, {"归属": more}), "归属") == (0, 0, 0, 1)
    assert counts(take(office, {"归属": [{**first[0], "比例": 60}, *more]}), "归属") == (0, 0, 0, 2)
    assert counts(take(office, {"归属": [{**first[0], "比例": 60}, *more]}, update=True), "归属") == (1, 1, 0, 0)
    assert [row["比例"] for row in cells(office)["归属"]] == [60, 40]
