"""The handbook's page, clicked through: read, write, leave, move, find, print, freeze, a visitor's edition."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QColor, QImage, QInputMethodEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.queries import handbook as query
from desktop_app.queries.handbook import Book
from desktop_app.services import handbook, journal
from desktop_app.services.office import Office
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.handbook_forms import ChapterForm, FactForm, FreezeForm, PolicyForm
from desktop_app.ui.dialogs.visitor_form import VisitorForm
from desktop_app.ui.pages.handbook import HandbookPage
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets.entry_row import EntryRow
from desktop_app.ui.widgets.pdf_print import print_file
from tests.helpers.database import fresh_office
from tests.helpers.handbooks import CENTRE, a_handbook, furnish
from tests.helpers.navigator import FakeNavigator
from tests.helpers.printed import lights, said

LONG = 30_000


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


@pytest.fixture
def ids(office: Office) -> dict[str, str]:
    return a_handbook(office)


@pytest.fixture
def navigator(office: Office, tmp_path: Path) -> Iterator[FakeNavigator]:
    navigator = FakeNavigator(office, tmp_path)
    yield navigator
    navigator.close()


def open_page(navigator: FakeNavigator, qtbot: QtBot) -> HandbookPage:
    page = HandbookPage(navigator)
    qtbot.addWidget(page)
    navigator.pages.append(page)
    page.resize(1366, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: not navigator.worker.busy and bool(page.panel.tables.industries))
    return page


@pytest.fixture
def page(navigator: FakeNavigator, ids: dict[str, str], qtbot: QtBot) -> HandbookPage:
    return open_page(navigator, qtbot)


def settled(page: HandbookPage, qtbot: QtBot) -> None:
    """Wait until nothing is read or written any more."""
    worker = page.navigator.worker
    qtbot.waitUntil(lambda: not worker.busy, timeout=LONG)


def book(office: Office) -> Book:
    with office.read() as session:
        return query.book(session)


def outline(office: Office) -> list[str]:
    return [f"{chapter.number} {chapter.title}" for chapter in book(office).chapters]


def text_of(office: Office, chapter_id: str) -> str:
    chapter = book(office).chapter(chapter_id)
    assert chapter is not None
    return chapter.text


def form_of(page: QWidget, kind: type[FormDialog]) -> FormDialog:
    found = page.findChild(kind)
    assert isinstance(found, FormDialog)
    return found


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def enter(widget: QWidget, text: str) -> None:
    """Type Chinese as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def primary(page: HandbookPage) -> list[str]:
    """The words of the primary buttons that are seen."""
    return [b.text() for b in page.findChildren(QPushButton) if b.property("look") == "primary" and b.isVisible()]


def row_of(page: HandbookPage, name: str) -> EntryRow:
    return next(row for row in page.panel.findChildren(EntryRow) if row.accessibleName().startswith(name))


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


def test_the_whole_handbooks_facts_begin_with_what_has_ended(page: HandbookPage, qtbot: QtBot) -> None:
    def names() -> list[str]:
        return [row.accessibleName() for row in page.panel.findChildren(EntryRow) if row.isVisibleTo(page)]

    page.panel.scope.setCurrentIndex(1)
    facts = ["高企数 720 家", "面积 477 平方公里", "电价 0.68 元"]
    qtbot.waitUntil(lambda: names() == [*facts, "旧办法", "装备办法", "信息办法", "通用办法"])


