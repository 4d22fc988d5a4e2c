"""Saving a recovery copy of the office's keys where a clerk wants it, and putting the keys back from one."""

from contextlib import suppress
from pathlib import Path

from sqlalchemy.orm import Session

from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import local
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Office
from desktop_app.sync.office_keys import Known, Machine, known_here
from desktop_app.sync.package.disk import Disk
from desktop_app.sync.problems import cannot_read, cannot_write, written_wrongly
from desktop_app.sync.trust.keys import KeyStore
from desktop_app.sync.trust.recovery import LARGEST, LEAST_CHARACTERS, opened, sealed

_COPIED = "exchange_keys_copied"
"""Of which computer's keys a copy was saved, or of which the user wants to hear nothing more."""


def is_due(session: Session) -> bool:
    """Whether the office exchanges and no recovery copy of its keys was ever saved, nor refused."""
    known = known_here(session)
    if known is None or len(known.trusted.members()) < 2:
        return False
    return bool(local.setting(session, _COPIED) != known.replica.hex())


def say_no_more(office: Office) -> None:
    """No copy was saved, and the user knows."""
    with office.read() as session:
        known = known_here(session)
    if known is not None:
        set_local(office, **{_COPIED: known.replica.hex()})


def save_copy(office: Office, machine: Machine, target: Path, passphrase: str, disk: Disk | None = None) -> Path:
    """Write a recovery copy of the keys, whole or not at all; where the system keeps the keys, only it does after that.

    Raises KeysLost, InvalidInput for a short passphrase, UserError before the office exchanged, EnvironmentProblem.
    """
    if len(passphrase) < LEAST_CHARACTERS:
        short = QT_TRANSLATE_NOOP("errors", "The passphrase needs at least {least} characters.")
        raise InvalidInput(
            short, fields={"passphrase": UserError(short, least=LEAST_CHARACTERS)}, least=LEAST_CHARACTERS
        )
    with office.read() as session:
        known = _known(session)
    store = KeyStore(machine.keys, machine.vault)
    keys = store.load(known.replica, known.public)
    own = known.trusted.own
    _write(target, sealed(own.unit_code, own.unit_name, keys, passphrase), disk or Disk())
    with suppress(OSError):  # a file that stays does no harm to the copy
        store.leave_to_system(known.replica, keys)
    set_local(office, **{_COPIED: known.replica.hex()})
    return target


def put_back(office: Office, machine: Machine, file: Path, passphrase: str) -> None:
    """Put the keys of this office back from a recovery copy.

    Raises UserError when it is another office's, another card's, none, damaged, or opened by another passphrase;
    nothing was changed then.
    """
    copy = opened(_read(file), passphrase)
    with office.read() as session:
        known = _known(session)
    keys, own = copy.opened, known.trusted.own
    if copy.unit_code != own.unit_code:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "This recovery copy holds the keys of {other}, not of {own}."),
            QT_TRANSLATE_NOOP("errors", "Look for the copy of this office; nothing was changed."),
            other=copy.unit_name,
            own=own.unit_name,
        )
    if keys is None or keys.signing_public != known.public:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "errors", "This recovery copy holds the keys of another computer or an earlier card of {own}."
            ),
            QT_TRANSLATE_NOOP("errors", "Look for the copy that was saved on this computer last; nothing was changed."),
            own=own.unit_name,
        )
    store = KeyStore(machine.keys, machine.vault)
    try:
        store.save(known.replica, keys)
    except OSError as error:
        raise cannot_write(error, machine.keys) from error
    with suppress(OSError):
        store.leave_to_system(known.replica, keys)
    set_local(office, **{_COPIED: known.replica.hex()})


def _known(session: Session) -> Known:
    known = known_here(session)
    if known is None:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "This office has no keys yet: they are made when it exchanges first."),
            QT_TRANSLATE_NOOP("errors", "Open the page “Exchange by USB stick” once."),
        )
    return known


def _write(target: Path, data: bytes, disk: Disk) -> None:
    partial = target.with_name(f"{target.name}.part")
    try:
        with disk.create(partial) as file:
            file.write(data)
            disk.sync(file)
        with disk.read(partial) as file:
            whole = file.read() == data
        if whole:
            disk.rename(partial, target)
            disk.sync_folder(target.parent)
    except OSError as error:
        disk.remove(partial)
        raise cannot_write(error, target.parent, len(data)) from error
    if not whole:
        disk.remove(partial)
        raise written_wrongly()


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(LARGEST)
    except OSError as error:
        raise cannot_read(error) from error
