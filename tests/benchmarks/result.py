"""What one benchmark measured, and against what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One measured value; less is better.

    `limit` is what it must stay below, in the same unit. `peer` names what was measured in the same run on the same
    data for comparison, `peer_measured` is its value and `ratio` how many times the peer's value may be taken.
    A result without limit and ratio is shown only.
    """

    name: str
    measured: float
    unit: str
    limit: float | None = None
    peer: str = ""
    peer_measured: float | None = None
    ratio: float | None = None

    @property
    def times_peer(self) -> float | None:
        """How many times the peer's value was taken."""
        return self.measured / self.peer_measured if self.peer_measured else None

    @property
    def holds(self) -> bool:
        """Whether the limit and the ratio, as far as there are any, are kept."""
        within = self.limit is None or self.measured <= self.limit
        times = self.times_peer
        return within and (self.ratio is None or times is None or times <= self.ratio)
