"""How the exchange of files is said: days, what a file is and waits for, what came of it."""

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop_app.errors import UserError, in_one_line
from desktop_app.sync.ledger import Gap
from desktop_app.sync.overview import FileRow
from desktop_app.sync.problems import ForAnother
from desktop_app.sync.rounds import Result
from desktop_app.sync.stick import PackageOnStick
from desktop_app.sync.taken import Taken
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.messages import error_line, error_words
from desktop_app.ui.models.card_words import recalled_words
from desktop_app.ui.models.handed_words import told_lines
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.models.office_words import clock_words, excluded_words

LIGHTS = {"ready": "green", "waiting": "yellow", "refused": "red", "known": ""}


def day_words(at_ms: int | None, today: dt.date) -> str:
    """A day as people say it, with the year only when it is another one, and the time only if it is today: of one day
    there may be several files."""
    if not at_ms:
        return NOTHING
    day = dt.datetime.fromtimestamp(at_ms / 1000).date()
    said = QCoreApplication.translate("Exchange", "d MMM yyyy")
    if day == today:
        said = QCoreApplication.translate("Exchange", "d MMM HH:mm")
    elif day.year == today.year:
        said = QCoreApplication.translate("Exchange", "d MMM")
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(at_ms), said)


def short_day(at_ms: int | None, today: dt.date) -> str:
    """The same where there is little room."""
    if not at_ms:
        return NOTHING
    at = dt.datetime.fromtimestamp(at_ms / 1000)
    if at.date() == today:
        return QCoreApplication.translate("Times", "today {time}").format(time=f"{at:%H:%M}")
    return day_words(at_ms, today) if at.year == today.year else at.date().isoformat()


def gap_words(gaps: Sequence[Gap], today: dt.date) -> str:
    """What a package waits for, and that it will be seen to."""
    with_day = QCoreApplication.translate("Exchange", "{unit} of {day}")
    others = [gap for gap in gaps if not gap.own]
    files = [with_day.format(unit=gap.unit, day=day_words(gap.at, today)) if gap.at else gap.unit for gap in others]
    words = QCoreApplication.translate(
        "Exchange", "The file from {files} is still missing: this one is put aside and taken in once that has come."
    )
    parts = [words.format(files=QCoreApplication.translate("Exchange", ", ").join(files))] if others or not gaps else []
    parts += [_own_gap_words(gap, today) for gap in gaps if gap.own]
    return in_one_line(parts)


def _own_gap_words(gap: Gap, today: dt.date) -> str:
    """What was lost is one's own, so nobody sends a file for it; the sender gives it back once it knows."""
    words = QCoreApplication.translate(
        "Exchange",
        "It builds on what this computer itself is said to have entered up to {day} and has not got: a backup was put "
        "back here, or somebody works with a copy of this computer's data. This file is put aside; write for its "
        "sender once, and the sender's next file brings that.",
    )
    return words.format(day=day_words(gap.at, today))


def newer_words() -> str:
    """What a package waits for that a newer program wrote."""
    return QCoreApplication.translate(
        "Exchange",
        "It needs a newer version of this program: it is put aside here and taken in once the program is updated.",
    )


def unread_words() -> str:
    """What it means that a package holds words, fields or records of a newer program."""
    return QCoreApplication.translate(
        "Exchange",
        "Part of it only a newer version of this program shows: "
        "it is kept here, passed on, and shown after the update.",
    )


def file_lines(taken: Taken, *, looked: bool = False) -> list[tuple[str, str]]:
    """The attachments that came, or, only `looked` at, would; those that are named and did not come along; and those
    that are asked for."""
    came = QCoreApplication.translate("Exchange", "Attached files came: {names}")
    lacking = QCoreApplication.translate(
        "Exchange",
        "Not with it, for at {unit} the file itself is missing: {names}. This office asks for it with its next file.",
    )
    if looked:
        came = QCoreApplication.translate("Exchange", "Attached files come along: {names}")
    lines = [("green", came.format(names=listed(taken.files)))] if taken.files else []
    if taken.lacking:
        lines.append(("yellow", lacking.format(unit=taken.sender, names=listed(taken.lacking))))
    return [*lines, *asked_lines(taken)]


