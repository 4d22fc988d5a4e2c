"""Is everything whole: the file, its references, the triggers, the journal's chain, the attachments?"""

from dataclasses import dataclass, field, replace

from sqlalchemy import select

from db import capture
from db.models import Attachment
from desktop_app.errors import DamagedDatabase
from desktop_app.queries.disputed_shares import disputed_projects
from desktop_app.queries.investor_twins import Twins, twins
from desktop_app.queries.repeated_numbers import repeated_numbers
from desktop_app.services import dump, journal
from desktop_app.services.attachments import hash_of, stored_file
from desktop_app.services.environment import environment
from desktop_app.services.office import Office


@dataclass(slots=True)
class Health:
    """What was looked at; `problems` says in short what is wrong.

    `commits`: what is exchanged is as it was made; `registers`: the records show what the exchange knows of them;
    `differing`: offices that know the same and show other records. `twins`: investors that were entered more than once;
    that is nothing broken, a clerk joins them. `shares`: projects of which offices set the shares apart, on which a
    clerk decides. `repeated`: the ids of bulletins and letters whose number another one has; a clerk declares one void.
    """

    integrity: bool = True
    foreign_keys: bool = True
    triggers: bool = True
    journal_chain: bool = True
    attachments: bool = True
    commits: bool = True
    registers: bool = True
    differing: list[str] = field(default_factory=list)
    twins: list[Twins] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    shares: list[str] = field(default_factory=list)
    digest: str = ""
    problems: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.problems


def unreadable(problem: str) -> Health:
    """A database of which nothing can be looked at."""
    return Health(False, False, False, False, False, False, False, problems=[problem])


def check(office: Office) -> Health:
    """Look at everything; changes nothing but the seals of steps not yet sealed.

    Of a file with damaged pages nothing else is looked at: what is read from it cannot be relied on.
    """
    health = Health()
    if office.file is not None:
        try:
            _check_file(office, health)
        except DamagedDatabase as error:
            return unreadable(str(error))
    if not health.integrity:
        return replace(unreadable(""), problems=health.problems)
    with office.read() as session:
        broken = journal.broken_seal(session)
        if broken is not None:
            health.journal_chain = False
            health.problems.append(f"journal step {broken}")
        _check_attachments(office, health)
        health.digest = dump.digest(session)
        health.twins = twins(session, hints=False)
        health.shares = disputed_projects(session)
        health.repeated = [row.id for row in repeated_numbers(session)]
    if health.journal_chain and health.triggers:
        journal.seal(office)
    return health


def _check_file(office: Office, health: Health) -> None:
    with environment(), office.engine.connect() as connection:
        found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
        if found != ["ok"]:
            health.integrity = False
            health.problems += found
            return
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(20)
        if broken:
            health.foreign_keys = False
            health.problems += [f"{row[0]} refers to a missing {row[2]}" for row in broken]
        altered = capture.altered_triggers(connection)
        if altered:
            health.triggers = False
            health.problems += altered


def _check_attachments(office: Office, health: Health) -> None:
    with office.read() as session:
        hashes = set(session.scalars(select(Attachment.content_hash).where(Attachment.deleted_at.is_(None))))
    for content_hash in sorted(hashes):
        file = stored_file(office, content_hash)
        if not file.exists():
            problem = f"attachment {content_hash} is missing"
        elif hash_of(file) != content_hash:
            problem = f"attachment {content_hash} is damaged"
        else:
            continue
        health.attachments = False
        health.problems.append(problem)
