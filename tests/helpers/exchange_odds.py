"""How often things happen in a year of the exchange."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Odds:
    """How often things happen: the share of weeks, of visits, or of times that something is read or written."""

    visit: float = 0.6
    lost: float = 0.1
    late: float = 0.12
    twice: float = 0.06
    from_the_drawer: float = 0.15
    dies: float = 0.05
    back_up: float = 0.06
    put_back: float = 0.02
    centre_put_back: float = 0.04
    copied: float = 0.004
    wrong_clock: float = 0.02
    hand_over: float = 0.4
    unit_hands_over: float = 0.04


YEARS = {
    "any": Odds(centre_put_back=0.0),
    "sticks": Odds(centre_put_back=0.0, put_back=0.0, copied=0.0, lost=0.3),
    "centre": Odds(),
}
"""As of stories: all, but that the centre goes on from old data; nothing but to sticks, which are often lost; all."""
