"""Commits being written: one a scope or more, each after the last of this office's stream there."""

from dataclasses import dataclass, field

from desktop_app.sync import streams, wire
from desktop_app.sync.store import Store
from desktop_app.sync.wire import Body, Change, Origin

LARGEST, MOST_NAMED = 384 << 10, 1 << 15
"""About how many bytes a commit has at most, and how many values it replaces; what follows begins the next one. What no
reader takes (`wire.decode`) is far more."""


@dataclass(frozen=True, slots=True)
class Own:
    """This office in the exchange: `actor` is its replica and incarnation (48 hexadecimal digits)."""

    actor: str
    unit_code: str
    is_centre: bool


@dataclass(slots=True)
class Draft:
    """One commit. References and origins are numbered as changes name them. `whole`: it shows whole records; `handed`:
    those that come from another scope or go to one."""

    number: int
    changes: list[Change] = field(default_factory=list)
    refs: dict[bytes, int] = field(default_factory=dict)
    origins: dict[Origin, int] = field(default_factory=dict)
    whole: bool = False
    handed: dict[bytes, str] = field(default_factory=dict)
    _size: int = 0
    _named: int = 0
    _measured: int = 0

    @property
    def is_full(self) -> bool:
        """Whether the next record should stand in another one."""
        added = self.changes[self._measured :]
        self._size += sum(map(wire.size, added))
        self._named += wire.named(added)
        self._measured = len(self.changes)
        return self._size >= LARGEST or self._named >= MOST_NAMED

    def ref(self, hash_: bytes) -> int:
        """A commit's place among the references."""
        return self.refs.setdefault(hash_, len(self.refs))

    def origin(self, origin: Origin) -> int:
        """Where a repeated change comes from."""
        return self.origins.setdefault(origin, len(self.origins))


class Drafts:
    """The commits of one step, one a scope unless they are very large; `write` numbers and chains them."""

    def __init__(self, store: Store, own: Own) -> None:
        self.store = store
        self.own = own
        self.made = 0
        self.open: dict[str, Draft] = {}
        self._full: list[tuple[str, Draft]] = []
        self._next = store.next_commit()
        self._tips: dict[str, tuple[int, int, int | None, bytes]] = {}

    def of(self, scope: str) -> Draft:
        """The commit that is being written in a scope; all of a record's changes go into the one that is given."""
        if scope in self.open and self.open[scope].is_full:
            self._full.append((scope, self.open.pop(scope)))
        if scope not in self.open:
            self.open[scope] = Draft(self._next)
            self._next += 1
        return self.open[scope]

    def all(self) -> list[tuple[str, Draft]]:
        """What is being written, in its order."""
        return [*self._full, *self.open.items()]

    def write(self, step: int, at: int, user: str, *, put_back: bool = False) -> dict[int, bytes]:
        """Keep the commits and begin anew; their numbers and hashes. `put_back`: the step left a package's changes
        out."""
        rows = []
        written: dict[int, bytes] = {}
        for scope, draft in self.all():
            stream, seq, parent, parent_hash = self._tip(scope)
            heads = streams.heads_of_scope(self.store, scope) if draft.whole else []
            said = list(draft.refs), draft.changes, list(draft.origins), heads, draft.handed, put_back
            body = wire.encode(Body(wire.VERSION, at, user, *said))
            own_hash = wire.chained(parent_hash, body)
            rows.append((draft.number, stream, seq + 1, parent, own_hash, at, user, body, step, 0))
            self._tips[scope] = (stream, seq + 1, draft.number, own_hash)
            written[draft.number] = own_hash
        self.store.add_commits(rows)
        self.made += len(rows)
        self.open, self._full = {}, []
        return written

    def _tip(self, scope: str) -> tuple[int, int, int | None, bytes]:
        """The stream of a scope, its last sequence, commit and hash."""
        if scope not in self._tips:
            own = self.own
            stream = streams.stream_number(self.store, own.actor, scope, own.unit_code, own.is_centre)
            heads = streams.heads(self.store, stream)
            if heads:
                commit, seq, last = heads[-1]
                self._tips[scope] = (stream, seq, commit, last)
            else:
                self._tips[scope] = (stream, 0, None, wire.root(own.actor, scope))
        return self._tips[scope]
