"""What is said above and below a preview: why nothing would change, and of what much would be deleted."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.field_words import kind_word
from desktop_app.sync.preview import Removal
from desktop_app.sync.rounds import Result
from desktop_app.ui.formats import number_text
from desktop_app.ui.models.exchange_words import file_lines, result_light, result_words
from desktop_app.ui.models.handed_words import told_lines
from desktop_app.ui.models.lookups import language, listed
from desktop_app.ui.models.office_words import clock_words


def looked_lines(results: Sequence[Result], today: dt.date) -> list[tuple[str, str]]:
    """What each file would do, and whether it can have been made when it says, each with its shape."""
    lines = []
    for one in results:
        lines.append((result_light(one), result_words(one, today)))
        lines += told_lines(one.taken)
        lines += file_lines(one.taken, looked=True) if one.taken is not None else []
        if one.taken is not None and (clock := clock_words(one.taken.made_at, today)):
            lines.append(("yellow", clock))
    return lines


def nothing_words(results: Sequence[Result]) -> str:
    """Why no record would change, as far as one reason holds for all files that are not refused; or that all are."""
    translate = QCoreApplication.translate
    if all(one.refused is not None for one in results):
        return translate("Exchange", "There is no file that can be taken in.")
    reasons = {_why_nothing(one) for one in results if one.refused is None}
    words = {
        "waits": translate("Exchange", "Nothing can be taken in yet: what waits is put aside here."),
        "known": translate("Exchange", "No record would change: all that these files hold is here already."),
        "word": translate(
            "Exchange", "No record would change: a file only says what its sender has taken in and who takes part."
        ),
        "files": translate("Exchange", "No record would change; attached files come."),
        "asks": translate("Exchange", "No record would change: a file asks for attached files that its sender lacks."),
    }
    plain = translate("Exchange", "No record would change.")
    return words.get(reasons.pop(), plain) if len(reasons) == 1 else plain


def _why_nothing(result: Result) -> str:
    taken, found = result.taken, result.package.found
    if taken is None or taken.is_parked:
        return "waits"
    if taken.files:
        return "files"
    if taken.asked or taken.asked_missing:
        return "asks"
    if found is not None and (found.known_already or found.outdated):
        return "known"
    return "word" if taken.outcome is not None and not taken.outcome.commits else ""


def removed_words(much: Sequence[Removal]) -> str:
    """Of which kinds of whose records many would go, unit by unit."""
    translate = QCoreApplication.translate
    words = translate("Exchange", "More than 5 % would be deleted here or go to another unit: {parts}.")
    of_units: dict[str, list[Removal]] = {}
    for one in much:
        of_units.setdefault(one.unit, []).append(one)
    return words.format(
        parts=listed(_removed(one, named=one is every[0]) for every in of_units.values() for one in every)
    )


def _removed(one: Removal, *, named: bool) -> str:
    """Of a kind so many; with the unit where that is not said yet."""
    translate = QCoreApplication.translate
    part = translate("Exchange", "{kind}: {removed} of {present}")
    if named:
        part = translate("Exchange", "{kind} of {unit}: {removed} of {present}")
    said = part.format(
        kind=kind_word(one.table, language()),
        unit=one.unit,
        removed=number_text(one.removed),
        present=number_text(one.present),
    )
    along = translate("Exchange", "{part} (with %n record(s) of theirs)", "", one.along)
    return along.format(part=said) if one.along else said
