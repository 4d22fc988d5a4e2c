"""What offices are called: a unit may have another name by now than on the card that was trusted once."""

from sqlalchemy.orm import Session

from desktop_app.queries.units import all_units
from desktop_app.sync.trust.trusted import Trusted


def office_names(session: Session, trusted: Trusted | None) -> dict[str, str]:
    """Code -> name of all who exchange, as the units' table has it, else as on the card."""
    found = {one.unit_code: one.unit_name for one in trusted.members()} if trusted is not None else {}
    return found | {unit.code: unit.name for unit in all_units(session) if unit.code in found}
