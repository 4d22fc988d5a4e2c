"""Writing a package for another office: what it lacks, as far as it may know it, with the word of this office on it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from db.session import revisions
from desktop_app.domain.progress import Progress, Silent, Span
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Office
from desktop_app.sync import attached, ledger
from desktop_app.sync.digests import Kept
from desktop_app.sync.drives import free_bytes
from desktop_app.sync.knowledge import Knowledge, StreamHeads, count_untold, knowledge, untold
from desktop_app.sync.notice import tell_shut_out
from desktop_app.sync.office_keys import OfficeKeys
from desktop_app.sync.package.disk import NoRoom
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.writing import AttachedFile, Target, Written, write_package
from desktop_app.sync.peers import knowledge_of
from desktop_app.sync.scopes import SHARED
from desktop_app.sync.seal import seal
from desktop_app.sync.store import Store
from desktop_app.sync.trust.heads import sign_head
from desktop_app.sync.trust.roster import Member
from desktop_app.sync.unsent import Lacked
from desktop_app.sync.written import Packages, packages_by_office


def recipients_of(keys: OfficeKeys, unit_code: str) -> list[Member]:
    """The computers of an office. Raises UserError when it is not trusted yet, and between units.

    Who has only the code of this office is not the same office: it would get what is nobody else's.
    """
    mine = keys.trusted.own
    found = [
        one
        for one in keys.trusted.recipients(unit_code)
        if one.replica != mine.replica and (unit_code != mine.unit_code or one.is_centre is mine.is_centre)
    ]
    centre = keys.trusted.centre
    if not keys.own.is_centre and centre is not None and unit_code != centre.unit_code:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Units exchange through the centre, not with each other."))
    shut_out = [one.unit_name for one in keys.trusted.members() if one.unit_code == unit_code and one.revoked]
    if not found and shut_out:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{unit} takes part in the exchange no more: its computer was shut out."),
            QT_TRANSLATE_NOOP(
                "errors", "To let it in again, take its office card and compare the digits by telephone."
            ),
            unit=shut_out[0],
        )
    if not found:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The office {code} is not trusted here yet."),
            QT_TRANSLATE_NOOP("errors", "Take its office card and compare the digits by telephone first."),
            code=unit_code,
        )
    return found


def give(
    office: Office,
    keys: OfficeKeys,
    recipients: Sequence[Member],
    folder: Path,
    kept: Kept,
    progress: Progress | None = None,
) -> Written:
    """Seal what was done here and write the package. `kept`: digests that are worked out once for several packages."""
    one = recipients[0]
    progress = progress or Silent()
    with office.maintain() as session:
        seal(session, keys.own, Span(progress, 0.0, 0.3))
        store = Store(session)
        heads = knowledge(store, one.unit_code, one.is_centre)
        _sign(keys, store, heads)
    keys.bear_witness(heads)
    with office.read() as session:
        store = Store(session)
        theirs = knowledge_of(session, keys.trusted, one.unit_code)
        newest = store.next_commit() - 1
        presupposed = [stream for stream in theirs if one.may_see(stream.scope)]
        manifest = Manifest(
            made_at=office.clock.now_ms(),
            schema=revisions()[-1],
            heads=list(heads),
            digests=kept.of(session, {SHARED, keys.own.unit_code if one.is_centre else one.unit_code}),
            presupposes=presupposed,
            presupposed_at=_authored(store, presupposed),
            commits=count_untold(store, theirs, one.unit_code, one.is_centre).commits,
            signatures=ledger.signatures(store, heads),
            wants=attached.wanted(office, session, one),
        )
        owed = attached.owed(office, session, theirs, one)
        files = [AttachedFile(bytes.fromhex(hash_), stored_file(office, hash_)) for hash_ in owed.here]
        name = f"{keys.own.unit_code}-{one.unit_code}-{office.clock.now():%Y%m%d-%H%M%S}"
        target = Target(folder, name, disk=NoRoom()) if _is_too_full(folder, files) else Target(folder, name)
        commits = untold(store, theirs, one.unit_code, one.is_centre)
        written = write_package(
            target, manifest, commits, files, keys.identity, keys.trusted, recipients, Span(progress, 0.3, 1.0)
        )
        since = packages_by_office(store).get(one.unit_code, Packages()).newest
        new, older = Lacked(store).rows(theirs, one.unit_code, one.is_centre, since)
        records, repeated = len(new | older), len(older - new)
        left_out = [*owed.absent, *(hash_.hex() for hash_ in written.left_out)]
        names = attached.names_of(session, left_out)
        gone = [hash_ for hash_ in owed.here if hash_ not in left_out]
        asks = attached.asked_of(session, [hash_.hex() for hash_ in manifest.wants], one)
        told = attached.names_of(session, gone), attached.names_of(session, asks)
        written = replace(
            written, left_out_names=names, records=records, repeated=repeated, files=told[0], asks=told[1]
        )
    beside = tell_shut_out(keys, recipients, folder, written.manifest.made_at)
    noted: dict[str, object] = {"newest": newest, "records": records, "repeated": repeated}
    noted |= {"files": len(gone), "asked": len(asks), "asks": asks}
    name, at, made = written.paths[0].name, office.clock.now_ms(), written.manifest
    with office.maintain() as session:
        ledger.note(session, at, "out", made, one.unit_code, name, written.commits, "written", outcome=noted)
    return replace(written, paths=[*written.paths, *beside])


def _is_too_full(folder: Path, files: Sequence[AttachedFile]) -> bool:
    """Attachments alone may be more than a stick has room for: how much that is in all is then said without writing."""
    need, free = sum(one.path.stat().st_size for one in files if one.path.exists()), free_bytes(folder)
    return free is not None and free < need


def _sign(keys: OfficeKeys, store: Store, heads: Knowledge) -> None:
    """Stand for the newest own commits."""
    own = keys.identity.replica.hex()
    for stream in heads:
        if stream.actor.startswith(own):
            ledger.keep_signatures(
                store, [sign_head(keys.identity, stream.actor, stream.scope, head) for head in stream.heads]
            )


def _authored(store: Store, streams: Sequence[StreamHeads]) -> list[int]:
    """When the newest known commit of each stream was made, ms UTC by its author's clock; 0 where none is known."""
    times = dict(
        map(
            tuple,
            store.among(
                "SELECT hash, at FROM exchange_commit WHERE hash IN (?)",
                [head.hash for stream in streams for head in stream.heads],
            ),
        )
    )
    return [max((times.get(head.hash, 0) for head in stream.heads), default=0) for stream in streams]
