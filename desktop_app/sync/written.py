"""The packages that were written for an office: how far they reach, and what of them it has told of."""

import json
from dataclasses import dataclass, field

from desktop_app.sync.knowledge import Untold
from desktop_app.sync.store import Store


@dataclass(frozen=True, slots=True)
class _Package:
    """When it was written, the newest commit known then, whether its office was set back since, and the hashes of the
    attachments that it asks for."""

    at: int
    reach: int
    lost: bool
    asks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Packages:
    """All that were written for one office, in the order in which they were."""

    written: list[_Package] = field(default_factory=list)

    @property
    def newest(self) -> int:
        """The newest commit that was on its way to the office: 0 when it has none of the packages any more."""
        return max((one.reach for one in self.written if not one.lost), default=0)

    @property
    def told_ms(self) -> int | None:
        """When the last one was written, whatever the clock said before."""
        return self.written[-1].at if self.written else None

    @property
    def asks(self) -> frozenset[str]:
        """The attachments that the last one asks for."""
        return self.written[-1].asks if self.written else frozenset()

    def acknowledged_ms(self, lacks: Untold) -> int | None:
        """When the last one was written of which the office lacks nothing."""
        whole = (one.at for one in reversed(self.written) if one.reach and _is_there(one.reach, lacks))
        return next(whole, None)


def packages_by_office(store: Store) -> dict[str, Packages]:
    """Unit code -> what was written for it."""
    found: dict[str, Packages] = {}
    sql = "SELECT unit_code, at, outcome FROM exchange_file WHERE direction = 'out' ORDER BY id"
    for unit, at, outcome in store.all(sql):
        came = json.loads(outcome) or {}
        package = _Package(at, came.get("newest", 0), bool(came.get("lost")), frozenset(came.get("asks", ())))
        found.setdefault(unit, Packages()).written.append(package)
    return found


def _is_there(reach: int, lacks: Untold) -> bool:
    return lacks.oldest is None or reach < lacks.oldest
