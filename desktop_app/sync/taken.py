"""What is known of a package before it is taken in, and what came of it."""

from dataclasses import dataclass

from desktop_app.errors import UserError
from desktop_app.services.office import Changes
from desktop_app.sync.declined import Declined
from desktop_app.sync.handed import Handed
from desktop_app.sync.ledger import Gap
from desktop_app.sync.preview import Preview
from desktop_app.sync.show import Outcome


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a package. `missing`: what has to come first, so that it was put aside; `needs_newer`: it was put
    aside until this program was updated, and `made_at` is not known (0); else `outcome` is set. `handed`: the records
    that it brought from another unit, or took away to one, or, at the centre, that a unit hands over. `declined`: what
    others did not take over of what this office had done. `copied`: the mark of the computer that wrote it, when there
    seem to be two of it. `regained`: commits in the name of this very computer that it had not got. `unread`: commits
    that hold what only a newer program shows: kept and passed on. `left_out`: records of it that were put back as they
    were, which `outcome` does not count. `shut_out`: the computers, by their offices' names and their marks, of which
    it tells, with the roster, that they take part no more; `excluded`: that this very one does not. `recalled`: at the
    centre, the computers, likewise, of which it had forgotten, since a backup was put back, that they take part or, as
    the third says, were shut out. `files`: names of attachments that came or, looked at, would; `lacking`: of those
    that it names and that did not come along; `asked` and `asked_missing`: of those that its sender asks for, which are
    here, and missing here, too. `also`: what had waited here and was taken in with it."""

    sender: str
    made_at: int
    outcome: Outcome | None = None
    changes: Changes | None = None
    missing: tuple[Gap, ...] = ()
    needs_newer: bool = False
    handed: tuple[Handed, ...] = ()
    unread: int = 0
    left_out: int = 0
    shut_out: tuple[tuple[str, str], ...] = ()
    excluded: bool = False
    recalled: tuple[tuple[str, str, bool], ...] = ()
    files: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    asked_missing: tuple[str, ...] = ()
    declined: tuple[Declined, ...] = ()
    copied: str = ""
    regained: int = 0
    also: tuple["Taken", ...] = ()

    @property
    def is_parked(self) -> bool:
        """Whether it waits."""
        return bool(self.missing) or self.needs_newer

    def every(self) -> list["Taken"]:
        """It, and what had waited for it."""
        return [self, *self.also]

    @property
    def steps(self) -> list[int]:
        """The steps by which it, and what had waited for it, was taken in."""
        return [one.changes.transaction_id for one in self.every() if one.changes is not None]


@dataclass(frozen=True, slots=True)
class Look:
    """What packages would do, taken in one after another: of each what would come of it, or why it is refused."""

    results: tuple[Taken | UserError, ...]
    preview: Preview

    @property
    def only(self) -> Taken:
        """Of a single one. Raises the UserError for which it is refused."""
        [result] = self.results
        if isinstance(result, UserError):
            raise result
        return result


@dataclass(frozen=True, slots=True)
class Found:
    """A package before it is read: from whom, made when (the sender's clock, ms UTC), and whether it can be taken.

    `known_already`: neither changes nor another word of what its sender knows. `needs_newer`: this program has to be
    updated first, and nothing else is known of it. `outdated`: no changes, and of what its sender knows less than
    a newer file said that was taken in. `computer`: the mark of the one that wrote it, where its office has several.
    """

    sender: str
    unit_code: str
    made_at: int
    commits: int
    known_already: bool
    missing: tuple[Gap, ...]
    needs_newer: bool = False
    outdated: bool = False
    computer: str = ""
