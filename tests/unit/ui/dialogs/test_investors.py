"""The investors, those that were entered twice, and joining two of them."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.enums import Ownership, Stage, UserRole
from db.models import ClosedMonth, Contact, Investor, InvestorName, Milestone, Project, ProjectInvestor
from desktop_app.services.office import Actor, Label
from desktop_app.ui.dialogs.investors import Investors
from desktop_app.ui.dialogs.join_investors import JoinInvestors
from tests.helpers.navigator import FakeNavigator
from tests.helpers.projects import CENTRE, DAY, USCC

LEFT = Qt.MouseButton.LeftButton


def add(navigator: FakeNavigator, *rows: Any) -> None:
    with navigator.office.write(Label("Add"), CENTRE) as tx:
        tx.session.add_all(rows)


@pytest.fixture
def twice(navigator: FakeNavigator) -> None:
    """国能智深, entered by two units, with a project each and a contact of one."""
    add(
        navigator,
        Investor(id="a", name="国能智深", uscc=USCC, region_code="110000", owner_code="HM"),
        Investor(id="b", name="国能智深控制", uscc=USCC, ownership=Ownership.CENTRAL_SOE, owner_code="XL"),
        Investor(id="z", name="别家", owner_code="HM"),
        Contact(id="c", investor_id="b", name="李明", title="经理", owner_code="XL"),
    )
    for number, investor in enumerate("ab"):
        add(
            navigator,
            Project(id=f"p{investor}", number=str(number), name=f"项目{investor}", entered_on=DAY),
            ProjectInvestor(project_id=f"p{investor}", investor_id=investor, share=100_000_000, is_lead=True),
        )


def opened(qtbot: QtBot, navigator: FakeNavigator, host: QWidget, *, only_twins: bool = False) -> Investors:
    dialog = Investors(navigator, host, only_twins=only_twins)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.source.count() > 0)
    return dialog


def names(dialog: Investors) -> list[str]:
    column = dialog.table.model.column_of("name")
    return [str(dialog.table.model.index(place, column).data()) for place in range(dialog.source.count())]


def joining(qtbot: QtBot, dialog: Investors, *ids: str) -> JoinInvestors:
    """The form that joins these."""
    dialog.table.select_id(ids[0])
    if len(ids) > 1:
        dialog.table.grid.selectAll()
    assert dialog.join.isEnabled()
    qtbot.mouseClick(dialog.join, LEFT)
    qtbot.waitUntil(lambda: dialog.findChild(JoinInvestors) is not None)
    found = dialog.findChild(JoinInvestors)
    assert isinstance(found, JoinInvestors)
    return found


def test_those_entered_twice_are_marked_and_can_be_shown_alone(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, twice: None
) -> None:
    dialog = opened(qtbot, navigator, host)
    assert set(names(dialog)) >= {"别家", "国能智深", "国能智深控制"}
    assert dialog.twice.text().endswith("1")
    why = dialog.table.model.column_of("why")
    marked = {dialog.source.id_at(n): dialog.table.model.index(n, why).data() for n in range(dialog.source.count())}
    assert marked["a"] == marked["b"] == "Same code" and marked["z"] in ("", "—")
    qtbot.mouseClick(dialog.twice, LEFT)
    qtbot.waitUntil(lambda: names(dialog) == ["国能智深", "国能智深控制"])
    dialog.search.setText("控制")
    qtbot.waitUntil(lambda: names(dialog) == ["国能智深控制"])
    dialog.reject()


def test_a_click_joins_and_another_undoes_it(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, twice: None
) -> None:
    dialog = opened(qtbot, navigator, host, only_twins=True)
    form = joining(qtbot, dialog, "b")
    assert [one.row.id for one in form.pair.sides] == ["a", "b"] and form.keep[0].isChecked()
    said = form.words.text()
    assert "To “国能智深” go: 1 project, 1 contact." in said and "recycle bin" in said
    assert "“国能智深控制” is kept as a former name." in said and "stay with their units" in said
    form.choices["name"][1].setChecked(True)
    assert "To “国能智深控制” go" in form.words.text() and "“国能智深” is kept as" in form.words.text()
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: dialog.source.count() == 0)
    with navigator.office.read() as session:
        kept = session.get_one(Investor, "a")
        assert (kept.name, kept.ownership, kept.region_code) == ("国能智深控制", Ownership.CENTRAL_SOE, "110000")
        assert [one.name for one in session.query(InvestorName)] == ["国能智深"]
        assert {one.investor_id for one in session.query(ProjectInvestor).where(ProjectInvestor.project_id > "p")} == {
            "a"
        }
    undo = next(button for button in dialog.bar.findChildren(QPushButton) if button.text() == "Undo")
    qtbot.mouseClick(undo, LEFT)
    qtbot.waitUntil(lambda: dialog.source.count() == 2)
    dialog.reject()


def test_what_lies_below_the_other_goes_along_and_is_told(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, twice: None
) -> None:
    add(navigator, Investor(name="国能分公司", parent_id="b", owner_code="XL"))
    dialog = opened(qtbot, navigator, host, only_twins=True)
    form = joining(qtbot, dialog, "a")
    assert "go: 1 project, 1 contact, 1 investor below it." in form.words.text()
    form.reject()
    dialog.reject()


def test_a_sign_that_marks_keys_is_shown_in_values(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, twice: None
) -> None:
    long = "A&B" * 20
    with navigator.office.write(Label("Rename"), CENTRE) as tx:
        tx.session.get_one(Investor, "a").name = long
    dialog = opened(qtbot, navigator, host, only_twins=True)
    form = joining(qtbot, dialog, "a")
    button = form.choices["name"][0]
    assert button.text().startswith("A&&BA&&B") and button.toolTip() == long and button.accessibleName().endswith(long)
    form.reject()
    dialog.reject()


def test_who_is_kept_decides_whose_values_are_proposed(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, twice: None
) -> None:
    dialog = opened(qtbot, navigator, host, only_twins=True)
    form = joining(qtbot, dialog, "a")
    form.keep[1].setChecked(True)
    assert form.taken == [] and form.choices["name"][1].isChecked()
    assert "To “国能智深控制” go: 1 project." in form.words.text()
    form.reject()
    dialog.reject()


def test_any_two_are_joined_that_somebody_selects(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, twice: None
) -> None:
    dialog = opened(qtbot, navigator, host)
    dialog.search.setText("国能智深")
    qtbot.waitUntil(lambda: len(names(dialog)) == 2)
    form = joining(qtbot, dialog, "a", "b")
    assert {one.row.id for one in form.pair.sides} == {"a", "b"}
    form.reject()
    dialog.search.setText("别家")
    qtbot.waitUntil(lambda: names(dialog) == ["别家"])
    dialog.table.select_id("z")
    assert not dialog.join.isEnabled()
    qtbot.mouseClick(dialog.projects, LEFT)
    assert navigator.records == [("investor", "z")]


def test_what_cannot_be_done_is_said_and_not_offered(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, twice: None
) -> None:
    navigator.actor = Actor("Li", "HM", UserRole.CLERK)
    dialog = opened(qtbot, navigator, host, only_twins=True)
    form = joining(qtbot, dialog, "a")
    assert not form.primary.isEnabled() and "the centre joins them" in form.note.text()
    form.reject()
    dialog.reject()


def test_what_is_refused_at_last_is_said_in_the_form(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, twice: None
) -> None:
    add(navigator, Milestone(project_id="pb", stage=Stage.LANDED, business_date=DAY, confirmed_on=DAY))
    add(navigator, ClosedMonth(month="2022-03", closed_on=DAY))
    dialog = opened(qtbot, navigator, host, only_twins=True)
    form = joining(qtbot, dialog, "a")
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: "whose bulletin is out" in form.note.text())
    assert form.isVisible() and form.primary.isEnabled()
    form.reject()
    dialog.reject()


def test_one_in_the_recycle_bin_that_is_in_use_is_put_back(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, twice: None
) -> None:
    with navigator.office.write(Label("Delete"), CENTRE) as tx:
        tx.session.get_one(Investor, "a").deleted_at = 5
        tx.session.get_one(Investor, "b").uscc = ""
    dialog = opened(qtbot, navigator, host, only_twins=True)
    assert names(dialog) == ["国能智深"]
    dialog.table.select_id("a")
    assert dialog.restore.isVisible() and not dialog.join.isEnabled()
    qtbot.mouseClick(dialog.restore, LEFT)
    qtbot.waitUntil(lambda: dialog.source.count() == 0)
    with navigator.office.read() as session:
        assert session.get_one(Investor, "a").deleted_at is None
    dialog.reject()
