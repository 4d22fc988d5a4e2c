"""Two computers of the centre and two of a unit rewrite the same chapters: all show what the commits come to."""

import random
from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.sentences import units
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.settling import decide
from tests.helpers.exchange import Peer, bring, peer
from tests.helpers.exchange_checks import check_office, own_folder
from tests.helpers.exchange_clerks import rewritten
from tests.helpers.exchange_log import log_of

Times = Callable[[int, int], int]

STEPS = 40
COMPUTERS = (("ZX", True), ("ZX", True), ("HM", False), ("HM", False))


def begin(folder: Path, seed: int) -> list[Peer]:
    offices = [peer(folder / str(n), code, centre=centre, seed=seed + n) for n, (code, centre) in enumerate(COMPUTERS)]
    for number, one in enumerate(offices[::2]):
        for table, title in (("chapter", "title"), ("policy", "name")):
            row_id = f"{number:08x}{len(table):024x}"
            one.insert(table, row_id, **{title: "T", "text": "s1。s2。s3。s4。s5。s6。"})
    exchange_all(offices)
    return offices


def exchange_all(offices: list[Peer]) -> None:
    for _ in range(2):
        for one in offices[1:]:
            bring(one, offices[0])
        for one in offices[1:]:
            bring(offices[0], one)


def act(dice: random.Random, offices: list[Peer], step: int) -> None:
    one = dice.choice(offices)
    kind = dice.random()
    if kind < 0.6:
        table = dice.choice(["chapter", "policy"])
        if ids := one.ids(table):
            row_id = dice.choice(ids)
            text = rewritten(dice, str(one.value(table, row_id, "text")), f"w{step}")
            one.update(table, row_id, text=text)
    elif kind < 0.9:
        other = dice.choice([peer for peer in offices if peer is not one and (peer.own.is_centre or one.own.is_centre)])
        bring(one, other)
    else:
        one.knowledge()
        with one.office.read() as session:
            open_ = conflicts(session)
        if open_:
            chosen = dice.choice(open_)
            decide(one.office, one.own, one.actor, chosen.id, dice.randrange(len(chosen.choices)) + 1)


def test_texts_rewritten_apart_come_to_the_same(times: Times) -> None:
    merged = 0
    for seed in range(times(6, 1500)):
        with own_folder() as folder:
            dice = random.Random(seed)
            offices = begin(folder, seed)
            for step in range(STEPS):
                act(dice, offices, step)
            exchange_all(offices)
            for one in offices:
                check_office(one)
            told = texts_told(offices[0])
            for key, values in offices[0].rows().items():
                if "text" in values and (*key, "text") not in offices[0].conflicts():
                    merged += values["text"] not in told
            for one in offices[1:]:
                for key, values in one.rows().items():
                    shown = offices[0].rows()[key]["text"]
                    assert values["text"] == shown, (seed, key)
                    assert set(units(shown)) <= {part for text in told for part in units(text)}
            for one in offices:
                one.office.close()
    assert merged > 0, "no text was merged, so nothing was tried"


def texts_told(centre: Peer) -> set[str]:
    """All texts that anybody wrote."""
    return {
        str(value)
        for commit in log_of(centre.office)
        for change in commit.body.changes
        for value in change.fields.values()
    }
