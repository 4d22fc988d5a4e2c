"""How the exchange stands: what every office was told and has acknowledged, what waits, and all that happened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sqlalchemy.orm import Session

from desktop_app.queries import local
from desktop_app.queries.investor_twins import told_here
from desktop_app.sync import attached, rosters
from desktop_app.sync.alarm import differing
from desktop_app.sync.conflicts import to_decide
from desktop_app.sync.copied import copied
from desktop_app.sync.knowledge import count_untold
from desktop_app.sync.ledger import Gap, outcomes
from desktop_app.sync.office_keys import trusted_here
from desktop_app.sync.office_names import office_names
from desktop_app.sync.peers import knowledge_of
from desktop_app.sync.renewal import owed_a_first_file
from desktop_app.sync.store import Store
from desktop_app.sync.trust.card import computer_mark
from desktop_app.sync.trust.trusted import Trusted
from desktop_app.sync.unsent import Lacked, is_beyond, is_much, seen_by, unsealed
from desktop_app.sync.waiting import Waiting
from desktop_app.sync.written import Packages, packages_by_office

DAYS_PATIENT = 15
"""Packages come every fortnight; who has been silent for longer is overdue."""
_DAY_MS = 86_400_000
HISTORY_SHOWN = 500

Standing = Literal["", "new", "unheard", "silent", "unanswered", "differs", "copied", "excluded"]


@dataclass(frozen=True, slots=True)
class Computer:
    """A computer of an office, by its replica in hexadecimal: when it was shut out, when its last package was taken in
    here, and whether there seem to be two of it."""

    replica: str
    revoked_ms: int | None
    heard_ms: int | None = None
    copied: bool = False

    @property
    def mark(self) -> str:
        """By which clerks tell it from the others of its office."""
        return computer_mark(bytes.fromhex(self.replica))


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """Another office. Instants are this machine's clock in ms UTC, except `made_ms`, the sender's; None: never.

    `heard_ms`, `made_ms`: when its last package was taken in here, and made there. `told_ms`: when a package was last
    written for it; `acknowledged_ms`: when the newest one was written that it has told of having taken in. `unsent`:
    changes in no package yet; `unacknowledged`: those in packages that it has not told of. `parked`: packages of it
    that wait for another; of an office that takes part no more nothing is counted. `records_unsent` and
    `records_unacknowledged`: of how many records they tell; a change may tell of none, but of an attachment, or of who
    takes part. `more_unsent`: more may wait to be sent than were counted. `overdue_days`: for how many days something
    is awaited of it. `write_first`: a backup was put back here, and it has to get a file before the next one of its is
    taken in. `standing`: new (nothing was exchanged yet),
    unheard (nothing came yet), silent (nothing came for long), unanswered (it has not told of a package for long),
    differs (it knows the same and shows other records), copied (one of its computers seems to be two),
    excluded (it has shut this very computer out), or in order.
    """

    code: str
    name: str
    is_centre: bool
    computers: tuple[Computer, ...]
    heard_ms: int | None
    made_ms: int | None
    told_ms: int | None
    acknowledged_ms: int | None
    unsent: int
    unacknowledged: int
    parked: int
    standing: Standing
    records_unsent: int = 0
    records_unacknowledged: int = 0
    write_first: bool = False
    more_unsent: bool = False
    overdue_days: int = 0

    @property
    def id(self) -> str:
        return self.code

    @property
    def takes_part(self) -> bool:
        """Whether one of its computers may still exchange."""
        return any(one.revoked_ms is None for one in self.computers)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A package that was written or read here. `state`: written, taken, waiting, taken later, given up.
    `outcome`: by kind."""

    id: str
    package: str
    sent: bool
    unit: str
    name: str
    at_ms: int
    made_ms: int
    commits: int
    state: str
    missing: tuple[Gap, ...]
    outcome: Mapping[str, int]


def waiting(session: Session, files: Path | None = None) -> Waiting:
    """What the button of the window counts. `files`: where attachments lie."""
    store = Store(session)
    conflicts = to_decide(store, bool(local.setting(session, "is_centre")))
    parked = int(store.all("SELECT count(DISTINCT package) FROM exchange_file WHERE state = 'waiting'")[0][0])
    trusted, doubled = trusted_here(session), len(told_here(session))
    if trusted is None:
        return Waiting(0, conflicts, parked, doubled)
    rows = offices(session, trusted, 0, files, records=False)
    return Waiting(sum(1 for row in rows if row.unsent and row.takes_part), conflicts, parked, doubled)


