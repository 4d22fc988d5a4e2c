"""Two offices do a whole round in their windows: trust, write, look and leave out, take in, differ, decide, receipt,
and the matrix of what each has confirmed."""

from pathlib import Path

import pytest

from db.enums import FundState
from db.models import FundEntry
from desktop_app.services.office import Label
from desktop_app.ui.pages.exchange import DECIDE, EXCHANGE, HISTORY, OFFICES
from tests.helpers.exchange_windows import Desk, meet_in_windows
from tests.helpers.stick_offices import DAY

pytestmark = pytest.mark.usefixtures("theme")


def write(desk: Desk, stick: Path) -> None:
    """Write for the one office there is, onto a stick that was emptied before."""
    for file in stick.iterdir():
        file.unlink()
    desk.part(EXCHANGE)
    desk.page.steps.begin()
    desk.page.steps.choose.write._set_all(True)
    desk.idle()
    desk.write()


def look(desk: Desk) -> dict[str, str]:
    """Look at what lies on the stick: the name of each record and what would become of it."""
    desk.part(EXCHANGE)
    desk.page.steps.begin()
    desk.idle()
    desk.click(desk.page.steps.choose.take.primary)
    desk.until(lambda: desk.page.steps.step == 1)
    model = desk.page.steps.look.table.model
    name, kind = model.column_of("title"), model.column_of("kind")
    return {str(model.index(row, name).data()): str(model.index(row, kind).data()) for row in range(model.rowCount())}


def take(desk: Desk) -> list[str]:
    """Take in what was looked at; what is said of it."""
    if desk.page.steps.look.sure.isVisible():
        desk.page.steps.look.sure.click()
    desk.click(desk.page.steps.look.primary)
    desk.until(lambda: desk.page.steps.step == 2)
    return desk.page.steps.done.results.texts


def leave_out(desk: Desk, name: str) -> None:
    table = desk.page.steps.look.table
    column = table.model.column_of("title")
    [row] = [n for n in range(table.model.rowCount()) if table.model.index(n, column).data() == name]
    table.select_id(table.model.source.id_at(row))
    desk.click(desk.page.steps.look.leave)


def fund(desk: Desk, project: str, number: str) -> str:
    with desk.one.office.write(Label("Enter"), desk.one.actor) as tx:
        entry = FundEntry(
            project_id=project, amount_fen=10**9, arrived_on=DAY, form_code="cash", evidence_number=number,
            state=FundState.CHECKED,
        )  # fmt: skip
        tx.session.add(entry)
    return entry.id


def test_the_whole_round(desks: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = desks
    meet_in_windows(centre, unit, stick)
    project, unwanted = unit.one.add_project("氢能项目", summary="一"), unit.one.add_project("重复的项目")
    good, bad = fund(unit, project, "进账单1"), fund(unit, project, "进账单2")
    write(unit, stick)
    shown = look(centre)
    assert shown == dict.fromkeys(["氢能项目", "重复的项目", "氢能项目 · 进账单1", "氢能项目 · 进账单2"], "New")
    leave_out(centre, "重复的项目")
    said = take(centre)
    assert len(said) == 1 and said[0].endswith(": 3 new, 1 left out")
    words = centre.page.steps.done.words.text()
    assert "Left out, as before, with what belongs to them: 1 record." in words
    assert "In the recycle bin, because they were new: 1 record." in words
    assert centre.one.value("project", unwanted, "deleted_at") is not None
    # both go on with the project; the centre confirms, and returns
    unit.one.change("project", project, summary="单位的概述", handler="张三")
    centre.one.change("project", project, summary="中心的概述", handler="李四")
    centre.one.change("fund_entry", good, state="confirmed", count_month="2022-03")
    centre.one.change("fund_entry", bad, state="returned", note="进账单看不清")
    write(unit, stick)
    assert look(centre) == {"氢能项目": "To decide"}
    take(centre)
    centre.click(centre.page.steps.done.decide)
    decide = centre.page.decide
    centre.until(lambda: decide.source.count() == 2)
    assert centre.page.parts.currentIndex() == DECIDE
    centre.click(decide.bar.rules["unit"])
    centre.click(decide.bar.primary)
    centre.until(lambda: decide.source.count() == 0)
    # back to the unit: what was decided, what was left out, what became of its money
    write(centre, stick)
    shown = look(unit)
    assert shown["重复的项目"] == "Deleted"
    assert {shown["氢能项目 · 进账单1"], shown["氢能项目 · 进账单2"]} == {"Changed"}
    said = take(unit)
    assert said[0].endswith(" changed, 1 deleted")
    receipt = [
        "Returned: 氢能项目 · Money in place, 1,000 万元 — 进账单看不清",
        "Confirmed: 氢能项目 · Money in place, 1,000 万元",
        "Not taken, or deleted there: 重复的项目 — here it is in the recycle bin",
        "Taken over: 氢能项目 · Summary: “单位的概述”; Handler: “张三”",
    ]
    assert said[-4:] == receipt
    unit.part(HISTORY)
    newest = unit.page.history.source.row(0)
    assert newest is not None
    unit.page.history.table.select_id(newest.id)
    unit.until(lambda: unit.page.history.receipt.texts == receipt)
    assert [unit.one.value("project", project, name) for name in ("summary", "handler")] == ["单位的概述", "张三"]
    # the matrix: the centre learns from the unit's next file that its own was taken in
    centre.part(OFFICES)
    row = centre.page.offices.source.row(0)
    assert row is not None and row.unacknowledged > 0 and row.told_ms is not None
    write(unit, stick)
    look(centre)
    take(centre)
    centre.part(OFFICES)
    row = centre.page.offices.source.row(0)
    assert row is not None and (row.unsent, row.unacknowledged, row.standing) == (0, 0, "")
    assert row.acknowledged_ms == row.told_ms
    assert centre.one.exchange.compare() == unit.one.exchange.compare() == []
