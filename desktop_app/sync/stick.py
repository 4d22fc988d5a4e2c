"""What lies on a stick: packages and office cards, and of each what can be said before it is taken in."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop_app.domain.file_names import safe_name
from desktop_app.domain.progress import Progress, Silent
from desktop_app.errors import UserError
from desktop_app.sync.drives import free_bytes
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.notice import answer_shut_out
from desktop_app.sync.package.disk import Disk
from desktop_app.sync.package.parts import PARTIAL, SUFFIX
from desktop_app.sync.package.preamble import Peeked, fingerprint, is_one, peek
from desktop_app.sync.problems import FileRefused, ForAnother, Revoked, cannot_read, cannot_write
from desktop_app.sync.taken import Found
from desktop_app.sync.trust import card as cards
from desktop_app.sync.trust.card import Card, computer_mark, read_card

_DEEPEST = 2
_MOST_OPENED = 3000
_LARGEST_CARD = 1 << 16
_OWN = frozenset({SUFFIX, cards.SUFFIX})

State = Literal["ready", "waiting", "known", "refused"]


@dataclass(frozen=True, slots=True)
class PackageOnStick:
    """A package. `found` is what it says of itself, or `refused` why it is not taken; `sender` is a name, "" for
    nobody known; `of_unit` is its code, of what is refused. `have` and `whole` are bytes."""

    files: tuple[Path, ...]
    sender: str
    have: int
    whole: int
    found: Found | None = None
    refused: UserError | None = None
    of_unit: str = ""

    @property
    def id(self) -> str:
        return str(self.files[0])

    @property
    def state(self) -> State:
        """ready: can be taken in; waiting: another file or a newer program has to come first, and it is kept here
        until then; known: brings nothing new; or refused."""
        if self.found is None:
            return "refused"
        if self.found.missing or self.found.needs_newer:
            return "waiting"
        return "known" if self.found.known_already else "ready"

    @property
    def brings_nothing(self) -> bool:
        """Whether nobody needs to take it in: it may be taken in all the same."""
        return self.found is not None and (self.state == "known" or (self.state == "ready" and self.found.outdated))

    @property
    def place(self) -> int:
        """Where it stands among others: what can be taken in, what waits, what is wrong, what brings nothing, and last
        what is for others."""
        if isinstance(self.refused, ForAnother):
            return 4
        if self.brings_nothing:
            return 3
        return {"ready": 0, "waiting": 1}.get(self.state, 2)


@dataclass(frozen=True, slots=True)
class CardOnStick:
    """An office card; `trusted` when the digits of these very keys were compared before."""

    path: Path
    card: Card
    trusted: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What was found in a folder, and how much room is left there (bytes, None: not known). `damaged_cards`: names of
    office cards that cannot be read. `partial`: files of which some program has not said that they are whole.
    `not_opened`: how many files with other names than ours were not looked into, for there are too many."""

    folder: Path
    packages: tuple[PackageOnStick, ...] = ()
    cards: tuple[CardOnStick, ...] = ()
    free: int | None = None
    damaged_cards: tuple[str, ...] = ()
    partial: tuple[Path, ...] = ()
    not_opened: int = 0


def look_at(exchange: Exchange, folder: Path, progress: Progress | None = None) -> Contents:
    """Look through a stick, its folders and theirs. Raises EnvironmentProblem when it cannot be read (any more).

    Packages are found under other names, too, as mail and other programs give them, by how they begin. The centre
    tells a computer that it has shut out so, beside what that has written.
    """
    try:
        files = list(_files(folder, _DEEPEST))
    except OSError as error:
        raise cannot_read(error) from error
    others = [file for file in files if file.suffix.lower() not in _OWN]
    renamed = {file for file in others[:_MOST_OPENED] if is_one(file)}
    could_be = [file for file in files if file.suffix.lower() == SUFFIX or file in renamed]
    packages = look_at_files(exchange, could_be, progress)
    shut_out = {one.of_unit for one in packages if isinstance(one.refused, Revoked)}
    answer_shut_out(exchange.keys, shut_out, folder, exchange.office.clock.now_ms())
    found: list[CardOnStick] = []
    damaged: list[str] = []
    for file in (file for file in files if file.suffix.lower() == cards.SUFFIX):
        card = _card(file)
        if card is None:
            damaged.append(file.name)
        elif card.replica != exchange.keys.trusted.own.replica:
            found.append(CardOnStick(file, card, exchange.keys.trusted.has(card)))
    partial = tuple(file for file in files if file.suffix == PARTIAL)
    not_opened = max(0, len(others) - _MOST_OPENED)
    return Contents(folder, tuple(packages), tuple(found), free_bytes(folder), tuple(damaged), partial, not_opened)