def offices(
    session: Session, trusted: Trusted, now_ms: int, files: Path | None = None, *, records: bool = True
) -> list[OfficeRow]:
    """All other offices that this one may exchange with, the centre first. `files`: where attachments lie: those that
    an office asked for count as changes, too, and so does asking it for those that are missing here. `records`: count
    these, too, which takes longer."""
    store = Store(session)
    mine = trusted.own
    twice = copied(session, now_ms)
    heard_by = dict(map(tuple, store.all("SELECT replica, heard_at FROM exchange_peer")))
    computers: dict[str, list[Computer]] = {}
    names: dict[str, tuple[str, bool]] = {}
    called = office_names(session, trusted)
    for one in trusted.members():
        if one.replica == mine.replica or not (mine.is_centre or one.is_centre):
            continue
        names[one.unit_code] = (called[one.unit_code], one.is_centre)
        revoked = one.revoked.at if one.revoked is not None else None
        replica = one.replica.hex()
        computer = Computer(replica, revoked, heard_by.get(replica), replica in twice and revoked is None)
        computers.setdefault(one.unit_code, []).append(computer)
    peers = _peers(store)
    differ = differing(session)
    sql = "SELECT unit_code, count(DISTINCT package) FROM exchange_file WHERE state = 'waiting' GROUP BY unit_code"
    parked = dict(map(tuple, store.all(sql)))
    written = packages_by_office(store)
    undone, lacked, beyond = unsealed(session, store, trusted), Lacked(store), is_beyond(session, store)
    missing = frozenset(attached.absent(files, session)) if files is not None else frozenset[str]()
    rumours, first = rosters.lacking(store, trusted), owed_a_first_file(session)
    rows = []
    for code, (name, is_centre) in names.items():
        heard, made = peers.get(code, (None, None))
        packages = written.get(code, Packages())
        told = packages.told_ms
        row = OfficeRow(
            code, name, is_centre, tuple(computers[code]), heard, made, told, None, 0, 0, parked.get(code, 0), ""
        )
        if trusted.is_shut_out:
            row = replace(row, standing="excluded")
        elif row.takes_part:
            theirs = knowledge_of(session, trusted, code)
            lacks = count_untold(store, theirs, code, is_centre, packages.newest)
            besides = [trusted.roster.made_at] if code in rumours and trusted.roster is not None else []
            besides += [max(at, heard or 0) for at in _asked_for(session, trusted, code, files)]
            newer = sum(1 for at in besides if told is None or at > told)
            asks = trusted.recipients(code)[:1] if missing - packages.asks else []
            new_asks = [one for one in asks if attached.asked_of(session, missing - packages.asks, one)]
            fresh = seen_by(undone, code, is_centre)
            unsent = lacks.newer + newer + len(new_asks) + sum(len(one.steps) for one in fresh)
            unsent = max(unsent, int(beyond))
            unacknowledged = lacks.commits - lacks.newer + len(besides) - newer
            acknowledged = packages.acknowledged_ms(lacks) if heard is not None else None
            standing: Standing = (
                "differs" if code in differ else _standing(heard, told, acknowledged, unacknowledged, now_ms)
            )
            row = replace(
                row, acknowledged_ms=acknowledged, unsent=unsent, unacknowledged=unacknowledged, standing=standing
            )
            since = {"silent": heard, "unanswered": told}.get(standing)
            row = replace(row, write_first=code in first, overdue_days=(now_ms - since) // _DAY_MS if since else 0)
            if not row.standing and any(one.copied for one in row.computers):
                row = replace(row, standing="copied")
            if records:
                to_send, sent = lacked.rows(theirs, code, is_centre, packages.newest)
                to_send.update(*(one.rows for one in fresh))
                counted = replace(row, records_unsent=len(to_send), records_unacknowledged=len(sent))
                row = replace(counted, more_unsent=beyond or is_much(to_send))
        rows.append(row)
    return sorted(rows, key=lambda row: (not row.is_centre, row.code))


def history(session: Session, trusted: Trusted | None, limit: int = HISTORY_SHOWN) -> list[FileRow]:
    """The packages written and read here: those that wait, however old, and the others, each the newest first."""
    waits = waiting_files(session, trusted)
    rest = max(limit - len(waits), 0)
    return [*waits, *_files(session, trusted, "state != 'waiting' ORDER BY id DESC LIMIT ?", rest)]


def waiting_files(session: Session, trusted: Trusted | None) -> list[FileRow]:
    """The packages that wait for others or for a newer program, the newest first."""
    return _files(session, trusted, "state = 'waiting' ORDER BY id DESC")


def _files(session: Session, trusted: Trusted | None, which: str, *values: int) -> list[FileRow]:
    names, store = office_names(session, trusted), Store(session)
    rows = store.all(
        "SELECT id, package, direction, unit_code, name, at, made_at, commits, state, missing, outcome "
        f"FROM exchange_file WHERE {which}",
        values,
    )
    return [
        FileRow(
            str(number),
            package,
            direction == "out",
            names.get(unit, unit),
            name,
            at,
            made,
            commits,
            state,
            gaps(missing),
            outcome,
        )
        for (number, package, direction, unit, name, at, made, commits, state, missing, _), outcome in zip(
            rows, outcomes(store, [row[-1] for row in rows]), strict=True
        )
    ]


def gaps(stored: str) -> tuple[Gap, ...]:
    """What a parked package waits for, as it was noted."""
    return tuple(Gap(one, 0) if isinstance(one, str) else Gap(*one) for one in json.loads(stored))


def backup_is_old(session: Session, now_ms: int) -> bool:
    """Whether the last backup was made more than 24 hours ago, or never: before an import there has to be a newer."""
    last = local.instant(session, "last_backup_ms")
    return last is None or not 0 <= now_ms - last <= _DAY_MS


def _asked_for(session: Session, trusted: Trusted, code: str, files: Path | None) -> list[int]:
    """When the attachments came here that an office asked for."""
    return attached.awaited(files, session, trusted.recipients(code)) if files is not None else []


def _peers(store: Store) -> dict[str, tuple[int | None, int | None]]:
    """For each office: when its last package was taken in, and made."""
    sql = "SELECT unit_code, heard_at, made_at FROM exchange_peer ORDER BY heard_at"
    return {unit: (heard, made) for unit, heard, made in store.all(sql)}


def _standing(heard: int | None, told: int | None, acknowledged: int | None, owed: int, now_ms: int) -> Standing:
    if heard is None and told is None:
        return "new"
    long_ago = now_ms - DAYS_PATIENT * _DAY_MS
    if heard is not None and heard < long_ago:
        return "silent"
    if owed and told is not None and max(acknowledged or 0, heard or 0) < long_ago and told < long_ago:
        return "unanswered"
    return "unheard" if heard is None else ""
