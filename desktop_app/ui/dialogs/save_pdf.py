"""Saving a finished PDF under a name that the user chooses, byte for byte; asking and saying where other files go."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.documents.lacking import named
from desktop_app.documents.output import write_atomically
from desktop_app.errors import in_one_line
from desktop_app.services.environment import environment
from desktop_app.ui.dialogs.save_dialog import save_dialog
from desktop_app.ui.messages import Action, Kind
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.navigation import Navigator, Surface


def ask_copy(navigator: Navigator, parent: QWidget, title: str, source: Path) -> QFileDialog:
    """Ask where a copy of `source` goes, offering its title as the name, and say where it is."""
    words = QCoreApplication.translate("SavePdf", "Save as PDF")
    return ask_file(
        navigator, parent, words, f"{title}.pdf", "PDF (*.pdf)", lambda target: copy(navigator, source, target)
    )


def ask_file(
    navigator: Navigator, parent: QWidget, words: str, name: str, kinds: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask where a file of this name goes."""
    dialog = save_dialog(navigator, parent, words, name, kinds)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()
    return dialog


def copy(navigator: Navigator, source: Path, target: Path) -> None:
    """Copy in the background; what the disk refuses is said in words."""

    def act() -> None:
        with environment():
            write_atomically(target, source.read_bytes())

    said = QCoreApplication.translate("SavePdf", "Saved as {path}").format(path=target)
    navigator.write(act, lambda _none: navigator.show_message("success", said))


def tell_saved(
    surface: Surface, path: Path, missing_characters: Sequence[str] = (), places: Mapping[str, str] | None = None
) -> None:
    """Say where a file is, and which characters no font has; it can be opened from there."""
    translate = QCoreApplication.translate
    words = translate("SavePdf", "Saved as {path}").format(path=path)
    words = in_one_line((words, lacking_words(missing_characters, places)))
    kind: Kind = "warning" if missing_characters else "success"
    surface.show_message(kind, words, [Action(translate("SavePdf", "Open"), lambda: open_file(path))])


def lacking_words(missing_characters: Sequence[str], places: Mapping[str, str] | None = None) -> str:
    """Which characters no font has, "" for none: with their numbers, for the screen may not have them either, and with
    what they stand in as far as `places` tells."""
    if not missing_characters:
        return ""
    translate = QCoreApplication.translate
    within = translate("SavePdf", "{character} in “{text}”")
    told = []
    for sign in missing_characters:
        character = named(sign)
        text = (places or {}).get(sign, "")
        told.append(within.format(character=character, text=text) if text else character)
    return translate("SavePdf", "No font has: {characters}").format(characters=listed(told))


def tell_lacking(surface: Surface, characters: Sequence[str], places: Mapping[str, str] | None = None) -> None:
    """Say which characters no font has, when there are any, before the paper is shown."""
    if characters:
        surface.show_message("warning", lacking_words(characters, places))


def open_file(path: Path) -> None:
    """Show a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
