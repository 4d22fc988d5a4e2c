"""Telling stories: a failure names what tells it again."""

import pytest

from desktop_app.sync import show
from tests import story
from tests.helpers.exchange_checks import Violation
from tests.helpers.exchange_telling import shortest, tell, tell_many


@pytest.fixture
def conflicts_get_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show.Show, "_note", lambda *_: None)


def test_stories_that_end_well_say_what_happened() -> None:
    failed, counts = tell_many(range(1, 4), "centre")
    assert failed == []
    assert counts["packages taken in again"] == sum(2 * (1 + seed % 5) for seed in range(1, 4))


def test_a_failure_says_what_tells_it_again(conflicts_get_lost: None, capsys: pytest.CaptureFixture[str]) -> None:
    failed, _ = tell_many(range(3), "any")
    again = failed[0].splitlines()[0]
    assert again.startswith("python -m tests.story ") and again.endswith(" any")
    assert story.main(again.split()[3:]) == 1
    assert "Violation" in capsys.readouterr().err


def test_a_failing_story_is_cut_to_the_steps_that_it_takes(conflicts_get_lost: None) -> None:
    failing = next(seed for seed in range(1, 60) if fails(seed, 60))
    steps, why = shortest(failing, 60)
    assert len(steps) < 12 and why is not None and "conflicts" in why
    with pytest.raises(ValueError, match="does not fail"):
        shortest(1, 1)


def fails(seed: int, steps: int) -> bool:
    """Whether a story goes wrong."""
    try:
        tell(seed, steps)
    except Violation:
        return True
    return False


def test_a_story_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert story.main(["3", "sticks", "--steps", "40"]) == 0
    assert capsys.readouterr().out.splitlines() == tell(3, 40, restores=False, wrong_clocks=False).told
