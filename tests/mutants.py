"""Which check finds which broken rule of the exchange.

    python -m tests.mutants                       every mutant, and what found it
    python -m tests.mutants replaces_nothing      some

The exit status is 1 when one of them survives.
"""

import contextlib
import importlib
import io
import sys
from collections.abc import Sequence

import pytest

from tests.helpers.exchange_checks import Violation
from tests.helpers.exchange_telling import KINDS, tell
from tests.helpers.in_parallel import spread
from tests.helpers.mutants import Mutate, broken, packages, registers, telling, texts

AREAS = (registers, telling, texts, packages)
BY_STORIES: dict[str, Mutate] = {one.__name__: one for area in AREAS for one in area.BY_STORIES}
BY_TESTS: dict[str, tuple[Mutate, str]] = {
    one.__name__: (one, tests) for area in AREAS for one, tests in area.BY_TESTS.items()
}
STORIES = 60
"""So many of the stories of two kinds that every run tells (tests/integration/exchange/test_stories.py) have to do."""

PYTEST = ("-q", "-x", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")


def found(name: str) -> str:
    """What finds a mutant; nothing when it survives."""
    return _found_by_stories(BY_STORIES[name]) if name in BY_STORIES else _found_by_tests(*BY_TESTS[name])


def _found_by_stories(mutate: Mutate) -> str:
    with broken(mutate):
        for number in range(STORIES):
            for kind, first in (("any", 0), ("centre", 200_000)):
                try:
                    tell(first + number, **KINDS[kind])
                except Violation:
                    return f"python -m tests.story {first + number} {kind}"
    return ""


def _found_by_tests(mutate: Mutate, tests: str) -> str:
    """Imported before, the tests hold what they call by name as it really is, and only what that calls is broken."""
    file, _, beginning = tests.partition("::")
    importlib.import_module(file.removesuffix(".py").replace("/", "."))
    said = io.StringIO()
    with broken(mutate), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = pytest.main([*PYTEST, file, *(["-k", beginning] if beginning else [])])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise RuntimeError(f"{tests} cannot be run: {said.getvalue()}")
    return next((line for line in said.getvalue().splitlines() if line.startswith(("FAILED", "ERROR"))), "")


def look(names: Sequence[str]) -> dict[str, str]:
    """Name -> what found it, several at once."""
    return dict(zip(names, spread(found, [(name,) for name in names]), strict=True))


def main(arguments: Sequence[str]) -> int:
    """Print what found them; returns the exit status."""
    every = look(arguments or [*BY_STORIES, *BY_TESTS])
    sys.stdout.write("".join(f"{name:<60} {by or 'SURVIVES'}\n" for name, by in every.items()))
    return 0 if all(every.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
