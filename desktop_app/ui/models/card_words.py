"""The computers of an office in words: their marks, and what is known of one whose card is to be trusted."""

import datetime as dt

from PySide6.QtCore import QCoreApplication

from desktop_app.sync.acquaintance import CardUnit
from desktop_app.sync.overview import Computer
from desktop_app.sync.trust.card import Card
from desktop_app.ui.formats import minute
from desktop_app.ui.models.lookups import listed


def computer_name(one: Computer) -> str:
    """How clerks call it."""
    return QCoreApplication.translate("Exchange", "Computer {mark}").format(mark=one.mark)


def computer_line(one: Computer) -> str:
    """The same, and when it was shut out or last heard of."""
    translate = QCoreApplication.translate
    if one.revoked_ms is not None:
        words, at = translate("Exchange", "{computer}, shut out on {minute}"), one.revoked_ms
    elif one.heard_ms:
        words, at = translate("Exchange", "{computer}, last heard of on {minute}"), one.heard_ms
    else:
        words, at = translate("Exchange", "{computer}, never heard of"), 0
    return words.format(computer=computer_name(one), minute=minute(at))


def computer_words(card: Card, known: CardUnit) -> str:
    """What makes it another thing than a first card: the office takes part with others, or this one was shut out; ""
    when there is nothing of the kind."""
    translate = QCoreApplication.translate
    if known.trusted:
        return ""
    if known.second_centre:
        return translate(
            "Exchange",
            "This is the card of another computer of the centre, which works on one. Trust it only if that computer is "
            "lost and there is no backup of it, so that what it did can be read from the files of the units. Nobody "
            "can read its digits to you any more: take the file from a unit that had it from the centre.",
        )
    if known.instead_of:
        words = translate(
            "Exchange",
            "{other} is trusted as the centre already, with other keys: this card would take its place. Ask the centre "
            "whether it really has a new computer.",
        )
        return words.format(other=known.instead_of)
    if known.shut_out is not None:
        words = translate("Exchange", "This computer was shut out on {day}: once it is trusted, it takes part again.")
        return words.format(day=dt.datetime.fromtimestamp(known.shut_out / 1000).date().isoformat())
    if known.computers:
        words = translate(
            "Exchange",
            "{unit} takes part already, with computer {marks}: this is the card of a further one. Ask whether the "
            "office really has two; a computer that is used no more is shut out under “Offices”.",
        )
        return words.format(unit=card.unit_name, marks=listed(known.computers))
    return ""


def recalled_words(unit: str, mark: str, shut_out: bool) -> str:
    """What the centre hears of a computer that it had forgotten since a backup was put back."""
    translate = QCoreApplication.translate
    words = translate(
        "Exchange",
        "Computer {mark} of {unit} took part before the backup was put back here, and takes part again.",
    )
    if shut_out:
        words = translate(
            "Exchange",
            "Computer {mark} of {unit} was shut out before the backup was put back here, and stays shut out.",
        )
    return words.format(unit=unit, mark=mark)
