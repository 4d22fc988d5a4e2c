"""More than is made findable with the step that brings it."""

import datetime as dt

from db.models import Project
from db.types import new_id
from desktop_app.services import search_later
from desktop_app.services.office import Actor, Label, Office

MANY = 3 * search_later.AT_ONCE + 7


def take_many(office: Office, count: int = MANY, name: str = "电池厂", *, exchange: bool = True) -> list[str]:
    """Projects in one step, of a package if it is of the exchange; their ids."""
    made = [
        Project(id=new_id(), number=f"{name}{number}", name=f"{name}{number}", entered_on=dt.date(2022, 3, 1))
        for number in range(count)
    ]
    with office.write(Label("Take in"), Actor("甲", "JD05"), exchange=exchange) as tx:
        tx.session.add_all(made)
    return [one.id for one in made]
