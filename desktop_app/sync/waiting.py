"""What the window must know of the exchange before anybody asks for it: kept apart, as it starts with the program."""

from dataclasses import dataclass

EXCHANGED = "exchange"
"""Among the kinds of a Changes: packages came or went, whatever became of the records."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits: offices for which there is something that no package holds yet, decisions that may be taken here,
    parked packages, investors that were entered twice."""

    offices: int = 0
    conflicts: int = 0
    parked: int = 0
    twins: int = 0

    @property
    def count(self) -> int:
        return self.offices + self.conflicts + self.twins
