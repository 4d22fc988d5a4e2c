"""The facts and policies beside the text."""

import datetime as dt

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from desktop_app.ui.dialogs.handbook_forms import FactForm, PolicyForm
from desktop_app.ui.pages.handbook import HandbookPage
from desktop_app.ui.widgets.entry_row import EntryRow
from tests.helpers.printed import lights, said
from tests.unit.ui.pages.handbook.acting import book, click, enter, form_of, row_of, settled


def test_the_whole_handbooks_facts_begin_with_what_has_ended(page: HandbookPage, qtbot: QtBot) -> None:
    def names() -> list[str]:
        return [row.accessibleName() for row in page.panel.findChildren(EntryRow) if row.isVisibleTo(page)]

    page.panel.scope.setCurrentIndex(1)
    facts = ["高企数 720 家", "面积 477 平方公里", "电价 0.68 元"]
    qtbot.waitUntil(lambda: names() == [*facts, "旧办法", "装备办法", "信息办法", "通用办法"])


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