def test_a_chapter_is_written_and_saved(page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    editor = page.pane.editor.text
    assert editor.toPlainText() == "园区众多。"
    editor.selectAll()
    enter(editor, "有")
    page.panel.scope.setCurrentIndex(1)
    click(qtbot, row_of(page, "电价").insert_button)
    assert page.pane.text == "有{{电价}}\n"
    editor.selectAll()
    click(qtbot, next(one for one in page.pane.findChildren(QToolButton) if one.accessibleName() == "Bold"))
    assert page.pane.text == "**有{{电价}}**\n"
    click(qtbot, page.pane.save_button)
    settled(page, qtbot)
    assert text_of(office, ids["园区"]) == "**有{{电价}}**\n"
    assert not page.pane.editing
    assert page.pane.view.toPlainText().strip().startswith("0.68 元")
    assert "有0.68元" in page.pane.view.toPlainText()
    assert page.navigator.settings.current.drafts == {}


def test_escape_leaves_without_loss(
    page: HandbookPage, office: Office, navigator: FakeNavigator, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "新的")
    qtbot.keyClick(page.pane.editor.text, Qt.Key.Key_Escape)
    assert not page.pane.editing
    assert page.pane.notice.isVisible()
    assert text_of(office, ids["园区"]) == "园区众多。\n"
    page.tree.choose(ids["政策"])
    assert not page.pane.notice.isVisible()
    navigator.pages.clear()
    again = open_page(navigator, qtbot)
    again.tree.choose(ids["园区"])
    click(qtbot, again.pane.go_on)
    assert again.pane.text == "新的园区众多。\n"
    click(qtbot, again.pane.discard)
    assert again.pane.text == "园区众多。\n"
    assert navigator.settings.current.drafts == {}


def test_another_chapter_ends_the_writing_and_keeps_the_draft(
    page: HandbookPage, navigator: FakeNavigator, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "新的")
    page.tree.choose(ids["政策"])
    assert not page.pane.editing
    assert navigator.settings.current.drafts["handbook." + ids["园区"]]["text"] == "新的园区众多。\n"


def test_a_draft_keeps_itself_while_one_types(
    page: HandbookPage, navigator: FakeNavigator, ids: dict[str, str], qtbot: QtBot
) -> None:
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "甲")
    qtbot.waitUntil(lambda: bool(navigator.settings.current.drafts))
    assert navigator.settings.current.drafts["handbook." + ids["区情"]]["text"].startswith("## 甲概况")


def test_a_text_changed_meanwhile_is_not_overwritten_unasked(
    page: HandbookPage, office: Office, navigator: FakeNavigator, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "我的")
    handbook.save_text(office, CENTRE, ids["园区"], "别人的。")
    page.save()
    qtbot.waitUntil(lambda: bool(navigator.errors), timeout=LONG)
    assert "was changed while" in str(navigator.errors.pop())
    page.load()
    settled(page, qtbot)
    assert page.pane.editing
    assert page.pane.notice.isVisible()
    click(qtbot, page.pane.go_on)
    page.save()
    settled(page, qtbot)
    assert text_of(office, ids["园区"]) == "我的园区众多。\n"


