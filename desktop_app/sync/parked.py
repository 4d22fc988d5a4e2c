"""Packages that wait on this computer: for another one to come first, or for a newer program."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from desktop_app.services.office import Office
from desktop_app.sync import ledger
from desktop_app.sync.ledger import Gap
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.preamble import Preamble, fingerprint
from desktop_app.sync.problems import cannot_write
from desktop_app.sync.store import Store
from desktop_app.sync.trust.roster import Member
from desktop_app.sync.trust.trusted import Trusted


class Parked:
    """The copies in `folder`, each under the name of its package."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office = office
        self.folder = folder

    def keep(self, files: Sequence[Path], manifest: Manifest, missing: tuple[Gap, ...]) -> None:
        """Keep a copy until what it builds on has come."""
        if self._copied(files, manifest.package.hex()):
            self._note(manifest, manifest.unit_code, manifest.commits or 0, missing=missing)

    def keep_for_newer(self, files: Sequence[Path], preamble: Preamble, sender: Member | None) -> None:
        """Keep a copy until this program was updated; no more is known of it than its first bytes say."""
        if self._copied(files, preamble.package.hex()):
            manifest = Manifest(package=preamble.package, made_at=0, schema="", heads=[], presupposes=[])
            self._note(manifest, sender.unit_code if sender else "", 0, outcome={"newer": 1})

    def _copied(self, files: Sequence[Path], name: str) -> bool:
        """Copy a package here, unless it is here already."""
        if self._is_waiting(name):
            return False
        place = self._place(name)
        try:
            place.mkdir(parents=True, exist_ok=True)
            for file in files:
                shutil.copyfile(file, place / file.name)
        except OSError as error:
            raise cannot_write(error, place) from error
        return True

    def _note(
        self, manifest: Manifest, unit_code: str, commits: int, *, missing: Sequence[Gap] = (), outcome: object = None
    ) -> None:
        name = manifest.package.hex()
        ledger.note(self.office, "in", manifest, unit_code, name, commits, "waiting", missing=missing, outcome=outcome)

    def waiting(self) -> list[tuple[str, list[Path]]]:
        """The packages that wait, the one first that came first: name and files."""
        with self.office.read() as session:
            names = Store(session).all("SELECT kept FROM exchange_file WHERE state = 'waiting' ORDER BY id")
        found = [(name, sorted(self._place(name).glob("*"))) for (name,) in names]
        return [(name, files) for name, files in found if files]

    def taken(self, name: str) -> None:
        """One need not wait any more."""
        with self.office.maintain() as session:
            Store(session).many(
                "UPDATE exchange_file SET state = 'taken later' WHERE kept = ? AND state = 'waiting'", [(name,)]
            )
        shutil.rmtree(self._place(name), ignore_errors=True)

    def _is_waiting(self, name: str) -> bool:
        with self.office.read() as session:
            sql = "SELECT 1 FROM exchange_file WHERE package = ? AND state = 'waiting'"
            return bool(Store(session).all(sql, (name,)))

    def _place(self, name: str) -> Path:
        return self.folder / "waiting" / name


def sender_of(preamble: Preamble, trusted: Trusted) -> Member | None:
    """Who says in a package's first bytes to have sent it."""
    return next((one for one in trusted.members() if fingerprint(one.unit_code) == preamble.sender), None)
