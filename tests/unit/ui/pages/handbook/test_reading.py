"""The handbook as it reads and is searched."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from desktop_app.ui.dialogs.handbook_forms import ChapterForm, PolicyForm
from desktop_app.ui.pages.handbook import HandbookPage
from desktop_app.ui.widgets.entry_row import EntryRow
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.handbook.acting import LONG, click, enter, form_of, open_page, outline, row_of


def test_an_empty_handbook_says_what_to_do_first(navigator: FakeNavigator, office: Office, qtbot: QtBot) -> None:
    page = open_page(navigator, qtbot)
    assert page.middle.currentWidget() is page.empty
    assert not page.output.print.isEnabled()
    assert not page.panel.freeze.isEnabled()
    click(qtbot, page.empty.button)
    form = form_of(page, ChapterForm)
    enter(form.rows["title"].editor, "区情")
    click(qtbot, form.primary)
    qtbot.waitUntil(lambda: page.pane.chapter is not None, timeout=LONG)
    assert outline(office) == ["1 区情"]
    assert page.middle.currentWidget() is page.pane


def test_the_page_reads_with_facts_filled_in_and_old_ones_marked(page: HandbookPage) -> None:
    text = page.pane.view.toPlainText()
    assert "全区有高企720家 ■ expired 2021-12-31，面积477平方公里" in text
    assert "《装备办法》（政发〔2021〕12号）" in text
    names = [row.accessibleName() for row in page.panel.findChildren(EntryRow)]
    assert names == ["高企数 720 家", "面积 477 平方公里", "装备办法"]
    assert row_of(page, "高企数").light.accessibleName() == "Expired 2021-12-31"
    assert row_of(page, "面积").light.accessibleName() == "Valid to 2022-07-10"


def test_words_are_found_in_the_whole_book(page: HandbookPage, ids: dict[str, str], qtbot: QtBot) -> None:
    assert page.focus_search()
    enter(page.find_box, "众多")
    qtbot.waitUntil(lambda: page.found_words.text() != "")
    assert page.found_words.text() == "1 chapter"
    assert page.tree.current_id == ids["园区"]
    qtbot.keyClick(page.find_box, Qt.Key.Key_Return)
    assert page.pane.view.extraSelections()
    page.find_box.setText("720家")
    qtbot.keyClick(page.find_box, Qt.Key.Key_Return)
    assert page.tree.current_id == ids["区情"]
    page.find_box.setText("办法")
    qtbot.keyClick(page.find_box, Qt.Key.Key_Return)
    first = page.tree.current_id
    for _ in range(3):
        qtbot.keyClick(page.find_box, Qt.Key.Key_Return)
    assert {first, page.tree.current_id} == {ids["区情"], ids["政策"]}
    qtbot.keyClick(page.find_box, Qt.Key.Key_Escape)
    assert page.find_box.text() == ""
    qtbot.waitUntil(lambda: page.found_words.text() == "")


def test_a_search_result_opens_its_chapter(page: HandbookPage, ids: dict[str, str], qtbot: QtBot) -> None:
    page.show_record("chapter", ids["历史"])
    qtbot.waitUntil(lambda: page.tree.current_id == ids["历史"], timeout=LONG)
    page.show_record("policy", ids["装备办法"])
    qtbot.waitUntil(lambda: page.findChild(PolicyForm) is not None, timeout=LONG)
    assert page.tree.current_id == ids["政策"]
    form_of(page, PolicyForm).reject()
