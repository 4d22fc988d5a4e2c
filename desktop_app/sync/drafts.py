"""Commits being written: one a scope, each after the last of this office's stream there."""

from dataclasses import dataclass, field

from desktop_app.sync import wire
from desktop_app.sync.store import Store
from desktop_app.sync.wire import Body, Change, Origin


@dataclass(frozen=True, slots=True)
class Own:
    """This office in the exchange: `actor` is its replica and incarnation (48 hexadecimal digits)."""

    actor: str
    unit_code: str
    is_centre: bool


@dataclass(slots=True)
class Draft:
    """One commit. References and origins are numbered as changes name them. `whole`: it shows whole records."""

    number: int
    changes: list[Change] = field(default_factory=list)
    refs: dict[bytes, int] = field(default_factory=dict)
    origins: dict[Origin, int] = field(default_factory=dict)
    whole: bool = False

    def ref(self, hash_: bytes) -> int:
        """A commit's place among the references."""
        return self.refs.setdefault(hash_, len(self.refs))

    def origin(self, origin: Origin) -> int:
        """Where a repeated change comes from."""
        return self.origins.setdefault(origin, len(self.origins))


class Drafts:
    """The commits of one step, one a scope; `write` numbers and chains them."""

    def __init__(self, store: Store, own: Own) -> None:
        self.store = store
        self.own = own
        self.made = 0
        self.open: dict[str, Draft] = {}
        self._next = store.next_commit()
        self._tips: dict[str, tuple[int, int, int | None, bytes]] = {}

    def of(self, scope: str) -> Draft:
        """The commit that is being written in a scope."""
        if scope not in self.open:
            self.open[scope] = Draft(self._next)
            self._next += 1
        return self.open[scope]

    def write(self, step: int, at: int, user: str) -> dict[int, bytes]:
        """Keep the commits and begin anew; their numbers and hashes."""
        rows = []
        written: dict[int, bytes] = {}
        for scope, draft in self.open.items():
            stream, seq, parent, parent_hash = self._tip(scope)
            heads = self.store.heads_of_scope(scope) if draft.whole else []
            body = wire.encode(
                Body(wire.VERSION, at, user, list(draft.refs), draft.changes, list(draft.origins), heads)
            )
            own_hash = wire.chained(parent_hash, body)
            rows.append((draft.number, stream, seq + 1, parent, own_hash, at, user, body, step, 0))
            self._tips[scope] = (stream, seq + 1, draft.number, own_hash)
            written[draft.number] = own_hash
        self.store.add_commits(rows)
        self.made += len(rows)
        self.open = {}
        return written

    def _tip(self, scope: str) -> tuple[int, int, int | None, bytes]:
        """The stream of a scope, its last sequence, commit and hash."""
        if scope not in self._tips:
            own = self.own
            stream = self.store.stream(own.actor, scope, own.unit_code, own.is_centre)
            heads = self.store.heads(stream)
            if heads:
                commit, seq, last = heads[-1]
                self._tips[scope] = (stream, seq, commit, last)
            else:
                self._tips[scope] = (stream, 0, None, wire.root(own.actor, scope))
        return self._tips[scope]
