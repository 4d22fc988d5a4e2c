"""Taking a package into a step that is being written; whether it is kept is for the caller to say."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from desktop_app.domain.progress import Progress
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.office import Transaction
from desktop_app.sync import ledger, rosters, wire
from desktop_app.sync.answers import Answer, answers_to, asked_here
from desktop_app.sync.apply import Applying
from desktop_app.sync.copied import is_contradicted, note_copied
from desktop_app.sync.declined import Declined, declined
from desktop_app.sync.handed import Handed, handed_over, overruled, passed_on, with_untold
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.ledger import Gap
from desktop_app.sync.office_keys import OfficeKeys
from desktop_app.sync.office_names import office_names
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.reading import Package
from desktop_app.sync.peers import hear
from desktop_app.sync.problems import UnknownAuthor
from desktop_app.sync.seal import seal
from desktop_app.sync.show import Outcome
from desktop_app.sync.store import Store
from desktop_app.sync.tally import HANDED_OVER, Begun, begun, count
from desktop_app.sync.trust.card import computer_mark
from desktop_app.sync.trust.keys import replica_of
from desktop_app.sync.trust.trusted import Trusted
from desktop_app.sync.unasked import answers_unasked

APPLYING = QT_TRANSLATE_NOOP("progress", "Comparing with what is here")


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of a package: how many records, those that were handed over, the commits that hold what only a newer
    program shows, how things stood before it, what was decided of what this office had set against others, what
    others did not take over of what this one had done, and the mark of the computer that wrote it if it is two.
    `regained`: how many commits it brought in the name of this very computer, which has not got them."""

    outcome: Outcome
    handed: tuple[Handed, ...]
    unread: int
    before: Begun
    answers: tuple[Answer, ...] = ()
    declined: tuple[Declined, ...] = ()
    copied: str = ""
    regained: int = 0


def enter(tx: Transaction, package: Package, keys: OfficeKeys, now_ms: int, progress: Progress) -> Entered:
    """Take a package into a step. Nothing must be missing before it (`gaps`).

    Raises apply.Missing and wire.Malformed; what was done of it has to be given up then.
    """
    store = Store(tx.session)
    seal(tx.session, keys.own)
    before, first = begun(tx.session), store.next_commit()
    asked = asked_here(tx.session) if before.undecided else []
    applying = Applying(tx, keys.own)
    applying.take(_vouched(package, progress))
    outcome = applying.finish()
    unread = store.all("SELECT count(*) FROM exchange_commit WHERE id >= ? AND unread = 1", (first,))[0][0]
    became = count(tx.session, tx.id, before, outcome)
    handed = _handed(tx, keys, package.manifest, applying, before, became)
    names = office_names(tx.session, keys.trusted)
    not_taken = declined(tx.session, keys.own, names, applying.put_back)
    ledger.keep_signatures(store, package.signatures)
    rosters.hear(store, package.manifest, package.trusted)
    copy = ""
    if is_contradicted(store, package.manifest):
        note_copied(tx.session, package.manifest, now_ms)
        copy = computer_mark(package.sender.replica)
    hear(store, package.manifest, now_ms)
    decided = answers_unasked(store, keys.own, applying.decided, asked, applying.put_back)
    answers, own = (*answers_to(tx.session, asked), *decided), _own_that_came(store, keys.own.actor, first)
    return Entered(outcome, handed, unread, before, answers, not_taken, copy, own)


def _own_that_came(store: Store, actor: str, first: int) -> int:
    """Of the commits from this number on, those by this author that were not made here."""
    sql = (
        "SELECT count(*) FROM exchange_commit c JOIN exchange_stream s ON s.id = c.stream_id "
        "WHERE s.actor = ? AND c.id >= ? AND c.transaction_id IS NULL"
    )
    return int(store.all(sql, (actor, first))[0][0])


def _handed(
    tx: Transaction,
    keys: OfficeKeys,
    manifest: Manifest,
    applying: Applying,
    before: Begun,
    became: Mapping[tuple[str, str], str],
) -> tuple[Handed, ...]:
    """The records that one unit hands over to another, as this office sees it."""
    if keys.own.is_centre:
        projects = [row_id for (_table, row_id), kind in became.items() if kind == HANDED_OVER]
        others = overruled(tx.session, applying.given)
        return (*passed_on(tx.session, tx.id, before.entry, projects), *others)
    handed = handed_over(tx.session, tx.id, applying.handed)
    return tuple(with_untold(tx.session, tx.id, manifest.heads, handed))


def gaps(store: Store, manifest: Manifest, keys: OfficeKeys) -> tuple[Gap, ...]:
    """Whose files have to come first: what the sender took this office to know and it does not."""
    known = store.known(head.hash for stream in manifest.presupposes for head in stream.heads)
    names = {one.unit_code: one.unit_name for one in keys.trusted.members()}
    mine = keys.identity.replica
    lacking: dict[tuple[str, bool], int] = {}
    for stream, at in zip_longest(manifest.presupposes, manifest.presupposed_at[: len(manifest.presupposes)]):
        if any(head.hash not in known for head in stream.heads):
            name = names.get(stream.unit_code, stream.unit_code)
            who = (name, replica_of(stream.actor) == mine)
            lacking[who] = max(lacking.get(who, 0), at or 0)
    return tuple(Gap(name, at, own) for (name, own), at in lacking.items())


def refuse_unknown_authors(manifest: Manifest, known: Container[bytes], trusted: Trusted) -> None:
    """Raises UnknownAuthor for a package that nothing is missing before, and that brings commits (those of its heads
    whose hashes are not `known`) of somebody for whom nobody vouches: what reading all of it would come to."""
    for stream in sorted(manifest.heads, key=lambda one: not one.is_centre):
        if any(head.hash not in known for head in stream.heads) and not trusted.vouches_for(stream.actor):
            raise UnknownAuthor(stream.unit_code, stream.is_centre, trusted.own.is_centre)


def _vouched(package: Package, progress: Progress) -> Iterator[Sent]:
    """The commits with their authors as the roster has them, not as the package says."""
    writer = cache(package.trusted.writer)
    for number, sent in enumerate(package.commits()):
        progress.report(number / max(package.count, 1), APPLYING)
        author = writer(sent.actor)
        if author is None:
            raise wire.Malformed("an unknown author")
        if (sent.unit_code, sent.is_centre) != (author.unit_code, author.is_centre):
            sent = replace(sent, unit_code=author.unit_code, is_centre=author.is_centre)
        yield sent
