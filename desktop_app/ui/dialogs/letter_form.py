"""Write a letter: to whom, about what, the text; look at it, and issue it with its number."""

from PySide6.QtWidgets import QWidget

from desktop_app.documents.letter_press import WrittenLetter, written
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.letters import Letters, open_letters
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.editors import line, paragraph

DRAFT = "letter"


class LetterForm(FormDialog):
    """Stays open behind the pages; what was written is kept until the letter is issued."""

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Write a letter"), self.tr("Look at the letter"), parent, DRAFT)
        self.add_row("addressee", self.tr("To"), line(self), required=True, wide=True)
        self.add_row("title", self.tr("Title"), line(self), required=True, wide=True)
        hint = self.tr(
            "One paragraph a line; short lines with 一、 or （一） are headings, 附件： says what is attached. "
            "Head, number and signature come from the wording of letters (menu Data, Wording of bulletins)."
        )
        self.add_row("text", self.tr("Text"), paragraph(self, 12), required=True, hint=hint, wide=True)
        self.add_row("copies", self.tr("Copies to"), line(self), wide=True)
        self.resize(640, 580)
        self.load_draft()
        self.rows["addressee"].editor.setFocus()

    def save(self) -> None:
        """Show the pages; the number is taken there."""
        self.clear_errors()
        values = self.values()
        empty = [name for name, value in values.items() if not value and name != "copies"]
        if empty:
            missing = UserError(QT_TRANSLATE_NOOP("errors", "This is needed."))
            message = QT_TRANSLATE_NOOP("errors", "The letter is not complete.")
            self.show_error(InvalidInput(message, fields=dict.fromkeys(empty, missing)))
            return
        self.keep_draft()
        letters: Letters = open_letters(self.navigator, self, written(WrittenLetter(**values)))
        letters.issued.connect(self._issued)
        letters.finished.connect(lambda _result: self._leave_when_issued())
        self._done_with = False

    def _issued(self) -> None:
        self._done_with = True
        self._draft_timer.stop()
        self.drop_draft()

    def _leave_when_issued(self) -> None:
        """What was issued is not written any further."""
        if self._done_with:
            self._draft = ""
            self.accept()
