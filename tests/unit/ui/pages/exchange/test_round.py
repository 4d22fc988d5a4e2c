"""Two offices exchange by clicks alone: cards, packages, decisions, answers."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.exchange.look import KIND_WIDTH, NAME_WIDTH
from desktop_app.ui.pages.exchange import EXCHANGE, HISTORY, OFFICES
from tests.helpers.exchange_windows import Desk, links


def test_two_offices_do_the_whole_round(desks: tuple[Desk, Desk], stick: Path, qtbot: QtBot) -> None:
    centre, unit = desks
    # each writes its card
    for desk in desks:
        desk.plug(stick)
        assert desk.page.steps.choose.folder == stick
        desk.click(desk.page.steps.choose.write.first)
        assert desk.page.parts.currentIndex() == OFFICES
        desk.idle()
        desk.click(desk.page.offices.write_card)
        desk.until(lambda d=desk: "You may pull out the stick." in d.window.bar.text)  # type: ignore[misc]
    # each takes the other's and compares the digits
    for desk, name in ((centre, "华明街道"), (unit, "合作交流办")):
        desk.part(EXCHANGE)
        desk.click(desk.page.steps.choose.again)
        desk.until(lambda d=desk: bool(links(d)))  # type: ignore[misc]
        assert [link.text() for link in links(desk)] == [f"Office card of {name}: compare the digits…"]
        assert desk.page.steps.choose.take.words.text().endswith("but an office card: compare its digits first.")
        desk.click(links(desk)[0])
        desk.until(desk.page.offices.compare.isVisible)
    told = centre.page.offices.compare.groups.accessibleDescription()
    assert told == unit.page.offices.compare.groups.accessibleDescription()
    assert len(told.replace(" ", "")) == 30
    compare = centre.page.offices.compare
    assert not compare.primary.isEnabled()
    qtbot.keyClicks(compare.typed, "99")
    assert compare.fault.isVisible() and not compare.primary.isEnabled()
    compare.typed.clear()
    qtbot.keyClicks(compare.typed, told)
    centre.click(compare.primary)
    unit.page.offices.compare.heard.click()
    unit.click(unit.page.offices.compare.primary)
    for desk, name in ((centre, "华明街道"), (unit, "合作交流办")):
        desk.until(lambda d=desk: d.page.offices.source.count() == 1)  # type: ignore[misc]
        assert desk.window.bar.text.startswith(f"{name} is trusted from now on. Once it trusts this office too")
    # the unit sends a project
    project = unit.one.add_project("氢能项目", summary="一")
    unit.part(EXCHANGE)
    unit.idle()
    assert unit.page.steps.choose.write.chosen() == [("DL01", "合作交流办")]
    unit.write()
    centre.part(EXCHANGE)
    centre.click(centre.page.steps.choose.again)
    centre.idle()
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    look = centre.page.steps.look
    assert look.chips["new"].text().startswith("New ")
    assert look.table.grid.columnWidth(0) >= KIND_WIDTH
    assert look.table.grid.columnWidth(look.table.model.column_of("title")) >= NAME_WIDTH
    assert look.note.text() == "The last backup is older than a day: one is made first."
    assert centre.one.value("project", project, "name") is None
    centre.click(look.primary)
    centre.until(lambda: centre.page.steps.step == 2)
    assert "A backup was made first:" in centre.page.steps.done.words.text()
    assert centre.one.value("project", project, "name") == "氢能项目"
    assert "today" in centre.window.status._exchange.text()
    assert len(list((centre.one.folder / "backups").glob("*.zip"))) == 1
    # both change it; the centre decides
    unit.one.change("project", project, summary="单位的概述")
    centre.one.change("project", project, summary="中心的概述")
    unit.again()
    unit.write()
    centre.again()
    centre.take()
    assert centre.page.steps.done.decide.text() == "Decide on 1 difference…"
    centre.click(centre.page.steps.done.decide)
    centre.until(lambda: centre.page.decide.source.count() == 1)
    options = centre.page.decide.options
    kept = next(one for one in options.keep_buttons if one.accessibleName() == "Keep the value of 华明街道")
    centre.click(kept)
    centre.until(lambda: centre.page.decide.source.count() == 0)
    assert centre.one.value("project", project, "summary") == "单位的概述"
    # and back
    centre.part(EXCHANGE)
    centre.again()
    centre.page.steps.choose.write.all_link.click()
    centre.page.steps.choose.write._set_all(True)
    centre.write()
    unit.again()
    unit.take()
    assert unit.one.value("project", project, "summary") == "单位的概述"
    unit.part(HISTORY)
    unit.until(lambda: unit.page.history.source.count() == 3)
    unit.part(OFFICES)
    [row] = [unit.page.offices.source.row(0)]
    assert row is not None and (row.unsent, row.unacknowledged, row.standing) == (0, 0, "")
    unit.until(lambda: unit.button.text() == "USB exchange")
