"""Giving a project another number, when the one that it has was given twice."""

import re
from dataclasses import replace

from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries.project_numbers import next_number, shared_numbers
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.projects import named

_NUMBER = re.compile(r"(.+)-(\d{4})-\d+")


def give_next_number(office: Office, actor: Actor, project_id: str) -> Changes:
    """Give a project the next free number of the unit and the year that its number names; the others that had it, too,
    are told among the changed, for their mark goes.

    Raises UserError when no other project has its number: a number is never changed without need.
    """
    label = Label(QT_TRANSLATE_NOOP("steps", "Give the project {name} another number"), {"name": ""})
    with office.write(label, actor) as tx:
        project = named(tx, project_id)
        shared = shared_numbers(tx.session, [project_id])
        if not shared:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "No other project has the number {number} any more."),
                QT_TRANSLATE_NOOP("errors", "It stays as it is."),
                number=project.number,
            )
        given_as = _NUMBER.fullmatch(project.number)
        unit, year = (given_as[1], int(given_as[2])) if given_as else (actor.unit_code, tx.today.year)
        project.number = next_number(tx.session, unit, year)
    changes = tx.done()
    return replace(changes, records=changes.records | {("project", one) for one in shared[0].ids})
