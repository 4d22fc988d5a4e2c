"""What offices are called: a unit may have another name by now than on the card that was trusted once."""

from sqlalchemy.orm import Session

from desktop_app.queries.units import all_units
from desktop_app.sync.trust.card import computer_mark
from desktop_app.sync.trust.roster import Member
from desktop_app.sync.trust.trusted import Trusted


def office_names(session: Session, trusted: Trusted | None) -> dict[str, str]:
    """Code -> name of all who exchange, as the units' table has it, else as on the card."""
    found = {one.unit_code: one.unit_name for one in trusted.members()} if trusted is not None else {}
    return found | {unit.code: unit.name for unit in all_units(session) if unit.code in found}


def computer_of(member: Member, trusted: Trusted) -> str:
    """The mark of a computer where its office has or had several; "" where nobody takes it for another."""
    office = [one for one in trusted.members() if one.unit_code == member.unit_code]
    return computer_mark(member.replica) if len(office) > 1 else ""
