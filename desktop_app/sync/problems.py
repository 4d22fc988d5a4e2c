"""Why a file of the exchange is not taken, or cannot be written: sentences for the clerk. Nothing was changed then."""

import errno
from enum import Enum
from pathlib import Path

from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem, UserError, reason_of
from desktop_app.sync.drives import free_bytes

_UNITS = ((10**9, "GB"), (10**6, "MB"), (10**3, "KB"), (1, "B"))
_PULLED_OUT = {errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOENT, errno.ENOTDIR, errno.ESTALE, errno.EBADF}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# Windows: not ready, no such device, the volume was changed, ...; its errno says "permission" or "invalid" of them
_PULLED_OUT_WINDOWS = {15, 20, 21, 31, 55, 433, 1006, 1110, 1117, 1167, 1617}


class FileRefused(UserError):
    """A file of the exchange that is not taken."""


class NotOurs(FileRefused):
    """Some other file."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("errors", "This is not an exchange file of this program."),
            QT_TRANSLATE_NOOP("errors", "If it should be one, copy it once more or ask the sender to write it again."),
        )


class Empty(FileRefused):
    """Nothing was copied but the name."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("errors", "The file is empty: it was not copied."),
            QT_TRANSLATE_NOOP("errors", "Copy it once more, or ask the sender to write it again; nothing was changed."),
        )


class Damaged(FileRefused):
    """The bytes are not those that were written."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("errors", "The file is damaged."),
            QT_TRANSLATE_NOOP("errors", "Copy it once more, or ask the sender to write it again; nothing was changed."),
        )


class Incomplete(FileRefused):
    """The file ends too early. `have` and `whole` are bytes; `whole` is 0 where so little came that it is not known."""

    def __init__(self, have: int, whole: int = 0) -> None:
        first, second = sizes(have, whole or have)
        message = QT_TRANSLATE_NOOP("errors", "The copy is incomplete: {have} of {whole}.")
        if not whole:
            message = QT_TRANSLATE_NOOP("errors", "The copy is incomplete: only its first {have} are there.")
        super().__init__(
            message,
            QT_TRANSLATE_NOOP("errors", "Copy it once more, or ask the sender to write it again; nothing was changed."),
            have=first,
            whole=second,
        )


class PartsMissing(FileRefused):
    """A package of several files is not all there. `missing` are numbers from 1."""

    def __init__(self, missing: list[int], parts: int) -> None:
        self.missing = missing
        if len(missing) == 1:
            message = QT_TRANSLATE_NOOP("errors", "Part {missing} of {parts} is missing.")
        else:
            message = QT_TRANSLATE_NOOP("errors", "Of {parts} parts these are missing: {missing}.")
        super().__init__(
            message,
            QT_TRANSLATE_NOOP("errors", "Put all parts into one folder; they have the same name and a number."),
            missing=", ".join(map(str, missing)),
            parts=parts,
        )


class NotTogether(FileRefused):
    """Files of several packages were given as one."""

    def __init__(self) -> None:
        super().__init__(QT_TRANSLATE_NOOP("errors", "These files do not belong together."))


class ForAnother(FileRefused):
    """The file is for another office; `unit` is its name, or empty when it is not known here."""

    def __init__(self, unit: str = "", written_here: bool = False) -> None:
        self.unit, self.written_here = unit, written_here
        if written_here and unit:
            message = QT_TRANSLATE_NOOP("errors", "This file was written here, for {unit}.")
        elif unit:
            message = QT_TRANSLATE_NOOP("errors", "This file is for {unit}.")
        else:
            message = QT_TRANSLATE_NOOP("errors", "This file is for another office.")
        super().__init__(message, QT_TRANSLATE_NOOP("errors", "Only that office can open it."), unit=unit)


class OtherKeys(FileRefused):
    """It names this office, yet none of its keys opens it. `took_part`: this computer has taken files in before."""

    def __init__(self, took_part: bool = False) -> None:
        first = QT_TRANSLATE_NOOP("errors", "Give the sender this computer's office card and ask for the file again.")
        again = QT_TRANSLATE_NOOP(
            "errors", "Ask the sender whether the file is an old one, or this computer was shut out of the exchange."
        )
        super().__init__(
            QT_TRANSLATE_NOOP("errors", "This file is for this office, but not for this computer, or it is damaged."),
            again if took_part else first,
        )


class ShutOut(FileRefused):
    """The centre has shut this very computer out: it gets nothing, and what it writes is refused."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("errors", "The centre has shut this computer out of the exchange."),
            QT_TRANSLATE_NOOP(
                "errors",
                "Its files are refused everywhere, and it gets none any more. If this is a mistake, call the centre: "
                "under “Offices” it lets this computer take part again.",
            ),
        )


