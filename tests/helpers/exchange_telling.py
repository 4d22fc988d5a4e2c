"""Telling a story from its beginning to its end with everything checked, alone or with many others at once."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from unittest.mock import patch

from desktop_app.sync import store
from tests.helpers.exchange_checks import Violation, check_again, check_end, check_office, own_folder
from tests.helpers.exchange_story import Story
from tests.helpers.in_parallel import spread
from tests.helpers.quick_office import OnDisk, Premises, Quick

STEPS = 100
OF_WHICH_ON_DISK = 25
"""One of so many stories has offices as the program opens them."""
TOGETHER = (store.TOGETHER, 2000, 400, 1)
"""Bytes of commits that go into a block when they come together; stories take turns."""

KINDS: dict[str, dict[str, bool]] = {
    "any": {},
    "sticks": {"restores": False, "wrong_clocks": False},
    "centre": {"centre_restores": True},
    "versions": {"versions": True},
    "keys": {"lost_keys": True},
    "confirmed": {"confirmed": True},
    "twins": {"twins": True},
    "shares": {"shares": True},
}
"""What may happen: all, but that the centre goes on from old data; nothing but to sticks; that, too; programs of
several versions; offices that lose their keys; units that delete and change what the centre confirms; investors that
are entered twice and joined; and shares of a project that offices set apart."""


def tell_many(seeds: Sequence[int], kind: str) -> tuple[list[str], Counter[str]]:
    """Tell stories, several at once: how those failed that did, with what tells them again; what happened how often."""
    found = spread(_told, [(seed, kind) for seed in seeds], at_once=8, from_on=30)
    return [failure for failure, _ in found if failure], sum((counts for _, counts in found), Counter[str]())


def _told(seed: int, kind: str) -> tuple[str, Counter[str]]:
    try:
        return "", tell(seed, **KINDS[kind]).counted
    except Violation as error:
        return f"python -m tests.story {seed} {kind}\n{error}", Counter()


def tell(seed: int, steps: Iterable[int] | int = STEPS, **options: Any) -> Story:
    """One story from its beginning to its end, with everything checked. Raises Violation."""
    together = TOGETHER[seed % len(TOGETHER)]
    with own_folder() as folder, patch.object(store, "TOGETHER", together):
        premises: Premises = Quick() if seed % OF_WHICH_ON_DISK else OnDisk(folder)
        story = Story(seed, premises, **options)
        order = list(range(steps)) if isinstance(steps, int) else list(steps)
        try:
            story.begin()
            story.play(order)
            if story.versions:  # what an older program has to show nobody can tell
                story.settle()
                story.update_all()
            _check(story)
            story.settle()
            _check(story)
            check_end(story)
            _take_again(story, 1 + seed % 5)
        except Exception as error:
            told = "\n".join(story.told)
            raise Violation(f"story {seed} of {len(order)} steps {options}: {error!r}\n{told}") from error
        finally:
            story.close()
    return story


def _take_again(story: Story, times: int) -> None:
    units = story.units()
    unit = units[story.seed // 5 % len(units)]
    for giver, taker in ((unit, story.centre), (story.centre, unit)):
        check_again(giver, taker, times)
        story.counted["packages taken in again"] += times


def _check(story: Story) -> None:
    for one in story.peers.values():
        check_office(one)
        waits = {field for *_, field in one.conflicts()}
        story.counted["offices where a deletion waits for a decision"] += "deleted_at" in waits
        story.counted["offices where values wait for a decision"] += bool(waits - {"deleted_at"})


def shortest(seed: int, steps: int = STEPS, **options: Any) -> tuple[list[int], str | None]:
    """The steps of a failing story that it takes, and how it fails then."""

    def failure(order: list[int]) -> str | None:
        try:
            tell(seed, order, **options)
        except Violation as error:
            return str(error)
        return None

    def kind(failed: str | None) -> list[str]:
        return re.findall(r"[a-z]{3,}", (failed or "").partition("}")[2].partition("\n")[0])[:6]

    kept, size = list(range(steps)), steps // 2
    why = failure(kept)
    if why is None:
        raise ValueError(f"story {seed} does not fail")
    like = kind(why)
    while size:
        at = 0
        while at < len(kept):
            fewer = kept[:at] + kept[at + size :]
            found = failure(fewer)
            if kind(found) != like:
                at += size
            else:
                kept, why = fewer, found
        size //= 2
    return kept, why
