"""The exchange as an office does it: write a package for another office, look at one, take it in."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import zip_longest
from pathlib import Path

import msgspec
from sqlalchemy.orm import Session

from db.session import revisions
from desktop_app.domain.progress import Progress, Silent, Span
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.attachments import stored_file
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.sync import attached, ledger, wire
from desktop_app.sync.apply import Applying, Missing
from desktop_app.sync.follow import hand_parts_over
from desktop_app.sync.knowledge import Knowledge, Sent, StreamHeads, count_untold, knowledge, untold
from desktop_app.sync.ledger import Gap
from desktop_app.sync.office_keys import OfficeKeys
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.reading import Package, open_package, read_letter
from desktop_app.sync.package.writing import AttachedFile, Target, Written, write_package
from desktop_app.sync.preview import Preview, open_conflicts, preview_of
from desktop_app.sync.problems import FileRefused, cannot_write
from desktop_app.sync.seal import seal
from desktop_app.sync.show import Outcome
from desktop_app.sync.store import Store
from desktop_app.sync.trust.heads import sign_head
from desktop_app.sync.trust.roster import Member

APPLYING = QT_TRANSLATE_NOOP("progress", "Comparing with what is here")

_KNOWLEDGE = msgspec.msgpack.Decoder(list[StreamHeads])


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a package. `missing`: what has to come first, so that it was put aside; else `outcome` is set."""

    sender: str
    made_at: int
    outcome: Outcome | None = None
    changes: Changes | None = None
    missing: tuple[Gap, ...] = ()
    preview: Preview | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A package before it is read: from whom, made when (the sender's clock, ms UTC), and whether it can be taken.

    `known_already`: neither changes nor another word of what its sender knows.
    """

    sender: str
    unit_code: str
    made_at: int
    commits: int
    known_already: bool
    missing: tuple[Gap, ...]


class _Look(Exception):
    """Ends a preview; the transaction rolls back."""


class Exchange:
    """One office's exchange. `folder` holds parked packages and what is unpacked meanwhile."""

    def __init__(self, office: Office, keys: OfficeKeys, folder: Path) -> None:
        self.office = office
        self.keys = keys
        self.folder = folder

    # giving

    def write(self, unit_code: str, folder: Path, progress: Progress | None = None) -> Written:
        """Write what an office lacks, as far as it may know it. Raises UserError when it is not trusted yet."""
        recipients = self._recipients(unit_code)
        one = recipients[0]
        self._hand_parts_over()
        with self.office.maintain() as session:
            seal(session, self.keys.own)
            store = Store(session)
            heads = knowledge(store, one.unit_code, one.is_centre)
            self._sign(store, heads)
        self.keys.bear_witness(heads)
        with self.office.read() as session:
            store = Store(session)
            theirs = self.knowledge_of(session, unit_code)
            presupposed = [stream for stream in theirs if _visible(one, stream)]
            newest = store.next_commit() - 1
            now = self.office.clock.now_ms()
            manifest = Manifest(
                made_at=now,
                schema=revisions()[-1],
                heads=list(heads),
                presupposes=presupposed,
                presupposed_at=_authored(store, presupposed),
                commits=count_untold(store, theirs, one.unit_code, one.is_centre).commits,
                signatures=ledger.signatures(store, heads),
                wants=attached.wanted(self.office, session),
            )
            files = [
                AttachedFile(bytes.fromhex(hash_), stored_file(self.office, hash_))
                for hash_ in attached.owed(self.office, session, theirs, one)
            ]
            name = f"{self.keys.own.unit_code}-{one.unit_code}-{self.office.clock.now():%Y%m%d-%H%M%S}"
            commits = untold(store, theirs, one.unit_code, one.is_centre)
            target = Target(folder, name)
            written = write_package(
                target, manifest, commits, files, self.keys.identity, self.keys.trusted, recipients, progress
            )
        reach = {"newest": newest}
        ledger.note(
            self.office,
            "out",
            written.manifest,
            unit_code,
            written.paths[0].name,
            written.commits,
            "written",
            outcome=reach,
        )
        return written

    def _recipients(self, unit_code: str) -> list[Member]:
        mine = self.keys.own
        found = [one for one in self.keys.trusted.recipients(unit_code) if one.replica != self.keys.identity.replica]
        if not found:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "The office {code} is not trusted here yet."),
                QT_TRANSLATE_NOOP("errors", "Take its office card and compare the digits by telephone first."),
                code=unit_code,
            )
        if not mine.is_centre and not found[0].is_centre:
            raise UserError(QT_TRANSLATE_NOOP("errors", "Units exchange through the centre, not with each other."))
        return found

    def _sign(self, store: Store, heads: Knowledge) -> None:
        """Stand for the newest own commits."""
        own = self.keys.identity.replica.hex()
        for stream in heads:
            if stream.actor.startswith(own):
                ledger.keep_signatures(
                    store,
                    [sign_head(self.keys.identity, stream.actor, stream.scope, head) for head in stream.heads],
                )

    @staticmethod
    def knowledge_of(session: Session, unit_code: str) -> list[StreamHeads]:
        """What an office knew when its last package came."""
        rows = Store(session).all("SELECT heads FROM exchange_peer WHERE unit_code = ?", (unit_code,))
        return _KNOWLEDGE.decode(rows[0][0]) if rows and rows[0][0] else []

    # taking

    def inspect(self, files: Sequence[Path]) -> Found:
        """What a package is, without reading all of it. Raises FileRefused and EnvironmentProblem."""
        letter = read_letter(files, self.keys.identity, self.keys.trusted)
        manifest = letter.manifest
        with self.office.read() as session:
            store = Store(session)
            known = set(store.known(head.hash for stream in manifest.heads for head in stream.heads))
            missing = self._missing(store, manifest)
            heard = self.knowledge_of(session, manifest.unit_code) == manifest.heads or store.all(
                "SELECT 1 FROM exchange_file WHERE package = ? AND direction = 'in' AND state != 'waiting'",
                (manifest.package.hex(),),
            )
        news = any(head.hash not in known for stream in manifest.heads for head in stream.heads)
        news = news or not heard
        return Found(
            letter.sender.unit_name, manifest.unit_code, manifest.made_at, manifest.commits or 0, not news, missing
        )

    def take(
        self,
        files: Sequence[Path],
        actor: Actor,
        progress: Progress | None = None,
        *,
        only_look: bool = False,
    ) -> Taken:
        """Take a package in, all or nothing; what has to wait for another is put aside and taken in after that.

        Raises FileRefused, EnvironmentProblem, Cancelled: nothing was changed then.
        """
        progress = progress or Silent()
        reading, applying = Span(progress, 0.0, 0.3), Span(progress, 0.3, 1.0)
        with open_package(files, self.keys.identity, self.keys.trusted, self.folder, reading) as package:
            taken = self._take(package, actor, applying, only_look)
            if only_look:
                return taken
            if taken.missing:
                self._park(files, package, taken.missing)
                return taken
            self._take_attached(package)
            self.keys.keep(package.trusted)
        self._hand_parts_over()
        self._take_parked(actor, progress)
        return taken

    def _take(self, package: Package, actor: Actor, progress: Progress, only_look: bool) -> Taken:
        manifest, sender = package.manifest, package.sender
        label = Label(QT_TRANSLATE_NOOP("steps", "Take in the package of {unit}"), {"unit": sender.unit_name})
        preview = None
        outcome = None
        try:
            with self.office.write(label, actor, exchange=True) as tx:
                tx.progress = Span(progress, 0.8, 1.0)
                store = Store(tx.session)
                seal(tx.session, self.keys.own)
                if missing := self._missing(store, manifest):
                    return Taken(sender.unit_name, manifest.made_at, missing=missing)
                undecided = open_conflicts(tx.session)
                applying = Applying(tx, self.keys.own)
                applying.take(self._vouched(package, Span(progress, 0.0, 0.8)))
                outcome = applying.finish()
                ledger.keep_signatures(store, package.signatures)
                self._hear(store, manifest)
                if only_look:
                    preview = preview_of(tx.session, tx.id, undecided)
                    raise _Look
        except _Look:
            return Taken(sender.unit_name, manifest.made_at, outcome, preview=preview)
        except Missing as gap:
            return Taken(sender.unit_name, manifest.made_at, missing=(Gap(str(gap)),))
        except wire.Malformed as error:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "errors", "The file of {name} holds something that cannot be read; nothing was changed."
                ),
                name=sender.unit_name,
            ) from error
        ledger.note(self.office, "in", manifest, sender.unit_code, "", package.count, "taken", outcome=asdict(outcome))
        set_local(self.office, last_exchange_ms=self.office.clock.now_ms())
        return Taken(sender.unit_name, manifest.made_at, outcome, tx.done())

    @staticmethod
    def _vouched(package: Package, progress: Progress) -> Iterator[Sent]:
        """The commits with their authors as the roster has them, not as the package says."""
        for number, sent in enumerate(package.commits()):
            progress.report(number / max(package.count, 1), APPLYING)
            author = package.trusted.writer(sent.actor)
            if author is None:
                raise wire.Malformed("an unknown author")
            yield replace(sent, unit_code=author.unit_code, is_centre=author.is_centre)

    def _missing(self, store: Store, manifest: Manifest) -> tuple[Gap, ...]:
        """Whose files have to come first: what the sender took this office to know and it does not."""
        known = store.known(head.hash for stream in manifest.presupposes for head in stream.heads)
        names = {one.unit_code: one.unit_name for one in self.keys.trusted.members()}
        lacking: dict[str, int] = {}
        for stream, at in zip_longest(manifest.presupposes, manifest.presupposed_at[: len(manifest.presupposes)]):
            if any(head.hash not in known for head in stream.heads):
                name = names.get(stream.unit_code, stream.unit_code)
                lacking[name] = max(lacking.get(name, 0), at or 0)
        return tuple(Gap(*one) for one in lacking.items())

    def _hear(self, store: Store, manifest: Manifest) -> None:
        """Remember what the sender knows now: what came last counts, for its clock may be wrong and its data set back.

        From an old file that comes late too little is known, so that the next package holds more than it needs to.
        """
        store.many(
            "INSERT INTO exchange_peer (unit_code, heads, heard_at, made_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (unit_code) DO UPDATE SET heads = excluded.heads, heard_at = excluded.heard_at, "
            "made_at = excluded.made_at",
            [
                (
                    manifest.unit_code,
                    msgspec.msgpack.encode(manifest.heads),
                    self.office.clock.now_ms(),
                    manifest.made_at,
                )
            ],
        )

    def _hand_parts_over(self) -> None:
        hand_parts_over(self.office, self.keys.own, self.keys.trusted.own.unit_name)

    def _take_attached(self, package: Package) -> None:
        """Keep what came along; what finds no room is asked for again."""
        try:
            attached.take(self.office, package)
        except OSError as error:
            raise cannot_write(error, self.folder) from error

    # waiting for others

    def _park(self, files: Sequence[Path], package: Package, missing: tuple[Gap, ...]) -> None:
        """Keep a copy until what it builds on has come."""
        manifest = package.manifest
        name = manifest.package.hex()
        with self.office.read() as session:
            if Store(session).all("SELECT 1 FROM exchange_file WHERE package = ? AND state = 'waiting'", (name,)):
                return
        place = self._parked(name)
        try:
            place.mkdir(parents=True, exist_ok=True)
            for file in files:
                shutil.copyfile(file, place / file.name)
        except OSError as error:
            raise cannot_write(error, place) from error
        ledger.note(
            self.office, "in", manifest, package.sender.unit_code, name, package.count, "waiting", missing=missing
        )

    def _parked(self, name: str) -> Path:
        return self.folder / "waiting" / name

    def _take_parked(self, actor: Actor, progress: Progress) -> None:
        """Try the packages that wait, the oldest first, until none goes any more."""
        with self.office.read() as session:
            names = [name for (name,) in Store(session).all("SELECT kept FROM exchange_file WHERE state = 'waiting'")]
        for name in names:
            files = sorted(self._parked(name).glob("*"))
            if not files:
                continue
            try:
                with open_package(files, self.keys.identity, self.keys.trusted, self.folder, progress) as package:
                    if self._take(package, actor, progress, False).missing:
                        continue
                    self._take_attached(package)
            except FileRefused:
                continue  # its sender was shut out, or the copy was damaged: it must not stop the files after it
            with self.office.maintain() as session:
                Store(session).many(
                    "UPDATE exchange_file SET state = 'taken later' WHERE kept = ? AND state = 'waiting'", [(name,)]
                )
            shutil.rmtree(self._parked(name), ignore_errors=True)
            self._take_parked(actor, progress)
            return


def _visible(one: Member, stream: StreamHeads) -> bool:
    return one.may_see(stream.scope)


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
