"""The entries of the File menu about the data workbook."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.ui.navigation import Navigator
from desktop_app.ui.window_menus import Command


def workbook_commands() -> list[Command]:
    """Import, export, and the empty template for the units."""
    translate = QCoreApplication.translate
    return [
        Command("file", translate("Workbook", "Import a data workbook…"), open_import, "Ctrl+Shift+I", separate=True),
        Command("file", translate("Workbook", "Export the data workbook…"), open_export),
        Command("file", translate("Workbook", "Save an empty template…"), open_template),
    ]


def open_import(navigator: Navigator) -> None:
    """Choose a workbook, look at what would come of it, take it in."""
    from desktop_app.ui.dialogs.import_workbook import ImportWorkbook
    from desktop_app.ui.dialogs.workbook_files import take_in

    window = _window(navigator)
    dialog = ImportWorkbook(navigator, window)
    dialog.agreed.connect(lambda file, options: take_in(navigator, file, options, window))
    dialog.open()


def open_export(navigator: Navigator) -> None:
    """Write every record into a workbook."""
    from desktop_app.ui.dialogs.workbook_files import save_all

    save_all(navigator, _window(navigator))


def open_template(navigator: Navigator) -> None:
    """Write the workbook that units fill in."""
    from desktop_app.ui.dialogs.workbook_files import save_template

    save_template(navigator, _window(navigator))


def _window(navigator: Navigator) -> QWidget:
    assert isinstance(navigator, QWidget)
    return navigator
