"""The exchange as an office does it: write a package for another office, look at one, take it in."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, replace
from functools import cache
from itertools import zip_longest
from pathlib import Path

from desktop_app.domain.progress import Progress, Silent, Span
from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem, UserError
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Actor, Label, Office
from desktop_app.sync import alarm, attached, ledger, rosters, wire
from desktop_app.sync.apply import Applying, Missing
from desktop_app.sync.collecting import paused
from desktop_app.sync.compact import compact
from desktop_app.sync.digests import Kept
from desktop_app.sync.follow import hand_parts_over
from desktop_app.sync.giving import give, recipients_of
from desktop_app.sync.handed import Handed, handed_over
from desktop_app.sync.knowledge import Sent, knowledge
from desktop_app.sync.learn import PROGRAM, is_other_program, learn, program
from desktop_app.sync.ledger import Gap
from desktop_app.sync.office_keys import OfficeKeys
from desktop_app.sync.office_names import office_names
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.preamble import peek
from desktop_app.sync.package.reading import Package, open_package, read_letter
from desktop_app.sync.package.writing import Written
from desktop_app.sync.parked import GIVEN_UP, Parked, sender_of
from desktop_app.sync.peers import hear, is_heard, is_outdated
from desktop_app.sync.preview import SHOWN, open_conflicts, preview_of, set_apart
from desktop_app.sync.problems import FileRefused, NeedsNewerProgram, NotInRoster, cannot_write
from desktop_app.sync.seal import seal
from desktop_app.sync.store import Store
from desktop_app.sync.taken import Found, Taken
from desktop_app.sync.trust.keys import replica_of
from desktop_app.sync.trust.roster import Member

APPLYING = QT_TRANSLATE_NOOP("progress", "Comparing with what is here")


class _Look(Exception):
    """Ends a preview; the transaction rolls back."""


class Exchange:
    """One office's exchange. `folder` holds parked packages and what is unpacked meanwhile."""

    def __init__(self, office: Office, keys: OfficeKeys, folder: Path) -> None:
        self.office = office
        self.keys = keys
        self.folder = folder
        self.parked = Parked(office, folder)

    def write(
        self, unit_code: str, folder: Path, progress: Progress | None = None, kept: Kept | None = None
    ) -> Written:
        """Write what an office lacks, as far as it may know it; `kept` is shared by several packages in one go.

        Raises UserError when the office is not trusted yet.
        """
        recipients = recipients_of(self.keys, unit_code)
        self._hand_parts_over()
        return give(self.office, self.keys, recipients, folder, kept or Kept(), progress)

    # taking

    def inspect(self, files: Sequence[Path]) -> Found:
        """What a package is, without reading all of it. Raises FileRefused and EnvironmentProblem."""
        try:
            letter = read_letter(files, self.keys.identity, self.keys.trusted)
        except NeedsNewerProgram:
            sender = sender_of(peek(files[0]).preamble, self.keys.trusted)
            return Found(sender.unit_name if sender else "", sender.unit_code if sender else "", 0, 0, False, (), True)
        manifest = letter.manifest
        with self.office.read() as session:
            store = Store(session)
            known = set(store.known(head.hash for stream in manifest.heads for head in stream.heads))
            missing = self._missing(store, manifest)
            says_it_again = is_heard(session, manifest) and rosters.is_heard(store, manifest, self.keys.trusted)
            heard = says_it_again or store.all(
                "SELECT 1 FROM exchange_file WHERE package = ? AND direction = 'in' AND state NOT IN ('waiting', ?)",
                (manifest.package.hex(), GIVEN_UP),
            )
            changes = any(head.hash not in known for stream in manifest.heads for head in stream.heads)
            outdated = not changes and is_outdated(session, manifest)
        roster_is_new = letter.trusted.roster_file != self.keys.trusted.roster_file
        more = attached.brings_more(self.office, manifest) or roster_is_new
        news, outdated = changes or not heard or more, outdated and not more
        name = self._called(letter.sender)
        count, at = manifest.commits or 0, manifest.made_at
        return Found(name, manifest.unit_code, at, count, not news, missing, outdated=outdated)

    @paused()
    def take(
        self,
        files: Sequence[Path],
        actor: Actor,
        progress: Progress | None = None,
        *,
        only_look: bool = False,
        most: int = SHOWN,
    ) -> Taken:
        """Take a package in, all or nothing; what has to wait for another is put aside and taken in after that.

        `only_look`: say what it would do, with up to `most` records, and change nothing.

        Raises FileRefused, EnvironmentProblem, Cancelled: nothing was changed then.
        """
        progress = progress or Silent()
        earlier = [] if only_look else self.catch_up(actor)
        if not only_look:
            self.take_up_strays()
            compact(self.office, progress)
        reading, applying = Span(progress, 0.0, 0.3), Span(progress, 0.3, 1.0)
        try:
            with open_package(files, self.keys.identity, self.keys.trusted, self.folder, reading) as package:
                taken = self._take(package, actor, applying, only_look, most, files[0].name)
                taken = replace(taken, shut_out=rosters.newly_shut_out(self.keys.trusted, package.trusted))
                if only_look:
                    return taken
                self.keys.keep(package.trusted)
                if taken.missing:
                    self.parked.keep(files, package.manifest, taken.missing)
                    return taken
                self._take_attached(package)
        except NeedsNewerProgram:
            return self._keep_for_newer(files, only_look)
        self._hand_parts_over()
        return replace(taken, also=(*earlier, *self._take_parked(actor, progress)))

    def catch_up(self, actor: Actor, progress: Progress | None = None) -> list[Taken]:
        """Once after the program was updated: show what it did not know before, take in what waited for it."""
        progress = progress or Silent()
        with self.office.read() as session:
            if not actor.may_change or not is_other_program(session):
                return []
        learned = learn(self.office, self.keys.own, actor, progress)
        taken = self._take_parked(actor, progress)
        set_local(self.office, **{PROGRAM: program()})
        mine = self.keys.trusted.own.unit_name
        return [*([Taken(mine, self.office.clock.now_ms(), changes=learned)] if learned else []), *taken]

    def compare(self, units: Collection[str] | None = None) -> list[str]:
        """The offices that know the same as this one and whose records came to something else, after comparing with
        these (or all): kept until they come to the same."""
        self.seal()
        return alarm.look(self.office, units)

    def seal(self, progress: Progress | None = None) -> None:
        """Make commits of all that was done here, and note outside the data how far they are. Raises Cancelled."""
        with self.office.maintain() as session:
            seal(session, self.keys.own, progress)
            heads = knowledge(Store(session))
        self.keys.bear_witness(heads)

    def _keep_for_newer(self, files: Sequence[Path], only_look: bool) -> Taken:
        preamble = peek(files[0]).preamble
        sender = sender_of(preamble, self.keys.trusted)
        if not only_look:
            self.parked.keep_for_newer(files, preamble, sender)
        return Taken(sender.unit_name if sender else "", 0, needs_newer=True)

    def _take(
        self,
        package: Package,
        actor: Actor,
        progress: Progress,
        only_look: bool,
        most: int = SHOWN,
        name: str = "",
    ) -> Taken:
        manifest, sender = package.manifest, self._called(package.sender)
        label = Label(QT_TRANSLATE_NOOP("steps", "Take in the package of {unit}"), {"unit": sender})
        preview = None
        outcome = None
        handed: list[Handed] = []
        unread = 0
        try:
            with paused(), self.office.write(label, actor, exchange=True) as tx:
                tx.progress = Span(progress, 0.8, 1.0)
                store = Store(tx.session)
                seal(tx.session, self.keys.own)
                if missing := self._missing(store, manifest):
                    return Taken(sender, manifest.made_at, missing=missing)
                undecided, first = open_conflicts(tx.session), store.next_commit()
                applying = Applying(tx, self.keys.own)
                applying.take(self._vouched(package, Span(progress, 0.0, 0.8)))
                outcome = applying.finish()
                handed = handed_over(tx.session, tx.id, applying.handed)
                unread = store.all("SELECT count(*) FROM exchange_commit WHERE id >= ? AND unread = 1", (first,))[0][0]
                set_apart(tx.session, tx.id, outcome, undecided)
                ledger.keep_signatures(store, package.signatures)
                rosters.hear(store, manifest, package.trusted)
                hear(store, manifest, self.office.clock.now_ms())
                if only_look:
                    preview = preview_of(tx.session, tx.id, undecided, most, handed)
                    raise _Look
        except _Look:
            return Taken(sender, manifest.made_at, outcome, preview=preview, handed=tuple(handed), unread=unread)
        except Missing as gap:
            return Taken(sender, manifest.made_at, missing=(Gap(str(gap)),))
        except wire.Malformed as error:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "errors", "The file of {name} holds something that cannot be read; nothing was changed."
                ),
                name=sender,
            ) from error
        projects = [asdict(one) for one in handed if one.table == "project"]
        came = asdict(outcome) | {"step": tx.id, "handed": projects, "unread": unread}
        ledger.note(self.office, "in", manifest, package.sender.unit_code, name, package.count, "taken", outcome=came)
        set_local(self.office, last_exchange_ms=self.office.clock.now_ms())
        return Taken(sender, manifest.made_at, outcome, tx.done(), handed=tuple(handed), unread=unread)

    @staticmethod
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

    def _missing(self, store: Store, manifest: Manifest) -> tuple[Gap, ...]:
        """Whose files have to come first: what the sender took this office to know and it does not."""
        known = store.known(head.hash for stream in manifest.presupposes for head in stream.heads)
        names = {one.unit_code: one.unit_name for one in self.keys.trusted.members()}
        mine = self.keys.identity.replica
        lacking: dict[tuple[str, bool], int] = {}
        for stream, at in zip_longest(manifest.presupposes, manifest.presupposed_at[: len(manifest.presupposes)]):
            if any(head.hash not in known for head in stream.heads):
                name = names.get(stream.unit_code, stream.unit_code)
                who = (name, replica_of(stream.actor) == mine)
                lacking[who] = max(lacking.get(who, 0), at or 0)
        return tuple(Gap(name, at, own) for (name, own), at in lacking.items())

    def _called(self, member: Member) -> str:
        """An office by the name that it has now."""
        with self.office.read() as session:
            return office_names(session, self.keys.trusted).get(member.unit_code, member.unit_name)

    def _hand_parts_over(self) -> None:
        hand_parts_over(self.office, self.keys.own, self.keys.trusted.own.unit_name)

    def _take_attached(self, package: Package) -> None:
        """Keep what came along; what finds no room is asked for again."""
        try:
            attached.take(self.office, package)
        except OSError as error:
            raise cannot_write(error, self.folder) from error

    # waiting for others

    def take_up_strays(self) -> None:
        """Copies that lie here and that the database, put back from a backup, knows nothing of wait again; what is no
        whole package for this office is removed."""
        for name, files in self.parked.strays():
            try:
                manifest = read_letter(files, self.keys.identity, self.keys.trusted).manifest
                with self.office.read() as session:
                    missing = self._missing(Store(session), manifest)
                self.parked.note(manifest, missing)
            except NeedsNewerProgram:
                preamble = peek(files[0]).preamble
                self.parked.note_newer(preamble, sender_of(preamble, self.keys.trusted))
            except (NotInRoster, EnvironmentProblem):
                continue  # its sender may be trusted again, the disk be read again
            except FileRefused:
                self.parked.drop(name)

    def _take_parked(self, actor: Actor, progress: Progress) -> list[Taken]:
        """Try the packages that wait, the oldest first, until none goes any more."""
        for name, files in self.parked.waiting():
            try:
                with open_package(files, self.keys.identity, self.keys.trusted, self.folder, progress) as package:
                    taken = self._take(package, actor, progress, False)
                    if taken.missing:
                        continue
                    self._take_attached(package)
                    self.keys.keep(package.trusted)
            except FileRefused:
                continue  # its sender was shut out, or the copy was damaged: it must not stop the files after it
            self.parked.taken(name)
            self._hand_parts_over()
            return [taken, *self._take_parked(actor, progress)]
        return []
