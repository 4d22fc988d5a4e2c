"""A project moves on from its record, is held and taken up again."""

import datetime as dt

from pytestqt.qtbot import QtBot

from db.enums import Stage
from db.models import Project
from desktop_app.queries.project_record import record
from desktop_app.services.office import Label
from desktop_app.services.project_stages import still_missing
from desktop_app.ui.dialogs.stage_move import SideMove, StageMove
from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.widgets.editors import set_value, value_of
from tests.helpers.navigator import FakeNavigator
from tests.helpers.projects import CENTRE, DAY, USCC
from tests.unit.ui.pages.projects.acting import LEFT, open_first, table


def test_a_move_asks_only_for_what_is_missing(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    open_first(qtbot, page, ids[0])
    spot = page.panel.stepper.spot("negotiation").center().toPoint()
    qtbot.mouseClick(page.panel.stepper, LEFT, pos=spot)
    dialog = page.findChild(StageMove)
    assert dialog is not None
    assert {r.field for r in dialog.asked} == {"investor", "total_investment_fen", "track", "activity", "claim"}
    assert value_of(dialog.rows["date.negotiation"].editor) == navigator.today()
    assert value_of(dialog.rows["investor_name"].editor) == "国能智深总部投资方"  # it is there, without a code
    qtbot.waitUntil(dialog.rows["investor_uscc"].editor.hasFocus)
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.rows["activity"].error))
    assert dialog.rows["investor_uscc"].error and not dialog.rows["investor_name"].error
    set_value(dialog.rows["date.negotiation"].editor, DAY)
    for name, value in {
        "investor_uscc": USCC,
        "total_settled_by": dt.date(2022, 6, 1),
        "track": "construction",
        "activity": "首次拜访",
        "claim": "valid",
    }.items():
        set_value(dialog.rows[name].editor, value)
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.state.stage is Stage.NEGOTIATION)
    assert page.panel.project is not None and page.panel.project.dates[Stage.NEGOTIATION] == DAY
    assert len(page.panel.project.investors) == 1
    model = table(page).model

    def listed() -> object:
        return model.index(page.list.source.index_of(ids[0]), model.column_of("stage")).data()

    qtbot.waitUntil(lambda: listed() == "Negotiation")


def test_the_row_that_is_missing_is_marked_and_seen(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    with navigator.office.write(Label("Review"), CENTRE) as tx:
        tx.session.get_one(Project, ids[0]).stage = Stage.REVIEW
    open_first(qtbot, page, ids[0])
    dialog = page.panel.do.move_to(Stage.SIGNED)
    assert isinstance(dialog, StageMove)
    dialog.resize(dialog.width(), 300)
    for name, value in {"review": "passed", "agreement_date": DAY, "agreement_fen": 100, "plan_fen": 100}.items():
        if name in dialog.rows:
            set_value(dialog.rows[name].editor, value)
    signed = dialog.rows["agreement_date"].editor
    signed.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(signed, "2022-03-16")
    assert value_of(dialog.rows["date.signed"].editor) == dt.date(2022, 3, 16)
    dialog.show_error(still_missing([r for r in dialog.asked if r.field in ("agreement", "legal_review")]))
    assert dialog.rows["scan"].error and dialog.rows["legal_number"].error
    assert not any(dialog.rows[name].error for name in ("agreement_kind", "agreement_number", "agreement_date"))
    scan = dialog.rows["scan"]
    qtbot.waitUntil(lambda: scan.visibleRegion().boundingRect().height() == scan.height())
    qtbot.waitUntil(scan.editor.hasFocus)
    dialog.reject()


def test_cancelling_a_move_changes_nothing(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    open_first(qtbot, page, ids[0])
    dialog = page.panel.do.move_to(Stage.NEGOTIATION)
    assert dialog is not None
    set_value(dialog.rows["activity"].editor, "首次拜访")
    qtbot.mouseClick(dialog.cancel, LEFT)
    with navigator.office.read() as session:
        found = record(session, ids[0])
    assert found is not None and found.state.stage is Stage.LEAD and found.activities == []


def test_hold_and_up_again(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[0])

    def choose(words: str) -> None:
        page.panel.do.fill_menu(page.panel.menu)
        next(a for a in page.panel.menu.actions() if a.text() == words).trigger()

    choose("Put on hold…")
    dialog = page.findChild(SideMove)
    assert dialog is not None
    set_value(dialog.rows["side_reason"].editor, "等土地")
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.rows["hold_review_date"].error))
    set_value(dialog.rows["hold_review_date"].editor, dt.date(2022, 9, 1))
    dialog.save()
    qtbot.waitUntil(lambda: "On hold" in page.panel._number.text())
    choose("Take up again")
    qtbot.waitUntil(lambda: "On hold" not in page.panel._number.text())
