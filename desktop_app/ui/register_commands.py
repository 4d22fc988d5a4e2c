"""The entries of the Data menu that open the registers: units and targets, investors, duties, review meetings,
comparisons."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.ui.navigation import Navigator
from desktop_app.ui.window_menus import Command


def register_commands() -> list[Command]:
    """What the Data menu begins with."""
    translate = QCoreApplication.translate
    return [
        Command("data", translate("Registers", "Units and targets…"), open_units_and_targets),
        Command("data", translate("Registers", "Investors…"), open_investors),
        Command("data", translate("Registers", "Duties…"), open_duties),
        Command("data", translate("Registers", "Review meetings…"), open_review_meetings),
        Command("data", translate("Registers", "Write a letter…"), write_letter),
        Command("data", translate("Registers", "Why a figure has changed…"), open_comparison),
    ]


def open_units_and_targets(navigator: Navigator) -> None:
    """The responsible units, and what is asked of them in a year."""
    from desktop_app.ui.dialogs.units_targets import UnitsAndTargets

    UnitsAndTargets(navigator, _window(navigator)).open()


def open_investors(navigator: Navigator) -> None:
    """The investors, and which of them were entered twice."""
    from desktop_app.ui.dialogs.investors import Investors

    Investors(navigator, _window(navigator)).open()


def open_duties(navigator: Navigator) -> None:
    """What units have to do, and until when."""
    from desktop_app.ui.dialogs.duties import Duties

    Duties(navigator, _window(navigator)).open()


def open_review_meetings(navigator: Navigator) -> None:
    """The review meetings, from preparing them to their confirmation."""
    from desktop_app.ui.dialogs.review_meetings import ReviewMeetings

    ReviewMeetings(navigator, _window(navigator)).open()


def write_letter(navigator: Navigator) -> None:
    """A letter of the office, with the next number of the year."""
    from desktop_app.ui.dialogs.letter_form import LetterForm

    LetterForm(navigator, _window(navigator)).open()


def open_comparison(navigator: Navigator) -> None:
    """A month's figure beside that of the month before, with what made the difference."""
    from desktop_app.ui.dialogs.compare_months import CompareMonths

    CompareMonths(navigator, _window(navigator)).open()


def _window(navigator: Navigator) -> QWidget:
    assert isinstance(navigator, QWidget)
    return navigator
