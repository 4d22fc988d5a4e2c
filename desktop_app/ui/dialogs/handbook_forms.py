"""Forms of the handbook: a chapter's titles and place, a fact, a policy, a new edition."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop_app.domain.handbook import DEEPEST
from desktop_app.queries.handbook import Book, ChapterRow, FactRow, PolicyRow
from desktop_app.services import handbook, handbook_entries
from desktop_app.services.handbook import Titles
from desktop_app.services.handbook_entries import SEPARATOR, FactInput, PolicyInput
from desktop_app.ui.dialogs.chapter_drafts import draft_of
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.handbook_html import counts
from desktop_app.ui.models.handbook_state import Found, Tables
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, paragraph, set_value
from desktop_app.ui.widgets.money_edit import MoneyEdit

AFTER, BELOW, LAST = "after", "below", "last"


class ChapterForm(FormDialog):
    """A new chapter beside or below the one that is shown, or other titles for it."""

    def __init__(
        self, navigator: Navigator, parent: QWidget, shown: ChapterRow | None, *, renames: bool = False
    ) -> None:
        title, verb = self.tr("New chapter"), self.tr("Add the chapter")
        if renames:
            title, verb = self.tr("Rename the chapter"), self.tr("Rename")
        super().__init__(navigator, title, verb, parent, "" if renames else "handbook-new")
        self._shown = shown
        self._renames = renames
        self.resize(560, 280)
        self.add_row("title", self.tr("Title"), line(self), required=True, wide=True)
        self.add_row("title_en", self.tr("English title"), line(self), wide=True)
        if renames and shown is not None:
            set_value(self.rows["title"].editor, shown.title)
            set_value(self.rows["title_en"].editor, shown.title_en)
        else:
            self.add_row("place", self.tr("Where it stands"), combo(self, self._places()), wide=True)
            self.load_draft()
        self.rows["title"].editor.setFocus()

    def _places(self) -> list[tuple[Any, str]]:
        if self._shown is None:
            return [(LAST, self.tr("As the last chapter"))]
        places = [(AFTER, self.tr("After “{title}”").format(title=self._shown.title))]
        if self._shown.depth + 1 < DEEPEST:
            places.append((BELOW, self.tr("As a section of “{title}”").format(title=self._shown.title)))
        return [*places, (LAST, self.tr("As the last chapter"))]

    def action(self) -> Callable[[], Any]:
        values = self.values()
        titles = Titles(values["title"], values["title_en"])
        office, actor, shown = self.navigator.office, self.navigator.actor, self._shown
        if self._renames and shown is not None:
            return lambda: handbook.rename_chapter(office, actor, shown.id, titles)
        if shown is None or values["place"] == LAST:
            return lambda: handbook.add_chapter(office, actor, titles)
        if values["place"] == BELOW:
            return lambda: handbook.add_chapter(office, actor, titles, parent_id=shown.id)
        return lambda: handbook.add_chapter(office, actor, titles, parent_id=shown.parent_id, after=shown.id)


class FactForm(FormDialog):
    """A figure with its source and the day until which it holds."""

    def __init__(
        self, navigator: Navigator, parent: QWidget, book: Book, fact: FactRow | None, chapter_id: str | None
    ) -> None:
        title = self.tr("Fact") if fact else self.tr("New fact")
        verb = self.tr("Save the fact") if fact else self.tr("Add the fact")
        super().__init__(navigator, title, verb, parent, "handbook-fact." + (fact.id if fact else ""))
        self._fact = fact
        self.resize(600, 360)
        hint = self.tr("Texts name it by this name, in double braces.")
        self.add_row("name", self.tr("Name"), line(self), required=True, wide=True, hint=hint)
        self.add_row("value", self.tr("Value"), line(self), required=True)
        self.add_row("unit", self.tr("Unit of measure"), line(self))
        self.add_row("source", self.tr("Source"), line(self), required=True)
        until = DateEdit(self, navigator.today)
        self.add_row("valid_until", self.tr("Valid until"), until, hint=self.tr("Empty: it does not age."))
        self.add_row("chapter_id", self.tr("Shown at the head of"), _chapters(self, book), wide=True)
        set_value(self.rows["chapter_id"].editor, fact.chapter_id if fact else chapter_id)
        if fact is not None:
            for name in ("name", "value", "unit", "source", "valid_until"):
                set_value(self.rows[name].editor, getattr(fact, name))
        self.load_draft()
        self.rows["value" if fact else "name"].editor.setFocus()

    def action(self) -> Callable[[], Any]:
        entered = FactInput(**self.values())
        office, actor, fact = self.navigator.office, self.navigator.actor, self._fact
        if fact is None:
            return lambda: handbook_entries.add_fact(office, actor, entered)
        return lambda: handbook_entries.change_fact(office, actor, fact.id, entered)


class PolicyForm(FormDialog):
    """A policy: its paper, how long it holds, whom it fits, what it gives."""

    def __init__(
        self,
        navigator: Navigator,
        parent: QWidget,
        book: Book,
        tables: Tables,
        policy: PolicyRow | None,
        chapter_id: str | None,
    ) -> None:
        title = self.tr("Policy") if policy else self.tr("New policy")
        verb = self.tr("Save the policy") if policy else self.tr("Add the policy")
        super().__init__(navigator, title, verb, parent, "handbook-policy." + (policy.id if policy else ""))
        self._policy = policy
        self._tables = tables
        self.resize(680, 690)
        self._build_rows(book)
        set_value(self.rows["chapter_id"].editor, policy.chapter_id if policy else chapter_id)
        if policy is not None:
            for name in ("name", "number", "level_code", "valid_from", "valid_until", "min_investment_fen", "text"):
                set_value(self.rows[name].editor, getattr(policy, name))
            set_value(self.rows["industries"].editor, SEPARATOR.join(policy.industries))
        self.load_draft()
        self.rows["name"].editor.setFocus()

    def _build_rows(self, book: Book) -> None:
        today = self.navigator.today
        self.add_row("name", self.tr("Name"), line(self), required=True, wide=True)
        self.add_row("number", self.tr("Document number"), line(self))
        self.add_row("level_code", self.tr("Level"), combo(self, list(self._tables.levels), "—"))
        self.add_row("valid_from", self.tr("Valid from"), DateEdit(self, today))
        self.add_row("valid_until", self.tr("Valid until"), DateEdit(self, today), hint=self.tr("Empty: no end date."))
        hint = self.tr("Empty: for every size.")
        self.add_row("min_investment_fen", self.tr("Least investment (万元)"), MoneyEdit(self), hint=hint)
        self.picker = CodeCombo(self._tables.industries, self)
        self.picker.value_changed.connect(self._add_industry)
        self.add_row("picker", self.tr("Add an industry"), self.picker)
        codes = line(self)
        hint = self.tr("Codes with 、 between them; empty: for every industry.")
        self.add_row("industries", self.tr("For these industries"), codes, wide=True, hint=hint)
        self.industry_words = QLabel(self)
        self.industry_words.setProperty("look", "muted")
        self.industry_words.setWordWrap(True)
        self.grid.addWidget(self.industry_words, self._place[0], 0, 1, 2)
        self._place = (self._place[0] + 1, 0)
        codes.textChanged.connect(lambda _text: self._name_industries())
        self.add_row("text", self.tr("What it gives"), paragraph(self, 5), wide=True)
        self.add_row("chapter_id", self.tr("Printed at the end of"), _chapters(self, book), wide=True)

    def _codes(self) -> tuple[str, ...]:
        text = self.rows["industries"].editor.property("text").replace(",", SEPARATOR).replace("，", SEPARATOR)
        return tuple(code.strip().upper() for code in text.split(SEPARATOR) if code.strip())

    def _add_industry(self, code: str) -> None:
        """Put a chosen industry behind those that are there."""
        if code:
            set_value(self.rows["industries"].editor, SEPARATOR.join(dict.fromkeys((*self._codes(), code))))
            self.picker.set_value("")

    def _name_industries(self) -> None:
        names = self._tables.industry_names
        self.industry_words.setText(SEPARATOR.join(names.get(code, code) for code in self._codes()))

    def action(self) -> Callable[[], Any]:
        values = self.values()
        del values["picker"]
        values["industries"] = self._codes()
        values["level_code"] = values["level_code"] or ""
        entered = PolicyInput(**values)
        office, actor, policy = self.navigator.office, self.navigator.actor, self._policy
        if policy is None:
            return lambda: handbook_entries.add_policy(office, actor, entered)
        return lambda: handbook_entries.change_policy(office, actor, policy.id, entered)


class FreezeForm(FormDialog):
    """A note for a new edition; `saved` gives it."""

    def __init__(self, navigator: Navigator, parent: QWidget, found: Found) -> None:
        title = self.tr("Freeze edition {number}").format(number=found.next_edition)
        super().__init__(navigator, title, title, parent)
        self.resize(520, 260)
        words = QLabel(self.tr("All chapters, facts and policies are kept as they are today and never change."), self)
        words.setWordWrap(True)
        self.grid.addWidget(words, 0, 0, 1, 2)
        self._place = (1, 0)
        if warning := self._caution(found.book):
            caution = QLabel(warning, self)
            caution.setProperty("look", "error")
            caution.setWordWrap(True)
            self.grid.addWidget(caution, 1, 0, 1, 2)
            self._place = (2, 0)
        self.add_row("note", self.tr("What it is for"), line(self), wide=True)

    def _caution(self, book: Book) -> str:
        """What is wrong with the book now, in a sentence or two."""
        today = self.navigator.today()
        wrong = sum(counts(book.used(chapter), today)[0] for chapter in book.chapters)
        drafts = [one.title for one in book.chapters if draft_of(self.navigator.settings, one)]
        parts = [self.tr("%n use(s) of something expired.", "", wrong)] if wrong else []
        if drafts:
            parts.append(self.tr("Unsaved drafts are not in it: {names}.").format(names=listed(drafts)))
        return " ".join(parts)

    def action(self) -> Callable[[], Any]:
        note = self.values()["note"]
        return lambda: note


def _chapters(parent: QWidget, book: Book) -> QComboBox:
    choices: list[tuple[Any, str]] = [(c.id, f"{'　' * c.depth}{c.number} {c.title}") for c in book.chapters]
    return combo(parent, choices, QCoreApplication.translate("HandbookForms", "No chapter: the whole book"))