def test_chapters_move_by_keyboard_and_undo(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    page.tree.choose(ids["园区"])
    qtbot.keyClick(page.tree, Qt.Key.Key_Up, alt)
    settled(page, qtbot)
    assert outline(office) == ["1 区情", "1.1 历史", "1.2 人口", "2 园区", "3 政策"]
    qtbot.keyClick(page.tree, Qt.Key.Key_Right, alt)
    settled(page, qtbot)
    assert outline(office) == ["1 区情", "1.1 历史", "1.2 人口", "1.3 园区", "2 政策"]
    qtbot.keyClick(page.tree, Qt.Key.Key_Left, alt)
    settled(page, qtbot)
    qtbot.keyClick(page.tree, Qt.Key.Key_Down, alt)
    settled(page, qtbot)
    assert outline(office) == ["1 区情", "1.1 历史", "1.2 人口", "2 政策", "3 园区"]
    assert page.tree.current_id == ids["园区"]
    qtbot.keyClick(page.tree, Qt.Key.Key_Down, alt)
    settled(page, qtbot)
    navigator = page.navigator
    assert isinstance(navigator, FakeNavigator)
    assert len(navigator.changes) == 4
    journal.undo(office, navigator.actor, navigator.changes[-1].transaction_id)
    assert outline(office)[3] == "2 园区"


@pytest.mark.parametrize(
    ("moved", "target", "where", "expected"),
    [
        ("园区", "区情", "AboveItem", ["1 园区", "2 区情", "2.1 历史", "2.2 人口", "3 政策"]),
        ("区情", "政策", "BelowItem", ["1 政策", "2 区情", "2.1 历史", "2.2 人口", "3 园区"]),
        ("园区", "政策", "OnItem", ["1 区情", "1.1 历史", "1.2 人口", "2 政策", "2.1 园区"]),
        ("区情", "", "OnViewport", ["1 政策", "2 园区", "3 区情", "3.1 历史", "3.2 人口"]),
    ],
)
def test_chapters_are_dragged(
    page: HandbookPage,
    office: Office,
    ids: dict[str, str],
    qtbot: QtBot,
    moved: str,
    target: str,
    where: str,
    expected: list[str],
) -> None:
    page.tree.choose(ids[moved])
    titles = page.tree.findItems(target or "nothing", Qt.MatchFlag.MatchContains)
    index = page.tree.indexFromItem(titles[0]) if titles else QModelIndex()
    page.tree.drop_on(index, QAbstractItemView.DropIndicatorPosition[where])
    settled(page, qtbot)
    assert outline(office) == expected


def test_a_chapter_is_renamed_and_deleted_by_keyboard(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["人口"])
    qtbot.keyClick(page.tree, Qt.Key.Key_F2)
    form = form_of(page, ChapterForm)
    form.rows["title"].editor.setProperty("text", "人口与人才")
    click(qtbot, form.primary)
    settled(page, qtbot)
    assert "1.2 人口与人才" in outline(office)
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    settled(page, qtbot)
    assert outline(office) == ["1 区情", "1.1 历史", "2 政策", "3 园区"]
    assert page.pane.chapter is not None


def test_a_new_chapter_becomes_a_section_and_is_shown(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["政策"])
    page.make_new()
    form = form_of(page, ChapterForm)
    click(qtbot, form.primary)
    qtbot.waitUntil(lambda: form.rows["title"].error != "", timeout=LONG)
    enter(form.rows["title"].editor, "税收")
    place = form.rows["place"].editor
    place.setProperty("currentIndex", 1)
    click(qtbot, form.primary)
    qtbot.waitUntil(lambda: page.pane.title.text() == "2.1  税收", timeout=LONG)
    assert "2.1 税收" in outline(office)
    settled(page, qtbot)


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


def test_a_fact_is_changed_from_the_page(page: HandbookPage, office: Office, qtbot: QtBot) -> None:
    row = row_of(page, "高企数")
    qtbot.mouseDClick(row, Qt.MouseButton.LeftButton)
    form = form_of(page, FactForm)
    form.rows["value"].editor.setProperty("text", "800")
    form.rows["valid_until"].editor.setProperty("text", "2023-06-30")
    click(qtbot, form.primary)
    settled(page, qtbot)
    fact = next(fact for fact in book(office).facts if fact.name == "高企数")
    assert (fact.value, fact.valid_until) == ("800", dt.date(2023, 6, 30))
    assert "高企800家，" in page.pane.view.toPlainText()


def test_facts_and_policies_are_entered_and_deleted(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.panel.new_fact)
    fact = form_of(page, FactForm)
    for name, text in (("name", "厂房"), ("value", "12.6"), ("source", "园区报价")):
        enter(fact.rows[name].editor, text)
    click(qtbot, fact.primary)
    settled(page, qtbot)
    click(qtbot, page.panel.new_policy)
    policy = form_of(page, PolicyForm)
    assert isinstance(policy, PolicyForm)
    enter(policy.rows["name"].editor, "租金办法")
    policy.picker.value_changed.emit("34")
    policy.picker.value_changed.emit("C")
    assert policy.industry_words.text() in ("通用设备制造业、制造业", "34、C")
    enter(policy.rows["min_investment_fen"].editor, "1亿")
    click(qtbot, policy.primary)
    settled(page, qtbot)
    found = next(one for one in book(office).policies if one.name == "租金办法")
    assert (found.industries, found.min_investment_fen, found.chapter_id) == (("34", "C"), 10**10, ids["园区"])
    assert row_of(page, "厂房")
    qtbot.keyClick(row_of(page, "厂房"), Qt.Key.Key_Delete)
    settled(page, qtbot)
    assert "厂房" not in [fact.name for fact in book(office).facts]


def test_the_button_says_what_is_printed_and_shows_the_real_pdf(
    page: HandbookPage, ids: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    page.tree.choose(ids["园区"])
    assert page.output.print.text() == "Print this chapter"
    click(qtbot, page.output.print)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > 0, timeout=LONG)
    chapter = page.printed.preview.document.pageCount()
    assert page.middle.currentWidget() is page.printed
    assert primary(page) == ["Print…"]
    click(qtbot, page.printed.back)
    assert page.middle.currentWidget() is page.pane
    assert primary(page) == ["Print this chapter"]
    page.output.scope.setCurrentIndex(1)
    assert page.output.print.text() == "Print the whole handbook"
    click(qtbot, page.output.print)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > chapter, timeout=LONG)
    navigator = page.navigator
    assert isinstance(navigator, FakeNavigator)
    assert "旧办法" in navigator.messages[-1]
    click(qtbot, page.printed.save_as)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "copy.pdf"))
    settled(page, qtbot)
    assert (tmp_path / "copy.pdf").read_bytes() == (tmp_path / "preview" / "handbook.pdf").read_bytes()


