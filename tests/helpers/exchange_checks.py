"""What has to hold of a story at any time, and at its end; every violation says which story, and tells it."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import text

from db.capture import before_and_after
from db.models import NATURAL_KEYS
from db.wire import FIELDS, TABLES
from desktop_app.sync.digests import digests
from desktop_app.sync.scopes import ADOPTED, owner_of_adopted
from desktop_app.sync.store import Store
from tests.helpers.exchange import Peer
from tests.helpers.exchange_clerks import CENTRE
from tests.helpers.exchange_log import Commit, log_of
from tests.helpers.exchange_oracle import Oracle
from tests.helpers.exchange_reviews import against_the_centre, points_known
from tests.helpers.exchange_rules import FOR_ALL, KEPT_FOR_ALL, ONE_REGISTER
from tests.helpers.quick_office import SHARED_MEMORY


class Violation(AssertionError):
    """Something that must hold does not."""


class Told(Protocol):
    """Offices at the end of a story: `delivered` are the commits that another office took in, `held` those that
    anybody held before all was told to all, `restored` the computers that went on from old data."""

    delivered: set[bytes]
    held: set[bytes]
    restored: set[str]

    @property
    def centre(self) -> Peer: ...

    def units(self) -> Sequence[Peer]: ...


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that goes again, in memory where there is such a place."""
    base = SHARED_MEMORY if SHARED_MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="zst-story-", dir=base))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_office(one: Peer) -> None:
    """The tables show what the commits come to; every step of a clerk is in a commit."""
    one.take([])  # a unit shows the centre's word again, beside its request, once something is taken in
    one.knowledge()
    wanted = Oracle(log_of(one.office), None if one.own.is_centre else one.own.unit_code).expected()
    rows = {key: values for key, values in one.rows().items() if key[1] not in wanted.doubtful}
    own = _its_own(one, rows.keys() - wanted.rows.keys())
    _same("records", one, rows.keys() - own, wanted.rows.keys())
    for key, values in wanted.rows.items():
        shown = rows[key]
        different = {name: (shown[name], value) for name, value in values.items() if shown[name] != value}
        if different:
            raise Violation(f"{one.own.unit_code} shows of {key} (here, expected): {different}")
    _same("conflicts", one, {c for c in one.conflicts() if (c[0], c[1]) in rows and c[:2] not in own}, wanted.waits)
    _together(one, wanted.heads)
    _everything_sealed(one)


def _together(one: Peer, heads: Mapping[bytes, Mapping[int, set[bytes]]]) -> None:
    """Fields that mean something only together have their values from the same steps; a reference may be unknown."""
    tables = {
        TABLES[table]: [FIELDS[table][name] for name in names if not name.endswith("_id")]
        for table, names in ONE_REGISTER.items()
    }
    with one.office.read() as session:
        of = {record.row: record.table for record in Store(session).tracked(heads).values()}
    for row, found in heads.items():
        if len({frozenset(found.get(number, ())) for number in tables.get(of.get(row, 0), ())}) > 1:
            raise Violation(f"{one.own.unit_code} mixes values of {row.hex()}")