def look_at_files(exchange: Exchange, files: Sequence[Path], progress: Progress | None = None) -> list[PackageOnStick]:
    """The packages that these files are, those that can be taken in first, the older before the newer."""
    progress = progress or Silent()
    packages: list[PackageOnStick] = []
    parts: dict[object, list[Peeked]] = {}
    for file in files:
        progress.check()
        try:
            peeked = peek(file)
        except FileRefused as error:
            size = file.stat().st_size if file.exists() else 0
            packages.append(PackageOnStick((file,), "", size, size, refused=error))
        except OSError as error:
            raise cannot_read(error) from error
        else:
            parts.setdefault(peeked.preamble.of_package, []).append(peeked)
    packages += [_package(exchange, some) for some in parts.values()]
    return sorted(packages, key=lambda one: (one.place, one.found.made_at if one.found else 0, one.id))


def with_other_parts(files: Iterable[Path]) -> list[Path]:
    """These files and, of packages in several parts, the other parts that lie beside them: who names one means all."""
    found: dict[Path, None] = {}
    for file in files:
        found[file] = None
        package = _of_several(file)
        if package is not None:
            found |= dict.fromkeys(one for one in _files(file.parent, 0) if _of_several(one) == package)
    return list(found)


def _of_several(file: Path) -> object | None:
    """Which package a file is a part of; None when it is a whole one, or none."""
    try:
        preamble = peek(file).preamble
    except (OSError, FileRefused):
        return None
    return preamble.of_package if preamble.parts > 1 else None


def seen_there(folder: Path) -> frozenset[tuple[str, int, int]]:
    """What tells whether something else lies in a folder than before: names, sizes and times of what could be
    exchanged; nothing when it cannot be read."""
    found = set()
    try:
        for file in _files(folder, _DEEPEST):
            if file.suffix.lower() in (SUFFIX, cards.SUFFIX):
                told = file.stat()
                found.add((str(file), told.st_size, told.st_mtime_ns))
    except OSError:
        return frozenset()
    return frozenset(found)


def write_card(exchange: Exchange, folder: Path, disk: Disk | None = None, name: str = "") -> Path:
    """Write this office's card, under the office's name unless it is given one; it has that once it is whole.

    Beside the card of another computer of the office it also has this one's mark. Raises EnvironmentProblem.
    """
    disk = disk or Disk()
    target = folder / name if name else _card_name(exchange.keys.trusted.own, folder)
    partial = target.with_name(f"{target.name}{PARTIAL}")
    card = exchange.keys.card()
    try:
        with disk.create(partial) as file:
            file.write(card)
            disk.sync(file)
        disk.rename(partial, target)
        disk.sync_folder(folder)
    except OSError as error:
        disk.remove(partial)
        raise cannot_write(error, folder, len(card)) from error
    return target


def read_card_file(path: Path) -> bytes:
    """The bytes of a card, none of what is too large to be one. Raises EnvironmentProblem."""
    try:
        if path.stat().st_size > _LARGEST_CARD:
            return b""
        return path.read_bytes()
    except OSError as error:
        raise cannot_read(error) from error


def _package(exchange: Exchange, parts: list[Peeked]) -> PackageOnStick:
    first = parts[0].preamble
    units = {fingerprint(one.unit_code): one for one in exchange.keys.trusted.members()}
    member = units.get(first.sender)
    name, code = (member.unit_name, member.unit_code) if member is not None else ("", "")
    files = tuple(part.path for part in sorted(parts, key=lambda part: part.preamble.part))
    have = sum(part.size for part in parts)
    try:
        found = exchange.inspect(files)
    except UserError as error:
        return PackageOnStick(files, name, have, first.total, refused=error, of_unit=code)
    return PackageOnStick(files, found.sender, have, first.total, found)


def _card_name(own: Card, folder: Path) -> Path:
    """A name under which no other computer's card lies."""
    target = folder / f"{safe_name(own.unit_name)}{cards.SUFFIX}"
    there = _card(target)
    if there is None or there.replica == own.replica:
        return target
    return target.with_stem(f"{target.stem}-{computer_mark(own.replica)}")


def _card(file: Path) -> Card | None:
    """The card that a file is; None when it is damaged, or none at all."""
    try:
        return read_card(file.read_bytes()) if file.stat().st_size <= _LARGEST_CARD else None
    except (OSError, UserError):
        return None


def _files(folder: Path, depth: int) -> Iterator[Path]:
    """The files below a folder, those on top first; what the system keeps there for itself is left out."""
    entries = sorted(_entries(folder), key=lambda entry: entry.name)
    yield from (Path(entry.path) for entry in entries if entry.is_file())
    if depth:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith((".", "$", "System Volume")):
                try:
                    yield from _files(Path(entry.path), depth - 1)
                except PermissionError:
                    continue


def _entries(folder: Path) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return list(found)
