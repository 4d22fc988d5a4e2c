"""Packages that wait on this computer: for another one to come first, or for a newer program."""

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.sync import ledger
from desktop_app.sync.ledger import Gap
from desktop_app.sync.office_keys import trusted_here
from desktop_app.sync.office_names import office_names
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.preamble import Preamble, fingerprint
from desktop_app.sync.problems import cannot_write
from desktop_app.sync.store import Store
from desktop_app.sync.trust.roster import Member
from desktop_app.sync.trust.trusted import Trusted
from desktop_app.sync.waiting import EXCHANGED

GIVEN_UP = "given up"
_COPYING = ".part"
_COPIED_BY_NOW_S = 3600


class Parked:
    """The copies in `folder`, each under the name of its package."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office = office
        self.folder = folder

    def keep(self, files: Sequence[Path], manifest: Manifest, missing: tuple[Gap, ...]) -> None:
        """Keep a copy until what it builds on has come."""
        if self._copied(files, manifest.package.hex()):
            self.note(manifest, missing)

    def keep_for_newer(self, files: Sequence[Path], preamble: Preamble, sender: Member | None) -> None:
        """Keep a copy until this program was updated."""
        if self._copied(files, preamble.package.hex()):
            self.note_newer(preamble, sender)

    def note(self, manifest: Manifest, missing: tuple[Gap, ...]) -> None:
        """Write down that a copy lies here until what it builds on has come."""
        self._note(manifest, manifest.unit_code, manifest.commits or 0, missing=missing)

    def note_newer(self, preamble: Preamble, sender: Member | None) -> None:
        """The same of one for a newer program; no more is known of it than its first bytes say."""
        manifest = Manifest(package=preamble.package, made_at=0, schema="", heads=[], presupposes=[])
        self._note(manifest, sender.unit_code if sender else "", 0, outcome={"newer": 1})

    def _copied(self, files: Sequence[Path], name: str) -> bool:
        """Copy a package here, unless it is here already. Its folder has its name once it is whole."""
        if self._is_waiting(name):
            return False
        place = self._place(name)
        copying = place.with_name(name + _COPYING)
        try:
            for old in (place, copying):
                shutil.rmtree(old, ignore_errors=True)
            copying.mkdir(parents=True, exist_ok=True)
            for number, file in enumerate(files):
                target = copying / file.name
                shutil.copyfile(file, target.with_stem(f"{target.stem}-{number}") if target.exists() else target)
            copying.rename(place)
        except OSError as error:
            shutil.rmtree(copying, ignore_errors=True)
            raise cannot_write(error, place) from error
        return True

    def _note(
        self, manifest: Manifest, unit_code: str, commits: int, *, missing: Sequence[Gap] = (), outcome: object = None
    ) -> None:
        name = manifest.package.hex()
        at = self.office.clock.now_ms()
        with self.office.maintain() as session:
            ledger.note(
                session, at, "in", manifest, unit_code, name, commits, "waiting", missing=missing, outcome=outcome
            )

    def waiting(self) -> list[tuple[str, list[Path]]]:
        """The packages that wait, the one first that came first: name and files."""
        with self.office.read() as session:
            names = Store(session).all("SELECT kept FROM exchange_file WHERE state = 'waiting' ORDER BY id")
        found = [(name, sorted(self._place(name).glob("*"))) for (name,) in names]
        return [(name, files) for name, files in found if files]

    def taken(self, name: str) -> None:
        """One need not wait any more."""
        with self.office.maintain() as session:
            self._end(Store(session), name, "taken later")
        self.drop(name)

    def give_up(self, file_id: str, actor: Actor) -> Changes:
        """Wait no longer for what a file of the history builds on, and remove its copy. It may be read again.

        Raises UserError when it does not wait, and for who only looks.
        """
        with self.office.read() as session:
            sql = "SELECT kept, unit_code FROM exchange_file WHERE CAST(id AS TEXT) = ? AND state = 'waiting'"
            found = Store(session).all(sql, (file_id,))
            names = office_names(session, trusted_here(session))
        if not found:
            raise UserError(QT_TRANSLATE_NOOP("errors", "This file does not wait any more."))
        [(name, unit_code)] = found
        label = Label(
            QT_TRANSLATE_NOOP("steps", "Give up the waiting file of {unit}"), {"unit": names.get(unit_code, "")}
        )
        with self.office.write(label, actor, exchange=True) as tx:
            self._end(Store(tx.session), name, GIVEN_UP)
        self.drop(name)
        changes = tx.done()
        return replace(changes, kinds=changes.kinds | {EXCHANGED})

    def strays(self) -> Iterator[tuple[str, list[Path]]]:
        """The copies that no note knows, for the database is older than they: name and files.

        What is left of a copy that is needed no more is removed, and one whose copy is gone waits no longer.
        """
        with self.office.read() as session:
            rows = Store(session).all("SELECT package, kept, state FROM exchange_file WHERE direction = 'in'")
        waiting = {kept for _, kept, state in rows if state == "waiting"}
        done = {package for package, _, state in rows if state != "waiting"}
        lost = [name for name in waiting if not any(self._place(name).glob("*"))]
        if lost:
            with self.office.maintain() as session:
                for name in lost:
                    self._end(Store(session), name, GIVEN_UP)
        for place in sorted(self._place("").glob("*")):
            files = sorted(place.glob("*"))
            if place.suffix == _COPYING:
                if abs(time.time() - place.stat().st_mtime) > _COPIED_BY_NOW_S:
                    self.drop(place.name)
            elif place.name in waiting:
                continue
            elif place.name in done or not files:
                self.drop(place.name)
            else:
                yield place.name, files

    def drop(self, name: str) -> None:
        """Remove a copy."""
        shutil.rmtree(self._place(name), ignore_errors=True)

    @staticmethod
    def _end(store: Store, name: str, state: str) -> None:
        store.many("UPDATE exchange_file SET state = ? WHERE kept = ? AND state = 'waiting'", [(state, name)])

    def _is_waiting(self, name: str) -> bool:
        with self.office.read() as session:
            sql = "SELECT 1 FROM exchange_file WHERE package = ? AND state = 'waiting'"
            return bool(Store(session).all(sql, (name,)))

    def _place(self, name: str) -> Path:
        return self.folder / "waiting" / name


def sender_of(preamble: Preamble, trusted: Trusted) -> Member | None:
    """Who says in a package's first bytes to have sent it."""
    return next((one for one in trusted.members() if fingerprint(one.unit_code) == preamble.sender), None)