def _its_own(one: Peer, keys: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Of these records those that a unit makes for itself and tells nobody."""
    return {key for key in keys if not one.own.is_centre and key[0] in NATURAL_KEYS and key[0] in KEPT_FOR_ALL}


def _same(what: str, one: Peer, here: Iterable[Any], wanted: Iterable[Any]) -> None:
    more, less = set(here) - set(wanted), set(wanted) - set(here)
    if more or less:
        raise Violation(f"{what} at {one.own.unit_code}: too many {sorted(more)}, missing {sorted(less)}")


def _everything_sealed(one: Peer) -> None:
    """Each value that a clerk entered here is in a commit of that step."""
    with one.office.read() as session:
        entries = session.execute(
            text(
                "SELECT e.transaction_id, e.table_name, e.row_id, e.before, e.after FROM journal_entry e "
                "JOIN journal_transaction t ON t.id = e.transaction_id WHERE t.exchange = 0 ORDER BY e.id"
            )
        ).all()
        store = Store(session)
        commits: dict[int, list[int]] = {}
        for commit, step in store.all(
            "SELECT id, transaction_id FROM exchange_commit WHERE transaction_id IS NOT NULL"
        ):
            commits.setdefault(step, []).append(commit)
        final: dict[tuple[int, str, str], dict[int, Any]] = {}
        for step, table, row_id, before, after in entries:
            if table in NATURAL_KEYS and not one.own.is_centre:
                continue
            numbers = FIELDS[table]
            new = before_and_after(table, row_id, before, after)[1]
            values = {numbers[name]: value for name, value in new.items() if name in numbers}
            final.setdefault((step, table, row_id), {}).update(values)
        for (step, table, row_id), values in final.items():
            said: dict[int, Any] = {}
            for commit in commits.get(step, []):
                for change in store._body(commit).of(bytes.fromhex(row_id)):  # said again under a new card, too
                    said |= change.fields
            lost = {number: value for number, value in values.items() if said.get(number) != value}
            if lost:
                raise Violation(f"step {step} at {one.own.unit_code} lost {lost} of {table} {row_id}")


def state(one: Peer) -> tuple[object, ...]:
    """All that an office makes of what it knows: records, what waits, and which commits each value comes from."""
    registers = {}
    with one.office.read() as session:
        store = Store(session)
        tracked = store.tracked(row for (row,) in store.all("SELECT row_id FROM exchange_row"))
        names = store.identities({entry for record in tracked.values() for entry in record.state.commits()})
    for row, record in tracked.items():
        heads = {number: {names[entry] for entry in entries} for number, entries in record.state.heads.items()}
        base = names.get(record.state.base) if record.state.base else None
        registers[row] = (base, record.place, record.scope, {n: h for n, h in heads.items() if h != {base}})
    return one.rows(), one.conflicts(), registers


def check_again(giver: Peer, taker: Peer, times: int) -> None:
    """Taking in so many times more what was taken in already changes nothing."""
    before = state(taker)
    for _ in range(times):
        new = taker.take(giver.untold(taker, [])).commits
        if new or state(taker) != before:
            raise Violation(f"{taker.own.unit_code} changed by what it knew, {new} new commits")


def check_end(story: Told) -> None:
    """All know all they may: the offices show the same, and nothing that anybody ever told is gone."""
    centre = story.centre
    lost = (story.held if CENTRE in story.restored else story.delivered | story.held) - centre.hashes()
    if lost:
        raise Violation(f"the centre lacks {len(lost)} commits that were taken in somewhere")
    rows, waits = centre.rows(), centre.conflicts()
    undecided = {row_id for _, row_id, _ in waits}
    for key, values in rows.items():
        owner = rows.get(("project", str(values.get("project_id"))), values)["owner_code"]
        if (
            key[0] in ADOPTED
            and owner != owner_of_adopted(key[0], CENTRE)
            and not values["deleted_at"]
            and key[1] not in undecided
        ):
            raise Violation(f"{key} stayed with {owner}")
        if key[0] != "task" and values["owner_code"] != owner:
            raise Violation(f"{key} belongs to {values['owner_code']}, its project to {owner}")
    log = log_of(centre.office)
    if against := next(against_the_centre(log, rows), ""):
        raise Violation(against)
    must, may = _scopes(log, rows)
    for unit in story.units():
        code = unit.own.unit_code
        here = unit.rows()
        own = _its_own(unit, here.keys() - rows.keys())
        for key in here.keys() - own:
            _like_the_centre(code, key, here, rows)
        wanted = {key for key in rows if _kept_for_all(key, rows) or code in must[key[1]]}
        needless = {key for key in here if code in may.get(key[1], ())} - wanted
        complete = {key for key in wanted if _complete(key, rows, wanted)}
        shown = {key for key in wanted & here.keys() if _complete(key, rows, wanted | needless)}
        _same("records at the end", unit, here.keys() - own - needless - (shown - complete), complete)
        both = {key for key in here if key in rows and not _kept_for_all(key, rows)}  # a request is its unit's affair
        _same("conflicts at the end", unit, *({c for c in some if c[:2] in both} for some in (unit.conflicts(), waits)))
        _same_digests(unit, centre)
        known = log_of(unit.office)
        foreign = {commit.scope for commit in known} - {code, "shared"}
        if foreign:
            raise Violation(f"{code} holds commits of {foreign}")
        if points_known(known):
            raise Violation(f"{code} knows the points that judges gave")


def _same_digests(unit: Peer, centre: Peer) -> None:
    """Whoever knows the same of a scope comes to the same digest of it."""
    found = []
    for one in (unit, centre):
        heads = {(stream.actor, stream.scope): stream.heads for stream in one.knowledge()}
        with one.office.read() as session:
            found.append((heads, digests(session, {"shared", unit.own.unit_code})))
    (known, mine), (all_, theirs) = found
    for scope in mine:
        same = {key: heads for key, heads in known.items() if key[1] == scope}
        if same == {key: heads for key, heads in all_.items() if key[1] == scope} and mine[scope] != theirs[scope]:
            raise Violation(f"{unit.own.unit_code} and the centre know the same of {scope} with different digests")


def _kept_for_all(key: tuple[str, str], rows: dict[Any, Any]) -> bool:
    """What the centre keeps for everybody; a unit's own of that kind is known to it and the centre."""
    owner = rows[key]["owner_code"]
    return owner == FOR_ALL or (key[0] in KEPT_FOR_ALL and owner == CENTRE)


def _like_the_centre(code: str, key: tuple[str, str], here: dict[Any, Any], rows: dict[Any, Any]) -> None:
    if key not in rows:
        raise Violation(f"{code} has {key} and the centre does not")
    for name, value in here[key].items():
        unknown = value is None and name.endswith("_id") and not any(other[1] == rows[key][name] for other in here)
        if value != rows[key][name] and not unknown:
            raise Violation(f"{code} shows {name} of {key} as {value!r}, the centre as {rows[key][name]!r}")


def _scopes(log: Sequence[Commit], rows: dict[Any, Any]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Record -> the units that have to know it: its owner, whose duty it is, and where a record that refers to it ever
    was; and those that may know it, as a parent that its child has no more."""
    must: dict[str, set[str]] = {row_id: {str(values["owner_code"])} for (_, row_id), values in rows.items()}
    may: dict[str, set[str]] = {row_id: set() for _, row_id in rows}
    codes = {row_id: str(values["code"]) for (table, row_id), values in rows.items() if table == "unit"}
    for (table, row_id), values in rows.items():
        if table == "task" and values["owner_code"] == CENTRE:  # a duty that the centre gave to units
            must[row_id] |= {codes.get(str(values["unit_id"]), CENTRE), *values["co_unit_codes"].split("、")}
    for commit in log:
        for change in commit.body.changes:
            for table, name in _TO_OTHERS:
                target = str(change.fields.get(FIELDS[table][name]) or "")
                if change.table == TABLES[table] and target in must:
                    (may if name == "parent_id" else must)[target].add(commit.scope)
    for some in (must, may):
        pending = True
        while pending:
            pending = False
            for (table, row_id), values in rows.items():
                if table in ("investor_tag", "investor_name", "investor"):
                    # a parent is known where its child is, a tag where its investor is
                    child = table == "investor"
                    source, target = (
                        (row_id, str(values["parent_id"])) if child else (str(values["investor_id"]), row_id)
                    )
                    more = some.get(source, set()) - some.get(target, set())
                    if target in some and more:
                        some[target] |= more
                        pending = True
    return must, may


_TO_OTHERS = (
    ("project_investor", "investor_id"),
    ("fund_entry", "investor_id"),
    ("claim", "investor_id"),
    ("activity_link", "investor_id"),
    ("contact", "investor_id"),
    ("investor", "parent_id"),
    ("review_item", "meeting_id"),
)


def _complete(key: tuple[str, str], rows: dict[Any, Any], wanted: set[Any]) -> bool:
    """Whether what a record cannot be without is known, too."""
    needs: dict[str, list[tuple[str, str]]] = {
        "project_investor": [("investor_id", "investor"), ("project_id", "project")],
        "fund_entry": [("project_id", "project")],
        "milestone": [("project_id", "project")],
        "contact": [("investor_id", "investor")],
        "investor_tag": [("investor_id", "investor")],
        "investor_name": [("investor_id", "investor")],
        "review_item": [("meeting_id", "review_meeting"), ("project_id", "project")],
        "score_card": [("item_id", "review_item")],
    }
    return all((table, rows[key][column]) in wanted for column, table in needs.get(key[0], []))