def test_a_booklet_is_printed_lying(page: HandbookPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.output.booklet.setChecked(True)
    click(qtbot, page.output.print)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > 0, timeout=LONG)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = page.printed.preview.document.pageCount()
    assert print_file(page.navigator.paths.data / "preview" / "handbook.pdf", printer, Progress()) == pages
    with pdfplumber.open(tmp_path / "printed.pdf") as pdf:
        assert all(sheet.width > sheet.height for sheet in pdf.pages)


def test_printing_saves_what_is_being_written(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "新的")
    click(qtbot, page.output.print)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > 0, timeout=LONG)
    assert text_of(office, ids["园区"]) == "新的园区众多。\n"
    assert page.middle.currentWidget() is page.printed


def test_it_is_saved_as_a_booklet(page: HandbookPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.output.booklet.setChecked(True)
    click(qtbot, page.output.save_as)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "booklet.pdf"))
    qtbot.waitUntil((tmp_path / "booklet.pdf").exists, timeout=LONG)
    settled(page, qtbot)
    assert (tmp_path / "booklet.pdf").read_bytes().startswith(b"%PDF")


def test_an_edition_is_frozen_and_can_be_printed(page: HandbookPage, office: Office, qtbot: QtBot) -> None:
    assert page.panel.freeze.text() == "Freeze edition 1"
    click(qtbot, page.panel.freeze)
    form = form_of(page, FreezeForm)
    enter(form.rows["note"].editor, "迎接考察")
    click(qtbot, form.primary)
    qtbot.waitUntil(lambda: page.output.scope.count() == 3, timeout=LONG)
    with office.read() as session:
        assert [(row.number, row.note) for row in query.editions(session)] == [(1, "迎接考察")]
    assert page.panel.freeze.text() == "Freeze edition 2"
    links = page.panel.editions.findChildren(type(page.panel.freeze))
    click(qtbot, next(link for link in links if link.text() == "Edition 1 · 2022-06-20 · 迎接考察"))
    assert page.output.print.text() == "Print edition 1"
    assert primary(page) == ["Print edition 1"]
    settled(page, qtbot)


def test_a_visitors_edition_ticks_what_fits(page: HandbookPage, qtbot: QtBot, tmp_path: Path) -> None:
    click(qtbot, page.output.visitor)
    form = form_of(page, VisitorForm)
    assert isinstance(form, VisitorForm)

    def ticked() -> list[str]:
        items = [form.policies.item(n) for n in range(form.policies.count())]
        return [item.text().split("\n")[0] for item in items if item.checkState() == Qt.CheckState.Checked]

    assert ticked() == ["装备办法", "信息办法", "通用办法"]
    form.industry.set_value("348")
    form.industry.value_changed.emit("348")
    assert ticked() == ["装备办法", "通用办法"]
    qtbot.keyClicks(form.amount, "100")
    assert ticked() == ["通用办法"]
    click(qtbot, form.primary)
    assert form.rows["name"].error != ""
    form.chapters.item(0).setCheckState(Qt.CheckState.Unchecked)
    sections = [form.chapters.item(n).checkState() for n in (1, 2)]
    assert sections == [Qt.CheckState.Unchecked] * 2
    enter(form.rows["name"].editor, "国能智深")
    click(qtbot, form.primary)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > 0, timeout=LONG)
    assert page.printed.preview.document.getAllText(0).text().count("国能智深") == 1
    assert primary(page) == ["Print…"] and not page.output.save_as.isVisible()
    assert page.middle.currentWidget() is page.printed
    settled(page, qtbot)


