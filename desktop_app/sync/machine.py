"""The exchange on this computer: where its keys, notes and parked packages lie."""

from pathlib import Path

from desktop_app.services.office import Office
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.office_keys import Machine, open_keys
from desktop_app.sync.trust.keys import system_vault
from desktop_app.sync.trust.witness import machine_id, notes_folder


def open_exchange(office: Office, folder: Path) -> Exchange:
    """The exchange of an office whose data lies in `folder`. Raises UserError before the office is set up."""
    machine = Machine(folder / "keys", notes_folder(), machine_id(), system_vault())
    return Exchange(office, open_keys(office, machine), folder / "exchange")
