"""How an office stands in the exchange, in words and as a shape; and whether its clock can be right."""

import datetime as dt

from PySide6.QtCore import QCoreApplication

from desktop_app.sync.overview import OfficeRow
from desktop_app.ui.formats import NOTHING, number_text

AHEAD, BEHIND = dt.timedelta(days=1), dt.timedelta(days=2 * 365)
"""A file made later than this after its taking in, or earlier than this before, was made by another clock."""


def day_of(at_ms: int) -> dt.date:
    """The day here."""
    return dt.datetime.fromtimestamp(at_ms / 1000).date()


def clock_words(made_ms: int | None, today: dt.date) -> str:
    """What is to be said of a file that was made long after today or long before; "" when nothing is."""
    if not made_ms:
        return ""
    made = day_of(made_ms)
    if made > today + AHEAD:
        words = QCoreApplication.translate(
            "Exchange", "Made on {made} by that computer's clock, and here it is {today}: one of the clocks is wrong."
        )
    elif made < today - BEHIND:
        words = QCoreApplication.translate(
            "Exchange",
            "Made on {made} by that computer's clock, and here it is {today}: the file is very old, or one of the "
            "clocks is wrong.",
        )
    else:
        return ""
    return words.format(made=made.isoformat(), today=today.isoformat())


def differs_words(name: str) -> str:
    """What it means that an office knows the same and shows something else, and what to do."""
    words = QCoreApplication.translate(
        "Exchange",
        "{unit} knows the same as this office, yet its records differ. Put the records right here and there and "
        "exchange both ways. If they still differ, restore the last backup at the office whose check finds faults and "
        "exchange again: what was entered since comes back from the others.",
    )
    return words.format(unit=name)


def copied_words(name: str, mark: str) -> str:
    """What it means that a computer seems to exist twice, and what to do."""
    words = QCoreApplication.translate(
        "Exchange",
        "Computer {mark} of {unit} seems to exist twice, as after its disk or its data was copied: two write as the "
        "same one. Nothing is lost by that. Ask {unit} to go on with one of them; on the other the data folder is "
        "removed and it is set up anew, with a card of its own.",
    )
    return words.format(unit=name, mark=mark)


def regained_words() -> str:
    """What it means that a file brought what this very computer is said to have done, and what to do."""
    return QCoreApplication.translate(
        "Exchange",
        "This file brought what was done in the name of this very computer and was not here. After older data was put "
        "back here that is what had been lost. If nothing was put back, the data of this computer was copied and "
        "somebody works with the copy: go on with one of the two. Nothing is lost by that.",
    )


def excluded_words() -> str:
    """What it means that this very computer was shut out, and what to do."""
    return QCoreApplication.translate(
        "Exchange",
        "The centre has shut this computer out: its files are refused everywhere, and it gets none any more. If this "
        "is a mistake, call the centre: under “Offices” it lets this computer take part again.",
    )


def is_overdue(row: OfficeRow) -> bool:
    """Whether something is awaited of an office for long."""
    return row.standing in ("silent", "unanswered") and row.takes_part


def waits_words(records: int, changes: int, more: bool = False) -> str:
    """How much waits to be sent, or to be confirmed: in records, as clerks count; `more`: there may be more."""
    if more:
        words = QCoreApplication.translate("Exchange", "{count} or more") if records else ""
        return words.format(count=number_text(records)) or QCoreApplication.translate("Exchange", "not counted")
    if records or not changes:
        return number_text(records) if records else NOTHING
    return QCoreApplication.translate("Exchange", "no records")


def waits_tip(records: int, changes: int, more: bool = False) -> str:
    """What waits where no record does, and why not all are counted; "" elsewhere."""
    if more:
        return QCoreApplication.translate("Exchange", "So many records wait that they are not counted to the end.")
    if records or not changes:
        return ""
    return QCoreApplication.translate(
        "Exchange",
        "No record waits, but an attachment that it asked for, or one that it is to be asked for, or word of who takes "
        "part.",
    )


def standing_words(row: OfficeRow) -> str:
    """How an office stands in the exchange, in a few words."""
    translate = QCoreApplication.translate
    if not row.takes_part:
        return translate("Exchange", "Shut out")
    if row.parked and row.standing not in ("differs", "excluded"):
        return translate("Exchange", "%n file(s) put aside", "", row.parked)
    words = {
        "new": translate("Exchange", "Nothing yet"),
        "unheard": translate("Exchange", "Nothing came yet"),
        "silent": translate("Exchange", "Overdue: no file"),
        "unanswered": translate("Exchange", "Overdue: no reply"),
        "differs": translate("Exchange", "Records differ"),
        "copied": translate("Exchange", "A computer twice"),
        "excluded": translate("Exchange", "Has shut us out"),
    }
    days = row.overdue_days
    if days and row.standing == "silent":
        return translate("Exchange", "Overdue: no file for %n day(s)", "", days)
    if days and row.standing == "unanswered":
        return translate("Exchange", "Overdue: no reply for %n day(s)", "", days)
    if not row.standing and _clock(row):
        return translate("Exchange", "Clocks differ")
    return words.get(row.standing, translate("Exchange", "In order"))


def standing_light(row: OfficeRow) -> str:
    """Its shape."""
    if not row.takes_part:
        return ""
    if row.standing in ("silent", "unanswered", "differs", "copied", "excluded"):
        return "red"
    return "yellow" if row.parked or row.standing in ("new", "unheard") or _clock(row) else "green"


def standing_tip(row: OfficeRow) -> str:
    """The same in whole sentences, with what is to be known of the clock."""
    translate = QCoreApplication.translate
    words = {
        "new": translate("Exchange", "Nothing was exchanged with it yet."),
        "unheard": translate("Exchange", "Something was written for it, and nothing came from it yet."),
        "silent": translate("Exchange", "Nothing has come from it for long."),
        "unanswered": translate("Exchange", "It has not confirmed for long what was written for it."),
        "differs": translate("Exchange", "It knows the same as this office and shows other records."),
        "copied": translate("Exchange", "One of its computers seems to exist twice."),
        "excluded": translate("Exchange", "It has shut this computer out."),
    }
    said = standing_words(row)
    told = row.takes_part and (not row.parked or row.standing in ("differs", "excluded"))
    return "\n".join(filter(None, (said, words.get(row.standing, "") if told else "", _clock(row))))


def _clock(row: OfficeRow) -> str:
    """Whether its last file was made on a day that cannot be, or long before it was taken in."""
    return clock_words(row.made_ms, day_of(row.heard_ms)) if row.heard_ms else ""
