"""Cards, stepper, charts, chips, sections, progress, search, lock."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets.charts import BarChart, Chart, Datum, FunnelChart, RankedBars
from desktop_app.ui.widgets.filter_chips import Facet, FilterChips
from desktop_app.ui.widgets.light import LightLabel, light_word
from desktop_app.ui.widgets.lock_overlay import IdleWatch, LockOverlay
from desktop_app.ui.widgets.progress_panel import ProgressPanel, time_left
from desktop_app.ui.widgets.search_box import SearchBox, SearchHit
from desktop_app.ui.widgets.section import Section
from desktop_app.ui.widgets.stage_stepper import StageStepper, Step
from desktop_app.ui.widgets.stat_card import Stat, StatCard

LEFT = Qt.MouseButton.LeftButton
DATA = [Datum("a", "Jan", 3, "3", line=1), Datum("b", "Feb", 9, "9", line=5, note="plan 5"), Datum("c", "Mar", 0, "0")]


def test_a_card_says_its_figure_and_opens_its_list(qtbot: QtBot) -> None:
    card = StatCard()
    qtbot.addWidget(card)
    card.show_stat(Stat("Money in place", "200.50", "亿元", "of 210", 0.95, 0.9, "+12 %", "green"))
    card.show()
    assert card.accessibleName() == "Money in place 200.50 亿元"
    assert "On course" in card.accessibleDescription()
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, LEFT)
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Return)
    card.grab()


def test_a_narrow_card_tells_the_year_before_in_its_tooltip(qtbot: QtBot) -> None:
    card = StatCard()
    qtbot.addWidget(card)
    card.show_stat(Stat("Money in place", "200.50", "亿元", "of 210", 0.95, 0.9, "Year on year +12.3%", "green"))
    card.show()
    card.resize(300, card.height())
    assert (card._growth.text(), card.toolTip()) == ("Year on year +12.3%", "")
    card.resize(card.minimumSizeHint().width(), card.height())
    assert card.width() < 160
    assert (card._growth.text(), card.toolTip()) == ("", "Year on year +12.3%")


def test_a_light_is_a_shape_and_a_word(qtbot: QtBot) -> None:
    label = LightLabel()
    qtbot.addWidget(label)
    for light in ("green", "yellow", "red", ""):
        label.show_light(light)
        assert label.accessibleName() == light_word(light)
        label.grab()


def test_only_the_next_step_is_a_button(qtbot: QtBot) -> None:
    stepper = StageStepper()
    qtbot.addWidget(stepper)
    stepper.resize(420, 62)
    stepper.show_steps(
        [
            Step("lead", "线索", "2022-01-05", "done"),
            Step("negotiation", "洽谈", "2022-02-05", "current"),
            Step("review", "评审", "", "next"),
            Step("signed", "签约", "", "later"),
        ]
    )
    stepper.show()
    asked: list[str] = []
    stepper.step_asked.connect(asked.append)
    for value in ("lead", "signed", "review"):
        qtbot.mouseClick(stepper, LEFT, pos=stepper.spot(value).center().toPoint())
    qtbot.keyClick(stepper, Qt.Key.Key_Space)
    assert asked == ["review", "review"]
    qtbot.mouseMove(stepper, stepper.spot("review").center().toPoint())
    stepper.grab()


@pytest.mark.parametrize("kind", [BarChart, FunnelChart, RankedBars])
def test_each_part_of_a_chart_can_be_clicked(qtbot: QtBot, kind: type[Chart]) -> None:
    chart = kind("Money by month")
    qtbot.addWidget(chart)
    chart.resize(300, 180)
    chart.show()
    chart.grab()
    chart.show_data(DATA)
    chart.grab()
    with qtbot.waitSignal(chart.clicked) as told:
        qtbot.mouseClick(chart, LEFT, pos=chart.spot(1).center().toPoint())
    assert told.args == ["b"]
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(chart.clicked):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert "Feb 9" in chart.accessibleDescription()


@pytest.fixture
def chips(qtbot: QtBot) -> FilterChips:
    chips = FilterChips(
        [
            Facet("stage", "Stage", [("lead", "Lead"), ("signed", "Signed")]),
            Facet("quality", "Quality", [(True, "Yes"), (False, "No")], many=False),
        ]
    )
    qtbot.addWidget(chips)
    chips.resize(500, 60)
    chips.show()
    return chips


def buttons(chips: QWidget) -> dict[str, QPushButton]:
    return {b.text(): b for b in chips.findChildren(QPushButton) if b.isVisible()}


def test_conditions_come_and_go_as_chips(qtbot: QtBot, chips: FilterChips) -> None:
    told: list[dict[str, list[object]]] = []
    chips.changed.connect(told.append)
    menu = chips.facet_menu("stage")
    menu.actions()[1].trigger()
    chips.facet_menu("stage").actions()[0].trigger()
    assert told[-1] == {"stage": ["signed", "lead"]}
    qtbot.mouseClick(buttons(chips)["Stage: Signed, Lead"], LEFT)
    assert told[-1] == {} and "Clear filter" not in buttons(chips)


def test_a_single_choice_replaces_the_other(chips: FilterChips) -> None:
    chips.toggle("quality", True)
    chips.toggle("quality", False)
    assert chips.values == {"quality": [False]}


def test_records_behind_a_figure_are_a_chip_too(qtbot: QtBot, chips: FilterChips) -> None:
    chips.set_values({"stage": ["lead"]}, "Landed in March")
    assert {"Landed in March", "Stage: Lead", "Clear filter"} <= set(buttons(chips))
    with qtbot.waitSignal(chips.changed) as told:
        qtbot.mouseClick(buttons(chips)["Clear filter"], LEFT)
    assert told.args == [{}]


def test_a_section_folds_and_empties(qtbot: QtBot) -> None:
    section = Section("Money")
    qtbot.addWidget(section)
    section.body.addWidget(QLabel("one"))
    section.set_count(1)
    assert section.add_action("Add").text() == "Add"
    with qtbot.waitSignal(section.folded):
        section.set_open(False)
    section.clear()
    assert section.body.count() == 0


def test_progress_tells_and_cancels(qtbot: QtBot) -> None:
    now = [0.0]
    progress = Progress()
    panel = ProgressPanel("Import", progress, clock=lambda: now[0])
    qtbot.addWidget(panel)
    panel.show()
    now[0] = 10.0
    progress.reported.emit(0.25, "Reading")
    assert {"Reading", "about 30 s left"} <= {label.text() for label in panel.findChildren(QLabel)}
    qtbot.mouseClick(panel.cancel_button, LEFT)
    assert progress.cancelled and not panel.cancel_button.isEnabled()
    with qtbot.waitSignal(panel.finished):
        progress.ended.emit()


def test_time_left_is_not_guessed_too_early() -> None:
    assert time_left(0.5, 1.0) == "" == time_left(0.01, 100)
    assert time_left(0.1, 60) == "about 9 min left"


@pytest.fixture
def search(qtbot: QtBot) -> Iterator[SearchBox]:
    window = QWidget()
    window.resize(800, 500)
    qtbot.addWidget(window)
    box = SearchBox(lambda kind: kind.title(), window)
    box.setGeometry(400, 10, 300, 28)
    window.show()
    yield box


def test_results_are_grouped_and_chosen_by_keyboard(qtbot: QtBot, search: SearchBox) -> None:
    with qtbot.waitSignal(search.asked) as told:
        qtbot.keyClicks(search, "gnzs")
    assert told.args == ["gnzs"]
    hits = [
        SearchHit("project", "1", "国能智深"),
        SearchHit("investor", "2", "国能集团", "text"),
        SearchHit("project", "3", "另一国能"),
    ]
    search.show_hits("gn", hits)
    assert not search.popup.isVisible()
    search.show_hits("gnzs", hits)
    texts = [search.list.item(n).text() for n in range(search.list.count())]
    assert texts == ["Project", "国能智深", "另一国能", "Investor", "国能集团   · text"]
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(search.chosen) as chosen:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert chosen.args == ["investor", "2"]
    assert not search.popup.isVisible()


def test_nothing_found_says_what_to_try(qtbot: QtBot, search: SearchBox) -> None:
    qtbot.keyClicks(search, "zz")
    search.show_hits("zz", [])
    assert search.popup.isVisible() and not search.list.isVisible()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not search.popup.isVisible() and search.text() == ""


def test_the_lock_opens_with_the_password_only(qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(400, 300)
    qtbot.addWidget(host)
    host.show()

    def unlock(word: str, opened: Callable[[object], None], wrong: Callable[[Exception], None]) -> None:
        if word == "secret":
            opened(None)
        else:
            wrong(UserError("That is not the password."))

    lock = LockOverlay(host, "Wang", unlock)
    host.resize(500, 350)
    assert lock.size() == host.size()
    qtbot.keyClick(lock, Qt.Key.Key_Escape)
    assert lock.isVisible()
    qtbot.keyClicks(lock.password, "guess")
    qtbot.mouseClick(lock.button, LEFT)
    assert any("not the password" in label.text() for label in lock.findChildren(QLabel))
    qtbot.keyClicks(lock.password, "secret")
    with qtbot.waitSignal(lock.unlocked):
        qtbot.keyClick(lock.password, Qt.Key.Key_Return)


def test_idle_time_is_counted_from_the_last_key(qtbot: QtBot, qapp: QApplication) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    watch = IdleWatch(qapp, 0.002, widget)
    with qtbot.waitSignal(watch.idle):
        qtbot.mouseMove(widget, QPoint(3, 3))
    watch.set_minutes(0)
    with qtbot.assertNotEmitted(watch.idle, wait=200):
        pass