def asked_lines(taken: Taken) -> list[tuple[str, str]]:
    """The attachments that a file asks for, each with what comes of that."""
    here = QCoreApplication.translate(
        "Exchange", "{unit} asks for attached files that it lacks: {names}. They go along with the next file for it."
    )
    missing = QCoreApplication.translate(
        "Exchange",
        "{unit} asks for attached files that are missing on this computer, too: {names}. Attach them again, or put the "
        "backup back that has them; then they go along with the next file for it.",
    )
    found = ((here, taken.asked, ""), (missing, taken.asked_missing, "yellow"))
    return [(light, words.format(unit=taken.sender, names=listed(names))) for words, names, light in found if names]


def shut_out_words(unit: str, mark: str) -> str:
    """What it means that a newer roster shuts a computer out."""
    words = QCoreApplication.translate(
        "Exchange",
        "The centre has shut computer {mark} of {unit} out of the exchange: its files are not taken any more.",
    )
    return words.format(unit=unit, mark=mark)


def package_words(package: PackageOnStick, today: dt.date) -> str:
    """What can be said of a package before it is taken in."""
    if package.refused is not None:
        return sentence(package.refused)
    if package.found is not None and package.found.needs_newer:
        return newer_words()
    if package.found is None or package.found.missing:
        return gap_words(package.found.missing if package.found else (), today)
    if package.found.known_already:
        return QCoreApplication.translate("Exchange", "Everything in it is here already.")
    if package.found.outdated:
        return QCoreApplication.translate("Exchange", "Everything in it is here already, from a newer file.")
    complete = QCoreApplication.translate("Exchange", "Complete; can be taken in.")
    return in_one_line((complete, clock_words(package.found.made_at, today)))


def package_state(package: PackageOnStick, today: dt.date) -> str:
    """The same in short, without what to do: for a list whose chosen line says all."""
    return error_words(package.refused)[0] if package.refused is not None else package_words(package, today)


def from_words(package: PackageOnStick) -> str:
    """From whom a package is, and by which of several computers; what was written here is told by whom it is for."""
    refused = package.refused
    if isinstance(refused, ForAnother) and refused.written_here and refused.unit:
        return QCoreApplication.translate("Exchange", "Here, for {unit}").format(unit=refused.unit)
    mark = package.found.computer if package.found is not None else ""
    sender = package.sender or QCoreApplication.translate("Exchange", "Not known")
    return f"{sender} · {mark}" if mark else sender


def package_light(package: PackageOnStick, today: dt.date) -> str:
    """The colour and shape that stand with the words; what is meant for others is no fault."""
    if isinstance(package.refused, ForAnother) or package.brings_nothing:
        return ""
    clock = package.found is not None and package.state == "ready" and clock_words(package.found.made_at, today)
    return "yellow" if clock else LIGHTS[package.state]


def sentence(error: UserError) -> str:
    """An error in one line."""
    return error_line(error)


_COUNTED = ("created", "changed", "moved", "undecided", "deleted", "gone", "waiting")


def outcome_words(outcome: Mapping[str, int]) -> str:
    """What came of a package that was taken in."""
    translate = QCoreApplication.translate
    parts = [
        words
        for count, words in (
            (outcome.get("created", 0), translate("Exchange", "%n new", "", outcome.get("created", 0))),
            (outcome.get("changed", 0), translate("Exchange", "%n changed", "", outcome.get("changed", 0))),
            (outcome.get("moved", 0), translate("Exchange", "%n handed over", "", outcome.get("moved", 0))),
            (outcome.get("undecided", 0), translate("Exchange", "%n to decide", "", outcome.get("undecided", 0))),
            (outcome.get("deleted", 0), translate("Exchange", "%n deleted", "", outcome.get("deleted", 0))),
            (outcome.get("gone", 0), translate("Exchange", "%n to another unit", "", outcome.get("gone", 0))),
            (outcome.get("waiting", 0), translate("Exchange", "%n waiting for others", "", outcome.get("waiting", 0))),
            (outcome.get("left_out", 0), translate("Exchange", "%n left out", "", outcome.get("left_out", 0))),
            (outcome.get("files", 0), translate("Exchange", "%n attached file(s)", "", outcome.get("files", 0))),
        )
        if count
    ]
    joined = translate("Exchange", ", ").join(parts)
    return joined or translate("Exchange", "nothing new")


