"""This office's own files on a stick that nobody needs any more, and removing them."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.sync.exchange import Exchange
from desktop_app.sync.knowledge import count_untold
from desktop_app.sync.package.parts import PARTIAL
from desktop_app.sync.package.preamble import BYTES, peek
from desktop_app.sync.peers import knowledge_of
from desktop_app.sync.problems import FileRefused, ForAnother, cannot_write
from desktop_app.sync.stick import Contents, PackageOnStick
from desktop_app.sync.store import Store

_LONG_SECONDS = 2 * 3600
"""Of a package of several files the first may be as old as this while the last is being written. Clocks may be wrong:
what is to come is as far away as what has been."""


@dataclass(frozen=True, slots=True)
class _Own:
    """A file of this office: for whom, its place among all that were written, and the newest commit known then."""

    package: PackageOnStick
    unit_code: str
    number: int
    newest: int


def outlived(exchange: Exchange, contents: Contents) -> list[PackageOnStick]:
    """Those that their recipient has told of having taken in, those beside which a newer one for it lies, and what was
    left of files that could not be written to their end.

    What the history does not know (a backup was put back) is not among them, nor is what is incomplete.
    """
    with exchange.office.read() as session:
        store = Store(session)
        own = [found for one in contents.packages if (found := _own(store, one)) is not None]
        last = {one.unit_code: max(other.number for other in own if other.unit_code == one.unit_code) for one in own}
        centres = {one.unit_code: one.is_centre for one in exchange.keys.trusted.members()}
        useless: list[PackageOnStick] = []
        for one in own:
            known = knowledge_of(session, exchange.keys.trusted, one.unit_code)
            lacks = count_untold(store, known, one.unit_code, centres.get(one.unit_code, False), one.newest)
            taken_in = bool(known) and (lacks.oldest is None or one.newest < lacks.oldest)
            if taken_in or one.number < last[one.unit_code]:
                useless.append(one.package)
    return [*useless, *_broken_off(exchange, contents)]


def _broken_off(exchange: Exchange, contents: Contents) -> Iterator[PackageOnStick]:
    """What was left when the stick was pulled out or the computer failed: by its name it was written here, it has no
    preamble, without which it is nothing to anybody, and nobody has written to it for long."""
    name = re.compile(rf"{re.escape(exchange.keys.own.unit_code)}-.+\.[0-9a-f]{{8}}\.\d+{re.escape(PARTIAL)}")
    now = exchange.office.clock.now_ms() / 1000
    for file in contents.partial:
        with suppress(OSError):
            told = file.stat()
            if name.fullmatch(file.name) and abs(now - told.st_mtime) > _LONG_SECONDS and not _begins(file):
                yield PackageOnStick((file,), "", told.st_size, told.st_size)


def _begins(file: Path) -> bool:
    """Whether there is anything where a preamble would be."""
    with file.open("rb") as opened:
        return any(opened.read(BYTES))


def remove(packages: Sequence[PackageOnStick]) -> int:
    """Remove files from a stick; how many there were. Raises EnvironmentProblem at the first that stays."""
    count = 0
    for package in packages:
        for file in package.files:
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                raise cannot_write(error, file.parent) from error
            count += 1
    return count


def _own(store: Store, package: PackageOnStick) -> _Own | None:
    if not (isinstance(package.refused, ForAnother) and package.refused.written_here):
        return None
    try:
        id_ = peek(package.files[0]).preamble.package.hex()
    except (OSError, FileRefused):
        return None
    sql = "SELECT unit_code, id, outcome FROM exchange_file WHERE direction = 'out' AND package = ?"
    for unit_code, number, outcome in store.all(sql, (id_,)):
        return _Own(package, unit_code, number, (json.loads(outcome) or {}).get("newest", 0))
    return None
