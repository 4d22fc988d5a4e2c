"""The exchange on this computer: where its keys, notes and parked packages lie."""

from contextlib import suppress
from pathlib import Path

from desktop_app.domain.progress import Progress
from desktop_app.errors import UserError
from desktop_app.services.init_office import state_own_city
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.learn import is_other_program
from desktop_app.sync.leave_out import leave_intended_out
from desktop_app.sync.office_keys import Machine, open_keys, trusted_here
from desktop_app.sync.trust.keys import system_vault
from desktop_app.sync.trust.witness import machine_id, notes_folder


def open_exchange(office: Office, folder: Path) -> Exchange:
    """The exchange of an office whose data lies in `folder`. Raises UserError before the office is set up."""
    return Exchange(office, open_keys(office, this_machine(folder)), folder / "exchange")


def this_machine(folder: Path) -> Machine:
    """What the exchange of a data folder needs of this computer."""
    return Machine(folder / "keys", notes_folder(), machine_id(), system_vault())


def seal_for_backup(office: Office, folder: Path) -> None:
    """Seal what was done here, so that a backup holds it as other offices will get it, and a restored one goes on from
    there. An office that never exchanged, or whose keys are not at hand, is backed up all the same."""
    with office.read() as session:
        if trusted_here(session) is None:
            return
    with suppress(UserError):
        open_exchange(office, folder).seal()


def catch_up(office: Office, folder: Path, actor: Actor, progress: Progress | None = None) -> Changes:
    """After an update of the program: show and take in what had waited for it, and keep what earlier ones did not; and
    leave out what a reading that was broken off was to leave out. Opens the keys only if there is need."""
    stated, back = state_own_city(office, actor), leave_intended_out(office, actor)
    done = [stated, back.changes if back is not None else None]
    taken = [changes for changes in done if changes is not None]
    with office.read() as session:
        due = trusted_here(session) is not None and is_other_program(session)
    if due:
        caught_up = open_exchange(office, folder).catch_up(actor, progress)
        taken += [one.changes for one in caught_up if one.changes is not None]
    records = frozenset[tuple[str, str]]().union(*(one.records for one in taken))
    kinds = frozenset[str]().union(*(one.kinds for one in taken))
    return Changes(0, Label(""), kinds, len(records), records)