class NotInRoster(FileRefused):
    """Nobody vouches for the office that sent it."""

    def __init__(self, at_centre: bool = False) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("errors", "The sender is not in the roster of offices."), _who_admits(at_centre)
        )


class UnknownAuthor(FileRefused):
    """Nobody vouches for an office whose changes it brings, of the unit with this code. At the centre that may be a
    computer of its own from before, of which nothing was put back when it was set up anew."""

    def __init__(self, unit_code: str, of_centre: bool = False, at_centre: bool = False) -> None:
        message = QT_TRANSLATE_NOOP("errors", "The file brings changes of an office that is not in the roster.")
        hint = _who_admits(at_centre)
        if at_centre and of_centre:
            message = QT_TRANSLATE_NOOP(
                "errors", "The file brings changes of another computer of the centre, which this one does not know."
            )
            hint = QT_TRANSLATE_NOOP(
                "errors",
                "If this one took its place, restore its newest backup here. If there is none, look for the office "
                "card that it had given to the units, and trust it under “Offices”; then read the file again.",
            )
        elif at_centre:
            message = QT_TRANSLATE_NOOP(
                "errors", "The file brings changes of an office with the code {code}, whose card is not trusted here."
            )
        super().__init__(message, hint, code=unit_code)


def _who_admits(at_centre: bool) -> str:
    if at_centre:
        return QT_TRANSLATE_NOOP(
            "errors",
            "Ask that office for its card, and compare the digits under “Offices”; then read the file again.",
        )
    return QT_TRANSLATE_NOOP("errors", "The centre admits offices: it needs the sender's office card.")


class Revoked(FileRefused):
    """The sender, the computer `mark` of `unit`, takes part no more."""

    def __init__(self, unit: str, mark: str, at_centre: bool = False) -> None:
        message = QT_TRANSLATE_NOOP("errors", "The centre has shut computer {mark} of {unit} out of the exchange.")
        hint = QT_TRANSLATE_NOOP("errors", "Ask the centre; nothing was changed.")
        if at_centre:
            message = QT_TRANSLATE_NOOP("errors", "Computer {mark} of {unit}, which wrote this, was shut out here.")
            hint = QT_TRANSLATE_NOOP(
                "errors",
                "If it is to take part again, select the office under “Offices” and choose “Let take part again…”; "
                "nothing was changed.",
            )
        super().__init__(message, hint, unit=unit, mark=mark)


class Forged(FileRefused):
    """A signature is not that of the office it names."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("errors", "What is signed as {unit} does not come from there: the file was altered."),
            QT_TRANSLATE_NOOP("errors", "Do not use it, and tell the centre; nothing was changed."),
            unit=unit,
        )


class NoRight(FileRefused):
    """An office changed what is not its own, or the file holds what this office may not see."""

    def __init__(self, unit: str) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("errors", "The file holds changes of {unit} outside its rights."),
            QT_TRANSLATE_NOOP("errors", "Do not use it, and tell the centre; nothing was changed."),
            unit=unit,
        )


class NeedsNewerProgram(FileRefused):
    """It can be read once this program was updated."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("errors", "This file needs a newer version of the program."),
            QT_TRANSLATE_NOOP("errors", "Install the newer version; the file is kept until then."),
        )


class CardRefused(UserError):
    """An office card or a roster that cannot be trusted."""


class Lost(Enum):
    """What became of the file with the keys."""

    AWAY = QT_TRANSLATE_NOOP("errors", "The keys of this office were not found on this computer.")
    DAMAGED = QT_TRANSLATE_NOOP("errors", "The file with the keys of this office is damaged: {path}.")
    OF_ANOTHER = QT_TRANSLATE_NOOP("errors", "The file {path} holds keys, but not those of this office's card.")


class KeysLost(UserError):
    """Neither the system's store nor the folder of the keys has this office's private keys."""

    def __init__(self, path: Path, lost: Lost = Lost.AWAY) -> None:
        super().__init__(
            lost.value,
            QT_TRANSLATE_NOOP(
                "errors", "Put them back from the recovery copy that was saved, or make a new office card."
            ),
            path=path,
        )