def test_a_picture_is_put_into_the_text_and_shown(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "全景 1.png"))
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    page.pane.editor.picture_asked.emit()
    dialog = page.pane.findChild(QFileDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "全景 1.png"))
    settled(page, qtbot)
    assert page.pane.text.endswith("![全景 1](全景_1.png)\n")
    document = page.pane.editor.text.document()
    assert 400 < document.size().height() < 550  # a picture of 40 x 30, as wide as the text, with its caption
    for wanted in ("全景_1.png", "%E5%85%A8%E6%99%AF_1.png"):
        assert page.pane.editor.text.loadResource(2, wanted).width() == 40
    (tmp_path / "全景 1.png").unlink()  # the stick is pulled out
    assert page.pane.editor.text.loadResource(2, "全景_1.png").width() == 40
    page.save()
    settled(page, qtbot)
    settled(page, qtbot)
    assert [row.name for row in book(office).pictures] == ["全景_1.png"]
    shown = page.pane.view.loadResource(2, "%E5%85%A8%E6%99%AF_1.png")
    assert (shown.width(), shown.height()) == (40, 30)


def test_half_a_picture_is_refused_in_words_and_the_text_stays(
    page: HandbookPage, navigator: FakeNavigator, office: Office, ids: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "坏图.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 50)
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    page.pane.add_picture(tmp_path / "坏图.png")
    settled(page, qtbot)
    assert [type(error) for error in navigator.errors] == [UserError]
    assert page.pane.text == "园区众多。\n" and book(office).pictures == ()


def test_a_search_result_opens_its_chapter(page: HandbookPage, ids: dict[str, str], qtbot: QtBot) -> None:
    page.show_record("chapter", ids["历史"])
    qtbot.waitUntil(lambda: page.tree.current_id == ids["历史"], timeout=LONG)
    page.show_record("policy", ids["装备办法"])
    qtbot.waitUntil(lambda: page.findChild(PolicyForm) is not None, timeout=LONG)
    assert page.tree.current_id == ids["政策"]
    form_of(page, PolicyForm).reject()


def test_a_switch_of_language_or_theme_keeps_what_is_written(page: HandbookPage, qtbot: QtBot) -> None:
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "甲")
    for kind in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
        for widget in (page, page.pane, page.panel, page.output):
            QApplication.sendEvent(widget, QEvent(kind))
    assert page.pane.editing
    assert page.pane.text.startswith("## 甲概况")
    qtbot.keyClick(page.pane.editor.text, Qt.Key.Key_Escape)
    assert "全区有高企720家" in page.pane.view.toPlainText()


def test_facts_and_policies_are_printed_as_they_are_listed(page: HandbookPage, qtbot: QtBot) -> None:
    page.panel.scope.setCurrentIndex(1)
    facts, policies = page.panel.facts_list(), page.panel.policies_list()
    assert (facts.title, facts.notes) == ("Facts", ("Of the whole handbook",))
    rows = {row[0]: row for row in said(facts)[1:]}
    assert rows["高企数"][-1].startswith("Expired") and lights(facts, "standing")[0] == "red"
    policy = {row[0]: dict(zip(said(policies)[0], row, strict=True)) for row in said(policies)[1:]}
    assert policy["装备办法"]["Industries"] == "制造业"
    assert policy["装备办法"]["From an investment of (万元)"] == "5,000"
    assert policy["通用办法"]["Industries"] == "—"
    page.panel.scope.setCurrentIndex(0)
    assert {row[0] for row in said(page.panel.facts_list())[1:]} < {row[0] for row in said(facts)[1:]}
    assert page.panel.print_facts.isVisibleTo(page)


def test_one_key_prints_what_is_read_then_the_pages_that_came_of_it(page: HandbookPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.middle.currentWidget() is page.printed, timeout=LONG)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > 0, timeout=LONG)
    settled(page, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(QPrintDialog)))
    (dialog,) = page.findChildren(QPrintDialog)
    dialog.reject()
