"""Several packages in one go: looking at them, taking them in after a backup, and writing for several offices."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.progress import Progress, Silent, Span
from desktop_app.errors import Cancelled, EnvironmentProblem, UserError
from desktop_app.queries.project_numbers import SharedNumber, shared_numbers
from desktop_app.services.backup import backup_now
from desktop_app.services.office import Actor, Changes, Label
from desktop_app.sync.digests import Kept
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.leave_out import PutBack, Record, intend, leave_intended_out
from desktop_app.sync.marks import PROJECT, projects_undecided
from desktop_app.sync.office_names import office_names
from desktop_app.sync.overview import backup_is_old
from desktop_app.sync.package.writing import Written
from desktop_app.sync.preview import SHOWN, PreviewRow, Removal
from desktop_app.sync.receipt import ReceiptRow, receipt
from desktop_app.sync.stick import PackageOnStick
from desktop_app.sync.taken import Taken
from desktop_app.sync.waiting import EXCHANGED


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one package: taken (or looked at), or why it was not."""

    package: PackageOnStick
    taken: Taken | None = None
    refused: UserError | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What packages would do: the first records, and counts of all.

    `much`: of what so many would go that one looks twice. `backup_first`: a backup is made before.
    """

    results: tuple[Result, ...]
    rows: tuple[PreviewRow, ...]
    counts: dict[str, int]
    much: tuple[Removal, ...]
    backup_first: bool


@dataclass(frozen=True, slots=True)
class Took:
    """What was taken in. `backup`: the one made before; `stopped`: the user cancelled before the last package;
    `receipt`: at a unit, what became of its entries at the centre; `left_out`: records that were put back as they were,
    with what belongs to them; `differing`: names of offices that know the same by now and show other records;
    `left_out_new`: of the records left out those that were new, so that they are deleted; `numbers`: of the projects
    that came or changed those that have the number of another one. `put_back`: the step that left records out, `whole`:
    what was taken in without it.
    """

    results: tuple[Result, ...]
    backup: Path | None
    stopped: bool
    changes: Changes
    receipt: tuple[ReceiptRow, ...] = ()
    left_out: int = 0
    differing: tuple[str, ...] = ()
    left_out_new: int = 0
    numbers: tuple[SharedNumber, ...] = ()
    put_back: int = 0
    whole: tuple[Result, ...] = ()

    def with_all(self) -> "Took":
        """As it is once the step that left records out was undone."""
        return replace(self, results=self.whole or self.results, left_out=0, left_out_new=0)


@dataclass(frozen=True, slots=True)
class Sent:
    """A package written for an office, or why it was not; neither: its turn did not come."""

    unit: str
    written: Written | None = None
    refused: UserError | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Wrote:
    """What was written into `folder`: every office that was asked for is among the results."""

    folder: Path
    results: tuple[Sent, ...]
    stopped: bool
    changes: Changes


def look_all(
    exchange: Exchange,
    packages: Sequence[PackageOnStick],
    actor: Actor,
    progress: Progress | None = None,
    most: int = SHOWN,
) -> Looked:
    """What packages would change, one after another, with up to `most` records; nothing is changed.

    Raises Cancelled.
    """
    progress = progress or Silent()
    exchange.seal(Span(progress, 0.0, 0.2))  # else each of them would have to, and give it up with what it changed
    look = exchange.look([one.files for one in packages], actor, Span(progress, 0.2, 1.0), most)
    results = tuple(
        Result(package, refused=result) if isinstance(result, UserError) else Result(package, result)
        for package, result in zip(packages, look.results, strict=True)
    )
    found = look.preview
    with exchange.office.read() as session:
        old = backup_is_old(session, exchange.office.clock.now_ms())
    return Looked(results, found.rows, found.counts, found.much, old)


def take_all(
    exchange: Exchange,
    packages: Sequence[PackageOnStick],
    actor: Actor,
    backups: Path,
    progress: Progress | None = None,
    left_out: Collection[Record] = (),
) -> Took:
    """Take packages in, each all or nothing, after a backup if the last is older than a day.

    Records `left_out` are put back as they were, in a step of their own at the end, or, if the program ends before,
    when it is next opened.

    What is taken stays when a later one is refused or the user cancels. Raises Cancelled when nothing was done yet,
    and EnvironmentProblem when the backup cannot be made.
    """
    progress = progress or Silent()
    office = exchange.office
    backup = make_ready(exchange, actor, backups, Span(progress, 0.0, 0.2))
    intend(office, left_out)
    try:
        results, stopped = _each(exchange, packages, actor, Span(progress, 0.2 if backup else 0.0, 1.0))
    except Cancelled:
        intend(office, ())
        raise
    kinds: frozenset[str] = frozenset({EXCHANGED})
    records: frozenset[tuple[str, str]] = frozenset()
    for changes in _changes(results):
        kinds |= changes.kinds
        records |= changes.records
    with office.read() as session:
        undecided = projects_undecided(session)
    if undecided:  # their marks are shown, though the shown value may be the same as before
        kinds |= {PROJECT}
        records |= {(PROJECT, one) for one in undecided}
    back, whole = leave_intended_out(office, actor), tuple(results)
    if back is not None:
        results = [replace(one, taken=_without(one.taken, back)) if one.taken else one for one in results]
    return Took(
        tuple(results),
        backup,
        stopped,
        Changes(0, Label(""), kinds, len(records), records),
        _receipt(exchange, results),
        back.count if back is not None else 0,
        _differing(exchange, results),
        back.created if back is not None else 0,
        _numbers(exchange, {row for table, row in records if table == PROJECT}),
        back.changes.transaction_id if back is not None else 0,
        whole,
    )


def make_ready(exchange: Exchange, actor: Actor, backups: Path, progress: Progress | None = None) -> Path | None:
    """Before packages are taken in: leave out what a reading that was broken off was to leave out, and make a verified
    backup when the last one is older than a day."""
    office = exchange.office
    leave_intended_out(office, actor)
    with office.read() as session:
        old = backup_is_old(session, office.clock.now_ms())
    return backup_now(office, backups, progress, exchange.seal) if old and office.file is not None else None


def write_all(
    exchange: Exchange, offices: Sequence[tuple[str, str]], folder: Path, progress: Progress | None = None
) -> Wrote:
    """Write for several offices, given by code and name. Packages that are whole stay when a later one fails."""
    progress = progress or Silent()
    results: list[Sent] = []
    stopped = False
    kept = Kept()
    for number, (code, name) in enumerate(offices):
        part = Span(progress, number / len(offices), (number + 1) / len(offices))
        try:
            progress.check()
            results.append(Sent(name, exchange.write(code, folder, part, kept), code=code))
        except Cancelled:
            if not results:
                raise
            stopped = True
            break
        except UserError as error:
            results.append(Sent(name, refused=error, code=code))
            if isinstance(error, EnvironmentProblem):
                break
    results += [Sent(name, code=code) for code, name in offices[len(results) :]]
    return Wrote(folder, tuple(results), stopped, told())


def _without(taken: Taken, back: PutBack) -> Taken:
    """What came of a package, less what was put back."""
    also = tuple(_without(one, back) for one in taken.also)
    counts = back.by_step.get(taken.changes.transaction_id) if taken.changes is not None else None
    outcome = taken.outcome
    if outcome is None or counts is None:
        return replace(taken, also=also)
    outcome = replace(outcome, **{name: max(getattr(outcome, name) - n, 0) for name, n in counts.items()})
    records = back.changes.records
    handed = tuple(one for one in taken.handed if (one.table, one.record_id) not in records)
    return replace(taken, also=also, outcome=outcome, left_out=sum(counts.values()), handed=handed)


def _receipt(exchange: Exchange, results: Sequence[Result]) -> tuple[ReceiptRow, ...]:
    if exchange.keys.own.is_centre:
        return ()
    with exchange.office.read() as session:
        return tuple(receipt(session, [changes.transaction_id for changes in _changes(results)]))


def _numbers(exchange: Exchange, projects: Collection[str]) -> tuple[SharedNumber, ...]:
    with exchange.office.read() as session:
        return tuple(shared_numbers(session, projects))


def _differing(exchange: Exchange, results: Sequence[Result]) -> tuple[str, ...]:
    units = {one.package.found.unit_code for one in results if one.taken is not None and one.package.found is not None}
    if not units:
        return ()
    with exchange.office.read() as session:
        names = office_names(session, exchange.keys.trusted)
    return tuple(names.get(code, code) for code in exchange.compare(units))


def _changes(results: Sequence[Result]) -> list[Changes]:
    """What packages changed, and those that had waited for them."""
    taken = [one for result in results if result.taken is not None for one in (result.taken, *result.taken.also)]
    return [one.changes for one in taken if one.changes is not None]


def told() -> Changes:
    """Tells the window that something was exchanged, though no record changed."""
    return Changes(0, Label(""), frozenset({EXCHANGED}), 0, frozenset())


def _each(
    exchange: Exchange, packages: Sequence[PackageOnStick], actor: Actor, progress: Progress
) -> tuple[list[Result], bool]:
    results: list[Result] = []
    for number, package in enumerate(packages):
        part = Span(progress, number / len(packages), (number + 1) / len(packages))
        try:
            results.append(Result(package, exchange.take(package.files, actor, part)))
        except Cancelled:
            if not results:
                raise
            return results, True
        except UserError as error:
            results.append(Result(package, refused=error))
    return results, False
