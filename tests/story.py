"""Tell a story of the exchange again.

    python -m tests.story 4711 centre            what happens in it, and what is wrong with it
    python -m tests.story 4711 centre --short    the steps that it takes, if something is wrong (many minutes)
    python -m tests.story 3 --year 70 52         a year of so many offices and weeks, with real packages

The exit status is 1 when something is wrong.
"""

import argparse
import sys
from collections.abc import Sequence

from tests.helpers.exchange_checks import Violation
from tests.helpers.exchange_telling import KINDS, STEPS, shortest, tell
from tests.helpers.exchange_year import live


def main(arguments: Sequence[str] | None = None) -> int:
    """Tell it; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.story", description="tell a story of the exchange again")
    parser.add_argument("seed", type=int)
    parser.add_argument("kind", nargs="?", default="any", choices=sorted(KINDS), help="what may happen")
    parser.add_argument("--steps", type=int, default=STEPS, help="how many (%(default)s)")
    parser.add_argument("--short", action="store_true", help="leave out the steps that do not matter")
    parser.add_argument("--year", nargs=2, type=int, metavar=("OFFICES", "WEEKS"), help="a year with real packages")
    given = parser.parse_args(arguments)
    try:
        if given.year:
            offices, weeks = given.year
            said = str(live(given.seed, offices, weeks, given.kind).counted)
        elif given.short:
            said = str(shortest(given.seed, given.steps, **KINDS[given.kind]))
        else:
            said = "\n".join(tell(given.seed, given.steps, **KINDS[given.kind]).told)
    except Violation as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
