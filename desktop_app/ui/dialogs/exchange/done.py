"""Third step: what was taken in or written, and that the stick may be pulled out."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import EnvironmentProblem, in_one_line
from desktop_app.queries.project_numbers import SharedNumber
from desktop_app.sync.problems import sizes
from desktop_app.sync.rounds import Sent, Took, Wrote
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_lines
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import Kind
from desktop_app.ui.models.exchange_words import result_lines, result_words, sentence
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.models.office_words import differs_words
from desktop_app.ui.models.receipt_words import receipt_lines
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.picture import Picture
from desktop_app.ui.widgets.result_list import ResultList

PICTURE = 40
READING_WIDTH = 760
FAILED_SAID = 3
"""So many failures are named to somebody who looks at something else."""
_KINDS: dict[str, Kind] = {"green": "success", "yellow": "warning", "red": "error"}
_PICTURES = {"green": "circle-check", "yellow": "triangle-alert", "red": "circle-x"}


class Done(QWidget):
    """`again_asked` begins anew, `retry_asked` looks once more at what could not be read, `write_asked(unit codes)`
    writes for those from whom something came, or whose files were not written; `decide_asked` goes to what is
    undecided. `was_left`: the result was seen, and then something else was looked at."""

    again_asked = Signal()
    retry_asked = Signal()
    write_asked = Signal(list)
    decide_asked = Signal()

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._senders: list[str] = []
        self.was_left = False
        self.in_short: tuple[Kind, str] = "info", ""
        self._build_ui()

    def _build_ui(self) -> None:
        holder = QWidget(self)
        holder.setMaximumWidth(READING_WIDTH)
        self._picture = Picture(PICTURE, holder)
        self.title = QLabel(holder)
        self.title.setProperty("look", "title")
        self.title.setWordWrap(True)
        self.title.setAccessibleName(self.tr("Result"))
        self.words = QLabel(holder)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.results = ResultList(holder, grows=True)
        self.decide = QPushButton(icon("git-merge"), "", holder)
        self.decide.clicked.connect(self.decide_asked)
        self.write = QPushButton(icon("usb"), "", holder)
        self.write.clicked.connect(lambda: self.write_asked.emit(self._senders))
        self.retry = QPushButton(icon("refresh-cw"), self.tr("Try again"), holder)
        self.retry.clicked.connect(self.retry_asked)
        self.print_button = PrintButton(self._navigator, self.wanted, holder)
        self.again = QPushButton(self.tr("Another stick"), holder)
        self.again.setProperty("look", "primary")
        self.again.clicked.connect(self.again_asked)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        foot.setSpacing(SPACE_S)
        for button in (self.again, self.retry, self.write, self.decide):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.print_button)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, SPACE_L, 0, 0)
        inner.setSpacing(SPACE_L)
        inner.addLayout(head)
        inner.addWidget(self.results)
        inner.addWidget(self.words)
        inner.addLayout(foot)
        inner.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(holder, 8)
        row.addStretch(1)

    def show_stick(self, there: bool) -> None:
        """What needs a stick waits for one, and says so."""
        for button in (self.retry, self.write):
            button.setEnabled(there)
            button.setToolTip("" if there else self.tr("Plug the stick in first."))
        if there and self.isVisible() and self.focusProxy() in (self.retry, self.write):
            self.setFocus()

    def wanted(self) -> Wanted:
        """What is said here, to be printed."""
        return of_lines(
            self.title.text(), self.tr("What came of it"), self.results.shown, self.words.text().split("\n")
        )

    def show_took(self, took: Took, undecided: int, today: dt.date, *, late: bool = False) -> None:
        """Say what was taken in, put aside and refused; `late`: the user cancelled when all of it was done."""
        money, others = receipt_lines(took.receipt)
        files = [result_lines(one, today) for one in took.results]
        head = files[0][:1] if len(files) == 1 else []
        lines = [line for of_file in files for line in of_file][len(head) :]
        lines += [("red", differs_words(name)) for name in took.differing]
        lines += [("yellow", self._number_words(one)) for one in took.numbers]
        self.results.show_lines([*head, *money, *lines, *others])
        good = sum(1 for one in took.results if one.refused is None)
        parked = sum(1 for one in took.results if one.taken is not None and one.taken.is_parked)
        below = self._below(took, parked)
        if late:
            below.insert(0, self.tr("When you cancelled everything had been taken in already."))
        self.words.setText("\n".join(below))
        self.words.setVisible(bool(below))
        title = self.tr("Taken in. You may pull out the stick.")
        if good == parked:
            title = self.tr("Put aside. You may pull out the stick.")
        elif 0 < good < len(took.results):
            words = self.tr("Only {good} of {all} files were taken in. You may pull out the stick.")
            title = words.format(good=good, all=len(took.results))
        excluded = any(one.taken is not None and one.taken.excluded for one in took.results)
        light = "green" if good == len(took.results) and not excluded else "yellow" if good else "red"
        failed = [result_words(one, today) for one in took.results if one.refused is not None]
        all_good = self.tr("Taken in: %n file(s). You may pull out the stick.", "", good) if not parked else title
        self._show(light, title if good else self.tr("Nothing was taken in."), all_good, failed)
        codes = [one.package.found.unit_code for one in took.results if one.package.found and one.refused is None]
        self._senders = [] if excluded else list(dict.fromkeys(codes))  # who is shut out has nobody to write for
        self.write.setText(self.tr("Write back for them"))
        self.write.setVisible(bool(self._senders))
        self.retry.setVisible(any(isinstance(one.refused, EnvironmentProblem) for one in took.results))
        self.decide.setText(self.tr("Decide on %n difference(s)…", "", undecided))
        self.decide.setVisible(undecided > 0)
        self._offer(self.again if self.retry.isHidden() else self.retry)

    def _below(self, took: Took, parked: int) -> list[str]:
        """What else is to be known of what was taken in."""
        below = []
        if took.stopped:
            below.append(self.tr("You cancelled: what is listed above was taken in, the rest was not."))
        if took.backup is not None:
            below.append(self.tr("A backup was made first: {path}").format(path=took.backup))
        if took.left_out:
            below.append(
                self.tr(
                    "Left out, as before, with what belongs to them: %n record(s). The other offices get that with the "
                    "next files.",
                    "",
                    took.left_out,
                )
            )
        if took.left_out_new:
            below.append(
                self.tr(
                    "In the recycle bin, because they were new: %n record(s). With your next file they go there also "
                    "at the office that entered them, which is told so. This can be undone.",
                    "",
                    took.left_out_new,
                )
            )
        if parked:
            below.append(self.tr("What was put aside is kept on this computer; the stick is not needed for it."))
        return below

    def _number_words(self, one: SharedNumber) -> str:
        words = self.tr("The number {number} was given twice: {projects}. Open one of them to give {younger} the next.")
        return words.format(number=one.number, projects=listed(one.titles), younger=one.younger_title)

    def show_wrote(self, wrote: Wrote, *, late: bool = False) -> None:
        """Say what was written; only files that were read back count. `late`: the user cancelled when all were."""
        self.results.show_lines([line for one in wrote.results for line in (self._written(one), *self._files(one))])
        left = [one for one in wrote.results if one.written is None]
        good = len(wrote.results) - len(left)
        words = [self.tr("Written to {folder}, and read back.").format(folder=wrote.folder)] if good else []
        if wrote.stopped:
            words.append(self.tr("You cancelled: the files listed above are whole, the rest was not written."))
        if late:
            words.append(self.tr("When you cancelled the files had been written already; delete what is not wanted."))
        missing = {name for one in wrote.results if one.written is not None for name in one.written.left_out_names}
        if missing:
            lost = self.tr(
                "Missing or damaged on this computer, so not sent along: {names}. Attach them again, or put the backup "
                "back that has them."
            )
            words.append(lost.format(names=listed(sorted(missing))))
        self.words.setText("\n".join(words))
        self.words.setVisible(bool(words))
        title = self.tr("You may pull out the stick.") if good else self.tr("Nothing was written.")
        if left and good:
            title = self.tr("Only {good} of {all} files were written. You may pull out the stick.")
            title = title.format(good=good, all=len(wrote.results))
        failed = [self._written(one)[1] for one in left]
        all_good = self.tr("Written: %n file(s). You may pull out the stick.", "", good)
        self._show("green" if not left else "yellow" if good else "red", title, all_good, failed)
        self._senders = [one.code for one in left]
        self.write.setText(self.tr("Write the other %n file(s)", "", len(left)) if good else self.tr("Try again"))
        self.write.setVisible(bool(left))
        self.retry.hide()
        self.decide.hide()
        self._offer(self.write if left else self.again)

    def _offer(self, next_: QPushButton) -> None:
        """What is to be done next: after a failure that is to try again."""
        for button, picture in ((self.again, ""), (self.retry, "refresh-cw"), (self.write, "usb")):
            button.setProperty("look", "primary" if button is next_ else None)
            if picture:
                button.setIcon(icon(picture, (lambda t: t.on_accent) if button is next_ else (lambda t: t.text)))
            button.style().unpolish(button)
            button.style().polish(button)
        self.setFocusProxy(next_)
        next_.setFocus()

    def _written(self, one: Sent) -> tuple[str, str]:
        """What became of an office's file, with its shape."""
        if one.refused is not None:
            return "red", f"{one.unit} — {sentence(one.refused)}"
        if one.written is None:
            return "yellow", self.tr("{unit} — not written: it was not its turn yet.").format(unit=one.unit)
        size = sizes(one.written.size, one.written.size)[0]
        names = ", ".join(path.name for path in one.written.paths)
        line = self.tr("{unit}: %n record(s), {size}, {names}", "", one.written.records)
        if not one.written.records:
            line = self.tr("{unit}: no records, only what was taken in here and who takes part; {size}, {names}")
            if one.written.files:
                line = self.tr("{unit}: no records, but attached files; {size}, {names}")
            elif one.written.asks:
                line = self.tr("{unit}: no records, but attached files are asked for; {size}, {names}")
        line = line.format(unit=one.unit, size=size, names=names)
        if one.written.repeated:
            again = self.tr("%n of them were in earlier files, of which it has not told yet.", "", one.written.repeated)
            line = f"{line} — {again}"
        return "green", line

    def _files(self, one: Sent) -> list[tuple[str, str]]:
        """The attachments that go along, and those that are asked for."""
        if one.written is None:
            return []
        along, asks = self.tr("Attached files that go along: {names}"), self.tr("{unit} is asked for: {names}")
        found = ((along, one.written.files), (asks, one.written.asks))
        return [("", words.format(unit=one.unit, names=listed(names))) for words, names in found if names]

    def _show(self, light: str, title: str, all_good: str, failed: Sequence[str]) -> None:
        """The head, and the same `in_short` for whoever is elsewhere: `all_good` with how many, else what failed."""
        self._picture.show_icon(icon(_PICTURES[light], lambda tokens: tokens.light_colour(light)))
        self.title.setText(title)
        self.was_left = False
        rest = self.tr("%n more failed.", "", len(failed) - FAILED_SAID) if len(failed) > FAILED_SAID else ""
        told = in_one_line((title, *failed[:FAILED_SAID], rest)) if failed else all_good
        self.in_short = _KINDS[light], told

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes elsewhere has seen it."""
        super().hideEvent(event)
        self.was_left = True
