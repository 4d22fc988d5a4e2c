"""What is to be known of a package besides its records: what was handed over, and what its office did not take over."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.field_words import kind_word
from desktop_app.sync.declined import Declined
from desktop_app.sync.handed import Handed
from desktop_app.sync.taken import Taken
from desktop_app.ui.models.change_words import field_words
from desktop_app.ui.models.lookups import language
from desktop_app.ui.models.office_words import copied_words, regained_words
from desktop_app.ui.models.value_words import title_words


def told_lines(taken: Taken | None) -> list[tuple[str, str]]:
    """The projects that came or went with a package, what its office did not take over, and whether its computer, or
    this one, seems to exist twice."""
    if taken is None:
        return []
    twice = [("red", copied_words(taken.sender, taken.copied))] if taken.copied else []
    twice += [("red", regained_words())] if taken.regained else []
    return [*twice, *handed_lines(taken.handed), *declined_lines(taken.declined)]


def handed_lines(handed: Iterable[Handed]) -> list[tuple[str, str]]:
    """The projects that came from other units or went there, each with its shape."""
    lines = []
    for one in handed:
        if one.table == "project":
            fine = one.came and not one.left_out and not one.instead
            lines.append(("green" if fine else "yellow", handed_line(one)))
        if one.untold:
            lines.append(("yellow", untold_line(one)))
    return lines


def untold_line(one: Handed) -> str:
    """That what was changed here of a project that goes is not lost with it."""
    words = QCoreApplication.translate(
        "Exchange",
        "{project}: the centre has not got what was changed here of %n record(s) of it; with the next file it does.",
        "",
        one.untold,
    )
    return words.format(project=one.title)


def declined_lines(declined: Iterable[Declined]) -> list[tuple[str, str]]:
    """What others did not take over of what this office had done, each with its shape."""
    return [("yellow", declined_words(one)) for one in declined]


def declined_words(one: Declined) -> str:
    """Who did not take over what."""
    translate = QCoreApplication.translate
    record = title_words(one.table, one.title) or kind_word(one.table, language())
    if one.what == "new":
        words = translate("Exchange", "{unit} did not take {record}, which is new from here: it is in the recycle bin.")
    elif one.what == "deleted":
        words = translate("Exchange", "{unit} did not take over that {record} was deleted here: it is back.")
    elif one.of_centre:
        words = translate("Exchange", "{unit} did not take over the centre's change of {record}: {fields}.")
    else:
        words = translate("Exchange", "{unit} did not take over this office's change of {record}: {fields}.")
    return words.format(unit=one.unit, record=record, fields=field_words(one.table, one.fields))


def handed_words(one: Handed) -> str:
    """From whom a record came, or to whom it went, and why."""
    came = QCoreApplication.translate("Exchange", "Handed over by {unit}")
    went = QCoreApplication.translate("Exchange", "Handed over to {unit}")
    passes = QCoreApplication.translate("Exchange", "Handed over by {unit} to {other}")
    if one.instead and one.to:
        passes = QCoreApplication.translate(
            "Exchange",
            "{unit} handed it over to {other}, and the centre to {stays} at the same time: it stays with {stays}. If "
            "{other} is to have it, hand it over once more",
        )
    if one.instead and not one.to:
        went = QCoreApplication.translate(
            "Exchange", "Handed over to {unit} by the centre, at the same time as this office handed it over to {stays}"
        )
    words = passes if one.to else came if one.came else went
    words = words.format(unit=one.unit, other=one.to, stays=one.instead)
    return f"{words} — {one.reason}" if one.reason else words


def handed_line(one: Handed) -> str:
    """The same with what it is, and whether it was left out."""
    words = QCoreApplication.translate("Exchange", "{project}: {handed}")
    if one.left_out:
        words = QCoreApplication.translate("Exchange", "{project}: {handed} — left out when the file was taken in")
    return words.format(project=one.title, handed=handed_words(one))
