"""The exchange as an office does it: write a package for another office, look at one, take it in."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from desktop_app.domain.progress import Progress, Silent, Span
from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem, UserError
from desktop_app.memory import paused
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Actor, Label, Office, Transaction
from desktop_app.sync import alarm, answers, attached, ledger, rosters, wire
from desktop_app.sync.alike import join_alike
from desktop_app.sync.apply import Missing
from desktop_app.sync.compact import compact
from desktop_app.sync.digests import Kept
from desktop_app.sync.entering import Entered, enter, gaps, refuse_unknown_authors
from desktop_app.sync.follow import hand_parts_over
from desktop_app.sync.giving import give, recipients_of
from desktop_app.sync.knowledge import knowledge
from desktop_app.sync.learn import PROGRAM, is_other_program, learn, program
from desktop_app.sync.ledger import Gap
from desktop_app.sync.office_keys import OfficeKeys
from desktop_app.sync.office_names import computer_of, office_names
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.preamble import peek
from desktop_app.sync.package.reading import Package, open_package, read_letter
from desktop_app.sync.package.writing import Written
from desktop_app.sync.parked import GIVEN_UP, Parked, sender_of
from desktop_app.sync.peers import hear, is_heard, is_outdated
from desktop_app.sync.preview import SHOWN, Part, Preview, preview_of
from desktop_app.sync.problems import (
    FileRefused,
    NeedsNewerProgram,
    NotInRoster,
    ShutOut,
    UnknownAuthor,
    cannot_write,
)
from desktop_app.sync.seal import seal
from desktop_app.sync.store import Store
from desktop_app.sync.taken import Found, Look, Taken
from desktop_app.sync.trust.roster import Member


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

        Raises UserError when the office is not trusted yet, or this computer was shut out.
        """
        if self.keys.trusted.is_shut_out:
            raise ShutOut
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
            if not missing:
                refuse_unknown_authors(manifest, known, letter.trusted)
            says_it_again = is_heard(session, manifest) and rosters.is_heard(store, manifest, self.keys.trusted)
            heard = says_it_again or store.all(
                "SELECT 1 FROM exchange_file WHERE package = ? AND direction = 'in' AND state NOT IN ('waiting', ?)",
                (manifest.package.hex(), GIVEN_UP),
            )
            changes = any(head.hash not in known for stream in manifest.heads for head in stream.heads)
            outdated = not changes and is_outdated(session, manifest)
        more = (
            attached.brings_more(self.office, manifest) or letter.trusted.roster_file != self.keys.trusted.roster_file
        )
        news, outdated = changes or not heard or more, outdated and not more
        if manifest.is_notice:  # for whoever is shut out; to the others their packages say so
            news, outdated = rosters.excludes(self.keys.trusted, letter.trusted), False
        name = self._called(letter.sender)
        count, at = manifest.commits or 0, manifest.made_at
        mark = computer_of(letter.sender, letter.trusted)
        return Found(name, manifest.unit_code, at, count, not news, missing, outdated=outdated, computer=mark)

    @paused()
    def look(
        self, packages: Sequence[Sequence[Path]], actor: Actor, progress: Progress | None = None, most: int = SHOWN
    ) -> Look:
        """What packages would do, taken in one after another, with up to `most` records; nothing is changed.

        Raises Cancelled; what keeps a package out is its result.
        """
        progress = progress or Silent()
        results: list[Taken | UserError] = []
        parts: list[Part] = []
        preview = Preview((), {}, 0)
        try:
            with paused(), self.office.write(Label(""), actor, exchange=True) as tx:
                for number, files in enumerate(packages):
                    span = Span(progress, number / len(packages), (number + 1) / len(packages))
                    results.append(self._look(tx, files, parts, span))
                preview = preview_of(tx.session, tx.id, parts, most)
                raise _Look
        except _Look:
            return Look(tuple(results), preview)

    def _look(self, tx: Transaction, files: Sequence[Path], parts: list[Part], progress: Progress) -> Taken | UserError:
        reading, applying = Span(progress, 0.0, 0.3), Span(progress, 0.3, 1.0)
        try:
            with open_package(files, self.keys.identity, self.keys.trusted, self.folder, reading) as package:
                manifest, sender = package.manifest, self._called(package.sender)
                before, after = self.keys.trusted, package.trusted
                if missing := self._missing(Store(tx.session), manifest):
                    return rosters.telling(Taken(sender, manifest.made_at, missing=missing), before, after)
                try:
                    with tx.session.begin_nested():
                        entered = enter(tx, package, self.keys, self.office.clock.now_ms(), applying)
                except (Missing, wire.Malformed) as error:
                    return self._not_taken(sender, manifest, error)
                names = attached.names_of(tx.session, attached.coming(self.office, manifest))
                asked, not_here = attached.asked_by(self.office, tx.session, package)
        except NeedsNewerProgram:
            return self._needs_newer(files)
        except UserError as error:
            return error
        parts.append(Part(sender, entered.before, entered.handed))
        taken = Taken(
            sender,
            manifest.made_at,
            entered.outcome,
            handed=entered.handed,
            unread=entered.unread,
            files=names,
            asked=asked,
            asked_missing=not_here,
            declined=entered.declined,
            copied=entered.copied,
        )
        return rosters.telling(taken, before, after)

    @paused()
    def take(self, files: Sequence[Path], actor: Actor, progress: Progress | None = None) -> Taken:
        """Take a package in, all or nothing; what has to wait for another is put aside and taken in after that.

        Raises FileRefused, EnvironmentProblem, Cancelled: nothing was changed then.
        """
        progress = progress or Silent()
        earlier = self.catch_up(actor)
        self.take_up_strays()
        compact(self.office, progress)
        reading, applying = Span(progress, 0.0, 0.3), Span(progress, 0.3, 1.0)
        try:
            with open_package(files, self.keys.identity, self.keys.trusted, self.folder, reading) as package:
                taken = self._take(package, actor, applying, files[0].name)
                taken = rosters.telling(taken, self.keys.trusted, package.trusted)
                self.keys.keep(package.trusted)
                if taken.missing:
                    self.parked.keep(package.files, package.manifest, taken.missing)
                    self._hear(package)
                    if self._was_written_elsewhere(package.manifest):
                        self.keys.renew()
                    return taken
                taken = self._take_attached(package, taken)
        except NeedsNewerProgram:
            preamble = peek(files[0]).preamble
            self.parked.keep_for_newer(files, preamble, sender_of(preamble, self.keys.trusted))
            return self._needs_newer(files)
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

    def _needs_newer(self, files: Sequence[Path]) -> Taken:
        sender = sender_of(peek(files[0]).preamble, self.keys.trusted)
        return Taken(sender.unit_name if sender else "", 0, needs_newer=True)

    def _take(self, package: Package, actor: Actor, progress: Progress, name: str = "") -> Taken:
        manifest, sender = package.manifest, self._called(package.sender)
        label = Label(QT_TRANSLATE_NOOP("steps", "Take in the package of {unit}"), {"unit": sender})
        try:
            with paused(), self.office.write(label, actor, exchange=True) as tx:
                tx.progress = Span(progress, 0.8, 1.0)
                if missing := self._missing(Store(tx.session), manifest):
                    return Taken(sender, manifest.made_at, missing=missing)
                entered = enter(tx, package, self.keys, self.office.clock.now_ms(), Span(progress, 0.0, 0.8))
                self._note(tx, package, entered, name)
        except (Missing, wire.Malformed) as error:
            return self._not_taken(sender, manifest, error)
        if entered.regained:
            self.keys.renew()
        outcome, handed, unread = entered.outcome, entered.handed, entered.unread
        taken = Taken(sender, manifest.made_at, outcome, tx.done(), handed=handed, unread=unread)
        return replace(taken, declined=entered.declined, copied=entered.copied, regained=entered.regained)

    def _note(self, tx: Transaction, package: Package, entered: Entered, name: str) -> None:
        """Write down in the step itself what came of a package: neither is without the other."""
        came = asdict(entered.outcome) | {"step": tx.id, "unread": entered.unread, "copied": entered.copied}
        came["handed"] = [asdict(one) for one in entered.handed if one.table == "project"]
        came["answers"] = answers.to_keep(entered.answers)
        came["declined"] = [asdict(one) for one in entered.declined]
        came["files"] = len(attached.coming(self.office, package.manifest))
        sender, commits, at = package.sender.unit_code, package.count, self.office.clock.now_ms()
        ledger.note(tx.session, at, "in", package.manifest, sender, name, commits, "taken", outcome=came)

    def _was_written_elsewhere(self, manifest: Manifest) -> bool:
        """Whether a package builds on what this very computer is said to have done and has not got: older data is at
        work here, or a copy of it elsewhere, so that both must not go on as one."""
        heads = [head.hash for one in manifest.presupposes if one.actor == self.keys.own.actor for head in one.heads]
        with self.office.read() as session:
            return len(Store(session).known(heads)) < len(set(heads))

    def _hear(self, package: Package) -> None:
        """Note what the sender of a package that has to wait knows: what is written for it next builds on that alone,
        so that two offices do not wait for each other."""
        with self.office.maintain() as session:
            store = Store(session)
            rosters.hear(store, package.manifest, package.trusted)
            hear(store, package.manifest, self.office.clock.now_ms())

    @staticmethod
    def _not_taken(sender: str, manifest: Manifest, error: Missing | wire.Malformed) -> Taken:
        if isinstance(error, Missing):
            return Taken(sender, manifest.made_at, missing=(Gap(str(error)),))
        words = QT_TRANSLATE_NOOP(
            "errors", "The file of {name} holds something that cannot be read; nothing was changed."
        )
        raise UserError(words, name=sender) from error

    def _missing(self, store: Store, manifest: Manifest) -> tuple[Gap, ...]:
        return gaps(store, manifest, self.keys)

    def _called(self, member: Member) -> str:
        """An office by the name that it has now."""
        with self.office.read() as session:
            return office_names(session, self.keys.trusted).get(member.unit_code, member.unit_name)

    def _hand_parts_over(self) -> None:
        name = self.keys.trusted.own.unit_name
        looked = hand_parts_over(self.office, self.keys.own, name) | join_alike(self.office, self.keys.own, name)
        if looked:
            set_local(self.office, **looked)

    def _take_attached(self, package: Package, taken: Taken) -> Taken:
        """Keep what came along; what finds no room is asked for again."""
        try:
            kept = attached.take(self.office, package)
        except OSError as error:
            raise cannot_write(error, self.folder) from error
        with self.office.read() as session:
            lacking = attached.lacking(self.office, session, taken.steps)
            asked, not_here = attached.asked_by(self.office, session, package)
            came, lacks = attached.names_of(session, kept), attached.names_of(session, lacking)
        return replace(taken, files=came, lacking=lacks, asked=asked, asked_missing=not_here)

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
            except (NotInRoster, UnknownAuthor, EnvironmentProblem):
                continue  # its sender may be trusted again, the disk be read again
            except FileRefused:
                self.parked.drop(name)

    def _take_parked(self, actor: Actor, progress: Progress) -> list[Taken]:
        """Try the packages that wait, the oldest first, until none goes any more."""
        for name, files in self.parked.waiting():
            try:
                with open_package(files, self.keys.identity, self.keys.trusted, self.folder, progress) as package:
                    taken = self._take(package, actor, progress)
                    if taken.missing:
                        continue
                    taken = self._take_attached(package, taken)
                    self.keys.keep(package.trusted)
            except FileRefused:
                continue  # its sender was shut out, or the copy was damaged: it must not stop the files after it
            self.parked.taken(name)
            self._hand_parts_over()
            return [taken, *self._take_parked(actor, progress)]
        return []