def result_words(result: Result, today: dt.date) -> str:
    """What became of a package, in a line."""
    name = result.package.sender or result.package.files[0].name
    if result.refused is not None:
        return f"{name} — {sentence(result.refused)}"
    taken = result.taken
    if taken is not None and taken.needs_newer:
        return f"{name} — {newer_words()}"
    if taken is None or taken.missing:
        return f"{name} — {gap_words(taken.missing if taken else (), today)}"
    return taken_words(taken, today)


def taken_words(taken: Taken, today: dt.date) -> str:
    """What came of a package that was taken in, or looked at."""
    outcome = taken.outcome
    counts = {} if outcome is None else {n: getattr(outcome, n) for n in _COUNTED} | {"left_out": taken.left_out}
    counts["files"] = len(taken.files)
    words = QCoreApplication.translate("Exchange", "{unit}, file of {day}: {outcome}")
    return words.format(unit=taken.sender, day=day_words(taken.made_at, today), outcome=outcome_words(counts))


def result_light(result: Result) -> str:
    """Its shape."""
    if result.refused is not None:
        return "red"
    return "yellow" if result.taken is not None and result.taken.is_parked else "green"


def result_lines(result: Result, today: dt.date) -> list[tuple[str, str]]:
    """What became of a package and of those that had waited for it, each with its shape."""
    words = QCoreApplication.translate("Exchange", "{file} (it was put aside before)")
    taken = result.taken
    lines = [(result_light(result), result_words(result, today)), *told_lines(taken)]
    if taken is not None and (clock := clock_words(taken.made_at, today)):
        lines.append(("yellow", clock))
    if taken is not None and taken.unread:
        lines.append(("yellow", unread_words()))
    if taken is not None and taken.excluded:
        lines.append(("red", excluded_words()))
    lines += file_lines(taken) if taken is not None else []
    lines += [("yellow", shut_out_words(*one)) for one in (taken.shut_out if taken is not None else ())]
    lines += [("yellow", recalled_words(*one)) for one in (taken.recalled if taken is not None else ())]
    for one in taken.also if taken is not None else ():
        lines += [("green", words.format(file=taken_words(one, today))), *told_lines(one)]
    return lines


def file_words(row: FileRow, today: dt.date) -> str:
    """What came of a file of the history."""
    if row.sent:
        records = row.outcome.get("records")
        told = QCoreApplication.translate("Exchange", "written: %n record(s)", "", records or 0)
        if records is None:
            return QCoreApplication.translate("Exchange", "written")
        files, asked = row.outcome.get("files", 0), row.outcome.get("asked", 0)
        if not (records or files or asked):
            return QCoreApplication.translate("Exchange", "written: no records, only word of what was taken in here")
        sent = QCoreApplication.translate("Exchange", "%n attached file(s)", "", files) if files else ""
        wants = QCoreApplication.translate("Exchange", "asks for %n", "", asked) if asked else ""
        return QCoreApplication.translate("Exchange", ", ").join(filter(None, (told, sent, wants)))
    if row.state == "waiting":
        if row.outcome.get("newer"):
            return newer_words()
        return gap_words(row.missing, today)
    if row.state == "taken later":
        return QCoreApplication.translate("Exchange", "put aside first, taken in later")
    if row.state == "given up":
        return QCoreApplication.translate(
            "Exchange", "given up: what it held and is not here comes with the sender's next file"
        )
    return outcome_words(row.outcome)
