"""The exchange in three steps: choose, look, done. Long work shows its progress above them and can be cancelled."""

import sys
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import Cancelled, UserError
from desktop_app.services import journal
from desktop_app.sync import overview, rounds, stick
from desktop_app.sync.leave_out import Record
from desktop_app.sync.preview import SHOWN
from desktop_app.sync.rounds import Looked, Took, Wrote
from desktop_app.sync.stick import PackageOnStick
from desktop_app.ui.dialogs.exchange.choose import Choose
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.exchange.done import Done
from desktop_app.ui.dialogs.exchange.look import Look
from desktop_app.ui.messages import error_in_full
from desktop_app.ui.navigation import backup_folder
from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import SPACE_M
from desktop_app.ui.widgets.progress_panel import ProgressPanel

CHOOSE, LOOK, DONE = range(3)


class Steps(QWidget):
    """`step_shown(number)` tells which step; `card_asked` and `decide_asked` go to the page's other parts;
    `ended_unseen(kind, words)`: something else was shown when files had been taken in or written, or could not be."""

    step_shown = Signal(int)
    card_asked = Signal(object)
    decide_asked = Signal()
    ended_unseen = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel: ProgressPanel | None = None
        self.choose, self.look, self.done = Choose(desk, self), Look(desk, self), Done(desk.navigator, self)
        self._stack = QStackedWidget(self)
        for part in (self.choose, self.look, self.done):
            self._stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_M)
        self._column.addWidget(self._stack, 1)
        self.choose.look_asked.connect(self.look_at)
        self.choose.write_asked.connect(self.write_for)
        self.choose.card_asked.connect(self.card_asked)
        self.choose.folder_changed.connect(self.done.show_stick)
        self.done.show_stick(False)
        self.look.agreed.connect(self.take_in)
        self.look.all_asked.connect(lambda packages: self.look_at(packages, every=True))
        self.look.back_asked.connect(lambda: self._show(CHOOSE))
        self.done.again_asked.connect(self.begin)
        self.done.retry_asked.connect(lambda: self.look_at(self._refused))
        self.done.write_asked.connect(self._write_back)
        self.done.decide_asked.connect(self.decide_asked)
        self._took: tuple[Took, int] | None = None
        self._refused: list[PackageOnStick] = []
        self._looked_at: tuple[list[PackageOnStick], bool] = [], False
        self._newest = 0
        desk.navigator.worker.changed.connect(self._changed)

    @property
    def step(self) -> int:
        return self._stack.currentIndex()

    @property
    def busy(self) -> bool:
        return self._panel is not None

    def begin(self) -> None:
        """The first step, with everything read anew."""
        self._show(CHOOSE)
        self.choose.load()

    def go_back(self) -> bool:
        """One step back; False on the first."""
        if self.busy or self.step == CHOOSE:
            return self.busy
        self.begin() if self.step == DONE else self._show(CHOOSE)
        return True

    def look_at(self, packages: list[PackageOnStick], every: bool = False, again: bool = False) -> None:
        """Work out what packages would do; nothing is changed. `every`: list all records, however many; `again`: the
        same packages as before, because something else was changed meanwhile."""
        actor = self._desk.navigator.actor
        before, all_listed = self._looked_at
        every = every or (all_listed and [one.id for one in packages] == [one.id for one in before])
        self._looked_at = packages, every

        def work(progress: Progress) -> tuple[Looked, int]:
            exchange, most = self._desk.exchange(), sys.maxsize if every else SHOWN
            same = (
                stick.look_at_files(exchange, [file for one in packages for file in one.files]) if again else packages
            )
            looked = rounds.look_all(exchange, same, actor, progress, most)
            with exchange.office.read() as session:
                return looked, journal.newest(session)

        def show(found: tuple[Looked, int]) -> None:
            if progress.cancelled:
                self._failed(Cancelled())
                return
            self._end()
            looked, self._newest = found
            self.look.show_looked(looked, self._desk.navigator.today(), again=every or again)
            self._show(LOOK)
            if again:
                words = self.tr("Records were changed meanwhile: the preview shows how it is now.")
                self._desk.navigator.show_message("info", words)

        progress = self._desk.navigator.worker.run(work, show, self._failed, owner=self)
        self._begin(self.tr("Looking through the files; nothing is changed"), progress)

    def look_anew(self) -> None:
        """A preview that is shown is made again when records were changed since, here or by another program."""
        if self.busy or self.step != LOOK:
            return

        def compare(newest: int) -> None:
            if newest != self._newest and self.step == LOOK and not self.busy:
                packages, every = self._looked_at
                self.look_at(packages, every, again=True)

        self._desk.navigator.worker.read(journal.newest, compare, owner=self, latest="newest")

    def take_in(self, packages: list[PackageOnStick], left_out: frozenset[Record] = frozenset()) -> None:
        """Take packages in, after a backup if the last one is old; records left out are put back as they were."""
        actor, backups = self._desk.navigator.actor, backup_folder(self._desk.navigator)
        undecided = 0

        def work(progress: Progress) -> Took:
            nonlocal undecided
            exchange = self._desk.exchange()
            took = rounds.take_all(exchange, packages, actor, backups, progress, left_out)
            with exchange.office.read() as session:
                undecided = overview.waiting(session).conflicts
            return took

        def show(took: Took) -> None:
            self._end()
            self._took = took, undecided
            self._refused = [one.package for one in took.results if one.refused is not None]
            late = progress.cancelled and not took.stopped
            self.done.show_took(took, undecided, self._desk.navigator.today(), late=late)
            self._show_done()

        progress = self._desk.navigator.worker.run(work, show, self._failed, owner=self)
        self._begin(self.tr("Taking in; leave the stick where it is"), progress)

    def write_for(self, offices: list[tuple[str, str]], folder: Path | None) -> None:
        """Write packages for offices, given by code and name."""
        if folder is None or not offices:
            return

        def work(progress: Progress) -> Wrote:
            return rounds.write_all(self._desk.exchange(), offices, folder, progress)

        def show(wrote: Wrote) -> None:
            self._end()
            self.choose.write.forget_choice()
            self._took = None
            self.done.show_wrote(wrote, late=progress.cancelled and not wrote.stopped)
            self._show_done()

        progress = self._desk.navigator.worker.run(work, show, self._failed, owner=self)
        self._begin(self.tr("Writing; leave the stick where it is"), progress)

    def _changed(self) -> None:
        """What was left out may be taken back while its result is shown, and left out again."""
        if self._took is None or not self._took[0].put_back or self.step != DONE:
            return
        took, undecided = self._took

        def show(stands: bool) -> None:
            if self._took is not None and self._took[0] is took:
                self.done.show_took(took if stands else took.with_all(), undecided, self._desk.navigator.today())

        self._desk.navigator.worker.read(lambda session: journal.stands(session, took.put_back), show, owner=self)

    def _write_back(self, codes: list[str]) -> None:
        names = dict(self.choose.write.known())
        self.write_for([(code, names[code]) for code in codes if code in names], self.choose.folder)

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.step_shown.emit(step)

    def _show_done(self) -> None:
        self._show(DONE)
        if not self.isVisible():
            self.ended_unseen.emit(*self.done.in_short)

    def _begin(self, title: str, progress: Progress) -> None:
        self._desk.navigator.begin_anew()
        self._stack.setEnabled(False)
        self._panel = ProgressPanel(title, progress, self)
        self._column.insertWidget(0, self._panel)
        self._panel.cancel_button.setFocus()

    def _end(self) -> None:
        self._stack.setEnabled(True)
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._desk.navigator.show_message("info", self.tr("Cancelled; nothing was changed."))
        elif isinstance(error, UserError) and not self.isVisible():
            self.ended_unseen.emit("error", error_in_full(error))
        else:
            self._desk.show_error(error)
        self.choose.load()