def is_full(error: OSError) -> bool:
    """Whether there is no room any more."""
    return error.errno in _FULL


def cannot_write(error: OSError, folder: Path, need: int = 0) -> EnvironmentProblem:
    """What keeps a file of the exchange from being written; `need`: its bytes, where they are known."""
    if getattr(error, "winerror", None) in _PULLED_OUT_WINDOWS:
        error = OSError(errno.ENODEV, error.strerror)
    if is_full(error):
        free = free_bytes(folder)
        if free is not None and free < need:
            return no_room_to_write(folder, need, free)
        return EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "There is not enough room in {folder}."),
            QT_TRANSLATE_NOOP("errors", "Free some space or take another stick; nothing was lost."),
            folder=folder,
        )
    if error.errno in _FORBIDDEN:
        return EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "Nothing can be written to {folder}: it is protected."),
            QT_TRANSLATE_NOOP("errors", "Open the lock on the stick's side or take another stick; nothing was lost."),
            folder=folder,
        )
    if error.errno in _PULLED_OUT:
        return EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "The stick was pulled out or has a fault; the file was not written."),
            QT_TRANSLATE_NOOP("errors", "Plug it in again and repeat; nothing was lost."),
        )
    return EnvironmentProblem(
        QT_TRANSLATE_NOOP("errors", "{path} cannot be written: {detail}."),
        QT_TRANSLATE_NOOP("errors", "Choose another folder or free some space; nothing was lost."),
        path=folder,
        detail=reason_of(error),
    )


def no_room_to_write(folder: Path, need: int, free: int) -> EnvironmentProblem:
    """A file cannot have room in a folder; `need` and `free` are bytes."""
    left, needed = _apart(free, need)
    return EnvironmentProblem(
        QT_TRANSLATE_NOOP("errors", "There is not enough room in {folder}: {need} are needed, and {free} are free."),
        QT_TRANSLATE_NOOP("errors", "Free some space or take another stick; nothing was lost."),
        folder=folder,
        need=needed,
        free=left,
    )


def written_wrongly() -> EnvironmentProblem:
    """What was read back is not what was written."""
    return EnvironmentProblem(
        QT_TRANSLATE_NOOP("errors", "The stick does not keep what is written to it; the file was removed."),
        QT_TRANSLATE_NOOP("errors", "Take another stick; nothing was lost."),
    )


def cannot_read(error: OSError) -> EnvironmentProblem:
    """What keeps a file of the exchange from being read."""
    if error.errno in _PULLED_OUT or getattr(error, "winerror", None) in _PULLED_OUT_WINDOWS:
        return EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "The stick was pulled out or has a fault; the file could not be read."),
            QT_TRANSLATE_NOOP("errors", "Plug it in again and repeat; nothing was changed."),
        )
    return EnvironmentProblem(
        QT_TRANSLATE_NOOP("errors", "The file cannot be read: {detail}."),
        QT_TRANSLATE_NOOP("errors", "Check the stick or the disk and repeat; nothing was changed."),
        detail=reason_of(error),
    )


def no_room_to_read(need: int, free: int) -> EnvironmentProblem:
    """Too little space on this computer to unpack the file; `need` and `free` are bytes."""
    left, needed = _apart(free, need)
    return EnvironmentProblem(
        QT_TRANSLATE_NOOP(
            "errors", "This computer has too little space to read the file: {need} are needed, and {free} are free."
        ),
        QT_TRANSLATE_NOOP("errors", "Free some space and repeat; nothing was changed."),
        need=needed,
        free=left,
    )


def _apart(free: int, need: int) -> tuple[str, str]:
    """What is free and what is needed, each in its own unit unless they would read the same."""
    left, needed = sizes(free, free)[0], sizes(need, need)[0]
    return (left, needed) if left != needed else sizes(free, need)


def sizes(have: int, whole: int) -> tuple[str, str]:
    """Two numbers of bytes as people say them, in the largest unit that tells them apart."""
    for factor, name in _UNITS:
        texts = (f"{round(have / factor)} {name}", f"{round(whole / factor)} {name}")
        if whole >= factor and (texts[0] != texts[1] or have == whole):
            return texts
    return f"{have} B", f"{whole} B"
