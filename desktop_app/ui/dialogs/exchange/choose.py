"""First step: a stick, what lies on it, and whom to write for."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import Cancelled, UserError
from desktop_app.sync import overview, stick, tidying
from desktop_app.sync.drives import Drive, free_bytes
from desktop_app.sync.overview import OfficeRow
from desktop_app.sync.package.parts import SUFFIX
from desktop_app.sync.problems import sizes
from desktop_app.sync.stick import Contents, PackageOnStick
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.exchange.take_card import TakeCard
from desktop_app.ui.dialogs.exchange.write_card import WriteCard
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import confirm
from desktop_app.ui.models.exchange_words import sentence
from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import ICON_LARGE, SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.picture import Picture

PLACE_WIDTH = 320


class Choose(QWidget):
    """`look_asked(packages)` and `write_asked(offices, folder)` go on; `card_asked(card or None)` goes to the cards;
    `folder_changed` tells whether there is a stick or folder."""

    look_asked = Signal(list)
    write_asked = Signal(list, object)
    card_asked = Signal(object)
    folder_changed = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder: Path | None = None
        self._is_centre = False
        self._seen: frozenset[tuple[str, int, int]] = frozenset()
        self._picked = False
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        picture = Picture(ICON_LARGE, self, icon("usb", lambda t: t.accent))
        self.place = QComboBox(self)
        self.place.setAccessibleName(self.tr("Stick or folder"))
        self.place.setMinimumWidth(PLACE_WIDTH)
        self.room = QLabel(self)
        self.room.setProperty("look", "muted")
        self.again = QPushButton(icon("refresh-cw"), self.tr("Look again"), self)
        self.folder_button = QPushButton(icon("folder-open"), self.tr("Choose a folder…"), self)
        self.files_button = QPushButton(icon("file-plus"), self.tr("Choose files…"), self)
        may = self._desk.navigator.actor.may_change
        self.take, self.write = TakeCard(self, may), WriteCard(self, may)
        self.setFocusProxy(self.take.list)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(picture)
        row.addWidget(self.place)
        row.addWidget(self.room, 1)
        for button in (self.again, self.folder_button, self.files_button):
            row.addWidget(button)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setHandleWidth(SPACE_L)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.take)
        halves.addWidget(self.write)
        halves.setSizes([760, 540])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(row)
        column.addWidget(halves, 1)

    def _connect(self) -> None:
        self.take.look_asked.connect(self.look_asked)
        self.take.card_asked.connect(self.card_asked)
        self.take.tidy_asked.connect(self._ask_tidy)
        self.write.write_asked.connect(lambda offices: self.write_asked.emit(offices, self._folder))
        self.write.cards_asked.connect(lambda: self.card_asked.emit(None))
        self.place.activated.connect(lambda _place: self.look_at(self.place.currentData()))
        self.again.clicked.connect(self.load)
        self.folder_button.clicked.connect(self._choose_folder)
        self.files_button.clicked.connect(self._choose_files)
        self._desk.watch.plugged.connect(self._plugged)
        self._desk.watch.pulled.connect(self._pulled)

    @property
    def folder(self) -> Path | None:
        """The stick or folder that is looked at."""
        return self._folder

    def load(self) -> None:
        """Read what every office lacks, and look at the stick if there is one."""
        self.read_offices()
        if self._folder is None and self._desk.watch.present:
            self.look_at(self._desk.watch.present[-1].path)
        elif self._folder is not None:
            self.look_at(self._folder)
        else:
            self._show_places()
            self._say_how()

    def _say_how(self) -> None:
        self.take.say(self.tr("Plug in the stick that another office gave you; what lies on it is shown here."))

    def read_offices(self) -> None:
        """Read what every office lacks."""

        def read(_progress: object) -> list[OfficeRow]:
            exchange = self._desk.exchange()
            exchange.take_up_strays()
            with exchange.office.read() as session:
                now, files = exchange.office.clock.now_ms(), exchange.office.files
                return overview.offices(session, exchange.keys.trusted, now, files)

        self._desk.navigator.worker.aside(read, self._show_offices, self._failed, owner=self)

    def look_at(self, folder: Path | None) -> None:
        """Look through a stick or folder."""
        self._set_folder(folder)
        self._show_places()
        self.write.set_folder(folder)
        if folder is None:
            self.take.show_packages([], [], self._desk.navigator.today())
            self._say_how()
            return
        self.take.say(self.tr("Looking through {folder}…").format(folder=folder))
        self._desk.navigator.worker.aside(
            lambda progress: self._read_stick(folder, progress),
            lambda found: self._show_contents(*found),
            self._failed,
            owner=self,
        )

    def _set_folder(self, folder: Path | None, *, picked: bool = False) -> None:
        self._folder, self._picked = folder, picked
        self.folder_changed.emit(folder is not None)

    def look_for_news(self) -> None:
        """Look again when something else lies on the stick than was seen: another program may have written there."""
        folder = self._folder
        if folder is None or self._picked:
            return

        def compare(seen: frozenset[tuple[str, int, int]]) -> None:
            if folder == self._folder and not self._picked and seen != self._seen:
                self.look_at(folder)

        self._desk.navigator.worker.aside(lambda _progress: stick.seen_there(folder), compare, owner=self)

    def _read_stick(self, folder: Path, progress: Progress) -> tuple[Contents, list[PackageOnStick]]:
        exchange = self._desk.exchange()
        self._seen = stick.seen_there(folder)
        self._is_centre = exchange.keys.own.is_centre
        contents = stick.look_at(exchange, folder, progress)
        return contents, tidying.outlived(exchange, contents)

    def _ask_tidy(self, packages: list[PackageOnStick]) -> None:
        confirm(
            self,
            self.tr("Remove %n old file(s) of this office from the stick?", "", len(packages)),
            self.tr(
                "Their offices have told of having taken them in, a newer file for the same office lies beside them, "
                "or they were never written to their end. No record is lost; what is not confirmed yet comes along "
                "with every next file."
            ),
            self.tr("Remove"),
            lambda: self._tidy(packages),
        )

    def _tidy(self, packages: list[PackageOnStick]) -> None:
        def done(count: int) -> None:
            self._desk.navigator.show_message("success", self.tr("Removed: %n file(s).", "", count))
            self.look_at(self._folder)

        def work(_progress: object) -> int:
            return tidying.remove(packages)

        self._desk.navigator.worker.aside(work, done, self._desk.navigator.show_error, owner=self)

    def look_at_files(self, files: list[Path]) -> None:
        """Look at files that were chosen by hand."""
        if not files:
            return
        folder = files[0].parent
        self._set_folder(folder, picked=True)
        self._show_places()
        self.write.set_folder(folder)

        def read(progress: object) -> Contents:
            found = stick.look_at_files(self._desk.exchange(), stick.with_other_parts(files))
            return Contents(folder, tuple(found), (), free_bytes(folder))

        self._desk.navigator.worker.aside(read, self._show_contents, self._failed, owner=self)

    def _show_offices(self, rows: list[OfficeRow]) -> None:
        self.write.show_offices(rows, self._desk.navigator.today())

    def _show_contents(self, contents: Contents, outlived: Sequence[PackageOnStick] = ()) -> None:
        if contents.folder != self._folder:
            return
        mine = [one for one in contents.cards if self._is_centre or one.card.is_centre]
        self.take.show_packages(contents.packages, mine, self._desk.navigator.today())
        self.take.offer_tidying(outlived)
        self.take.say_of_rest([*self._about_cards(contents), *self._about_rest(contents)])
        if not contents.packages:
            none = self.tr("There is no exchange file here.")
            first = self.tr("There is no exchange file here yet, but an office card: compare its digits first.")
            self.take.say(first if self.take.has_cards else none)
        senders = {one.found.unit_code for one in contents.packages if one.found is not None}
        self.write.suggest(senders | {one.card.unit_code for one in contents.cards if one.trusted})
        free = contents.free
        self.room.setText("" if free is None else self.tr("{size} free").format(size=sizes(free, free)[0]))

    def _about_cards(self, contents: Contents) -> list[str]:
        """Of office cards that lie there and cannot be taken here, why not."""
        damaged = self.tr("The office card {name} is damaged: ask the office to write its card again.")
        lines = [damaged.format(name=name) for name in contents.damaged_cards]
        for_centre = self.tr("The office card of {unit} is for the centre: units exchange with the centre alone.")
        if not self._is_centre:
            units = dict.fromkeys(one.card.unit_name for one in contents.cards if not one.card.is_centre)
            lines += [for_centre.format(unit=unit) for unit in units]
        return lines

    def _about_rest(self, contents: Contents) -> list[str]:
        """Of files that nobody looked into."""
        if not contents.not_opened:
            return []
        return [
            self.tr(
                "%n file(s) with other names were not looked into, for there are so many. All exchange files are "
                "shown; put one that was renamed into a folder of its own and choose that.",
                "",
                contents.not_opened,
            )
        ]

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.take.show_packages([], [], self._desk.navigator.today())
            self.take.say(sentence(error))
        elif not isinstance(error, Cancelled):
            self._desk.navigator.show_error(error)

    def _show_places(self) -> None:
        self.place.clear()
        for drive in self._desk.watch.present:
            self.place.addItem(icon("usb"), drive.name, drive.path)
        paths = [drive.path for drive in self._desk.watch.present]
        if self._folder is not None and self._folder not in paths:
            self.place.addItem(icon("folder-open"), str(self._folder), self._folder)
        if not self.place.count():
            self.place.addItem(self.tr("No stick is plugged in"), None)
        self.place.setCurrentIndex(max(0, self.place.findData(self._folder)))
        self.place.setToolTip(str(self._folder or ""))
        self.again.setEnabled(self._folder is not None)
        self.room.setText("")

    def _plugged(self, drive: Drive) -> None:
        if self.isVisible():
            self.look_at(drive.path)
        else:
            self._set_folder(drive.path)

    def _pulled(self, drive: Drive) -> None:
        if self._folder is not None and self._folder.is_relative_to(drive.path):
            rest = self._desk.watch.present
            self.look_at(rest[-1].path if rest else None)
            self.take.say(self.tr("The stick {name} was pulled out.").format(name=drive.name))
        else:
            self._show_places()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), str(self._folder or ""))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.look_at(Path(name)))
        dialog.open()

    def _choose_files(self) -> None:
        kinds = self.tr("Exchange files") + f" (*{SUFFIX})"
        dialog = QFileDialog(self, self.tr("Choose exchange files"), str(self._folder or ""), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.look_at_files([Path(name) for name in names]))
        dialog.open()
