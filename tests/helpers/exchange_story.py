"""A year of three offices and their sticks, thrown by dice from a seed: the same seed gives the same story.

Every step of a story has dice of its own, so that a story with fewer steps (to find out which ones matter) keeps the
others as they were. Packages are delayed, lost, copied twice and taken in out of order; clocks are wrong; an office is
put back from a backup, goes on from a copied disk, or is set back without anybody noticing.
"""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from unittest.mock import patch

from db.types import natural_id
from desktop_app.domain.clock import Clock
from desktop_app.sync import compact, wire
from desktop_app.sync.apply import Missing
from desktop_app.sync.knowledge import Knowledge, Sent, StreamHeads
from desktop_app.sync.retelling import retell
from desktop_app.sync.scopes import visible
from desktop_app.sync.store import Store
from tests.helpers.database import driver_of
from tests.helpers.exchange import Peer, own
from tests.helpers.exchange_clerks import CENTRE, UNITS, Clerk, pick
from tests.helpers.exchange_versions import OldPeer
from tests.helpers.quick_office import Premises

BEGIN = 1_640_995_200_000
TEN_YEARS = 10 * 366 * 86_400_000


@dataclass(frozen=True, slots=True)
class Stick:
    """A package on its way. `heads` is what its sender knew, `presupposes` what it took the recipient to know."""

    sender: str
    to: str
    sent: list[Sent]
    heads: list[StreamHeads]
    presupposes: list[StreamHeads]


@dataclass(frozen=True, slots=True)
class Backup:
    """An office's data as of a step; `heard` is what it knew of others then."""

    step: int
    data: sqlite3.Connection
    heard: dict[str, list[StreamHeads]]


@dataclass(slots=True)
class Story:
    """The offices and what is on its way. `told` tells what happened, for people; `wrong_clocks`, `restores`,
    `centre_restores`, `decisions`, `versions` (of the program), `lost_keys`, `confirmed` (much is, and much of it
    deleted), `twins` (investors are entered twice and joined) and `shares` (of a project, are set apart) say what may
    happen; `delivered` are the hashes of all commits that another office took in, `signed` those that the centre wrote
    onto a stick; `counted` is what happened how often."""

    seed: int
    premises: Premises
    wrong_clocks: bool = True
    restores: bool = True
    centre_restores: bool = False
    decisions: bool = True
    versions: bool = False
    lost_keys: bool = False
    confirmed: bool = False
    twins: bool = False
    shares: bool = False
    peers: dict[str, Peer] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    flying: list[Stick] = field(default_factory=list)
    heard: dict[tuple[str, str], list[StreamHeads]] = field(default_factory=dict)
    signed: set[bytes] = field(default_factory=set)
    backups: dict[str, list[Backup]] = field(default_factory=dict)
    delivered: set[bytes] = field(default_factory=set)
    held: set[bytes] = field(default_factory=set)
    restored: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    _dice: random.Random = field(default_factory=random.Random)
    _step: int = 0

    def begin(self) -> None:
        """Set the offices up."""
        older = random.Random(self.seed).sample([CENTRE, *UNITS], self.seed % 3 + 1) if self.versions else []
        for code in (CENTRE, *UNITS):
            who = own(code, centre=code == CENTRE, seed=self.seed)
            made = (OldPeer if code in older else Peer)(self.premises.new(code), who)
            self._wind(code, made, 0)
            self.peers[code] = made
        self.centre.insert("unit", natural_id("unit", "ZX"), code="ZX", name="ZX")

    def close(self) -> None:
        """Put the offices away."""
        self.premises.close()
        for kept in self.backups.values():
            for backup in kept:
                backup.data.close()

    @property
    def centre(self) -> Peer:
        return self.peers[CENTRE]

    def units(self) -> list[Peer]:
        """Every computer of a unit."""
        return [one for one in self.peers.values() if not one.own.is_centre]

    def play(self, steps: Iterable[int]) -> None:
        """Let these steps happen."""
        for self._step in steps:
            self._dice = random.Random(f"{self.seed}/{self._step}")
            name = self._dice.choice(sorted(self.peers))
            clerk = Clerk(self._dice, self._step, self._tell)
            acts, weights = zip(*self._acts(clerk), strict=True)
            self._dice.choices(acts, weights)[0](name, self.peers[name])

    def _acts(self, clerk: Clerk) -> list[tuple[Callable[[str, Peer], None], int]]:
        return [
            (clerk.enter_investor, 8),
            (clerk.enter_project, 7),
            (clerk.enter_part, 14),
            (clerk.enter_shared, 6),
            (clerk.duty, 8),
            (clerk.change, 18),
            (clerk.change_shared, 9),
            (clerk.money, 10),
            (clerk.enter_review, 7),
            (clerk.review, 14),
            (clerk.delete, 6),
            (clerk.decide, 4 if self.decisions else 0),
            (self._hand_over, 5),
            (self._send, 18),
            (self._take, 18),
            (self._wrong_clock, 2 if self.wrong_clocks else 0),
            (self._back_up, 3 if self.restores else 0),
            (self._put_back, 2 if self.restores else 0),
            (self._compact, 3),
            (self._lose_keys, 4 if self.lost_keys else 0),
            (clerk.confirm_or_delete, 25 if self.confirmed else 0),
            (clerk.twin, 40 if self.twins else 0),
            (clerk.share_out, 40 if self.shares else 0),
        ]

    # clocks

    def _wind(self, name: str, one: Peer, at: int) -> None:
        self.times[name] = at

        def now() -> int:
            self.times[name] += 1000
            return BEGIN + self.times[name]

        one.office.clock = Clock(now)

    def wrong_time(self, dice: random.Random, name: str) -> int:
        """What a clock may say, as milliseconds from the beginning: 1970, ten years off, right, or as before."""
        return dice.choice([-BEGIN, -TEN_YEARS, TEN_YEARS, 0, self.times[name]])

    def _wrong_clock(self, name: str, _one: Peer) -> None:
        self.times[name] = self.wrong_time(self._dice, name)
        self._tell(f"{name}: clock {self.times[name] // 86_400_000} days off")

    def _hand_over(self, name: str, one: Peer) -> None:
        """The centre does, as a rule; now and then a unit gives away what it has."""
        giver = one if self._dice.random() < 0.2 else self.centre
        row_id = pick(self._dice, giver, "project")
        if row_id:
            to = self._dice.choice([CENTRE, *UNITS])
            if giver.own.is_centre:
                giver.hand_over(row_id, to)
            else:
                giver.update("project", row_id, owner_code=to)
            self._tell(f"{giver.own.unit_code}: hands project {row_id[:8]} over to {to}")

    # sticks

    def _send(self, _name: str, _one: Peer) -> None:
        unit = self._dice.choice(sorted(set(self.peers) - {CENTRE}))
        giver, taker = self._dice.choice([(CENTRE, unit), (unit, CENTRE)])
        stick = self.stick(giver, taker)
        if self._dice.random() < 0.85:
            self.flying.append(stick)
        self._tell(f"{giver}: stick for {taker}, {len(stick.sent)} commits{'' if stick in self.flying else ', lost'}")

    def stick(self, giver: str, taker: str) -> Stick:
        """What one writes for the other, going by what it heard of it last."""
        one, other = self.peers[giver], self.peers[taker]
        theirs = self.heard.get((giver, taker), [])
        sent, mine = one.untold(other, theirs), one.knowledge()
        if one.own.is_centre:
            self.signed |= _hashes(mine)
        return Stick(giver, taker, sent, _seen_by(other, mine), _seen_by(other, theirs))

    def _take(self, _name: str, _one: Peer) -> None:
        if not self.flying:
            return
        at = self._dice.randrange(len(self.flying))
        stick = self.flying[at]
        if self._dice.random() < 0.7:
            self.flying.pop(at)
        self.take(stick)

    def take(self, stick: Stick) -> bool:
        """Plug a stick in; False when it has to wait for another. What its sender knows is heard of it all the same."""
        taker = self.peers[stick.to]
        self.heard[stick.to, stick.sender] = stick.heads
        known = {head.hash for stream in taker.knowledge() for head in stream.heads} | taker.hashes()
        if any(head.hash not in known for stream in stick.presupposes for head in stream.heads):
            self.counted["packages put aside"] += 1
            self._tell(f"{stick.to}: puts the stick of {stick.sender} aside")
            return False
        try:
            outcome = taker.take(stick.sent)
        except Missing as gap:
            raise AssertionError(f"a stick that presupposes nothing unknown has a gap: {gap}") from gap
        self.delivered |= {wire.chained(one.parent, one.body) for one in stick.sent}
        self._tell(f"{stick.to}: takes the stick of {stick.sender}, {outcome.commits} new commits")
        return True

    # backups

    def _back_up(self, name: str, one: Peer) -> None:
        """A backup (or a snapshot of the disk, of whatever it holds just then) that may be put back later."""
        if self._dice.random() < 0.5:
            one.knowledge()
        kept = self.backups.setdefault(name, [])
        data = sqlite3.connect(":memory:")
        driver_of(one.office).backup(data)
        heard = {to: heads for (by, to), heads in self.heard.items() if by == name}
        kept.append(Backup(self._step, data, heard))
        self._tell(f"{name}: backup {len(kept)}")

    def _put_back(self, name: str, one: Peer) -> None:
        kept = self.backups.get(name)
        if not kept or (one.own.is_centre and not self.centre_restores):
            return
        number = self._dice.randrange(len(kept))
        kind = self._dice.choice(["restored", "set back unnoticed", "copied"])
        if kind == "copied" and (one.own.is_centre or len(self.peers) > 4):
            kind = "restored"
        copy = f"{name}'" if kind == "copied" else name
        if copy in self.peers and copy != name:
            return
        backup = kept[number]
        office = self.premises.put_back(copy, backup.data, one.office if copy == name else None)
        unnoticed = kind == "set back unnoticed"
        who = one.own if unnoticed else replace(one.own, actor=_renewed(one.own.actor, self._dice))
        self.peers[copy] = type(one)(office, who)
        self._wind(copy, self.peers[copy], self.times[name])
        for by, to in [key for key in self.heard if key[0] == copy]:
            del self.heard[by, to]
        self.heard |= {(copy, to): heads for to, heads in backup.heard.items()}
        self.restored.add(copy)
        self.counted["offices that went on from old data"] += 1
        self._tell(f"{copy}: {kind} from backup {number + 1} of {name}, of step {backup.step}")

    def _compact(self, name: str, one: Peer) -> None:
        with patch.multiple(compact, FRESH=5, EVERY=0, BLOCK=self._dice.choice([1, 300, 1000])):
            blocks = compact.compact(one.office)
        self.counted["blocks of old commits"] += blocks
        self._tell(f"{name}: {blocks} blocks of old commits")

    # keys

    def _lose_keys(self, name: str, one: Peer) -> None:
        """An office goes on as a new computer. What was written for the old one nobody can open any more; what it wrote
        itself may still be read anywhere."""
        if self._dice.random() < 0.5:
            one.knowledge()
        kept = self.signed if one.own.is_centre else _hashes(self.heard.get((name, CENTRE), ()))
        renewed = replace(one.own, actor=self._dice.randbytes(24).hex())
        with one.office.maintain() as session:
            again = retell(Store(session), bytes.fromhex(one.own.actor[:32]), renewed, kept)
        one.own = renewed
        self.flying = [stick for stick in self.flying if stick.to != name]
        for by in [by for by, to in self.heard if to == name]:
            del self.heard[by, name]
        self.counted["changes said again under a new card"] += again
        self._tell(f"{name}: loses its keys, {again} commits said again")

    # the end

    def settle(self, rounds: int = 3) -> None:
        """Everybody hears everything at last, until a round brings nothing new. `held` is what anybody held before."""
        self.held = set[bytes]().union(*(one.hashes() for one in self.peers.values()))
        units = sorted(set(self.peers) - {CENTRE})
        for _ in range(rounds):
            new = sum(self._whole(unit, CENTRE) for unit in units) + sum(self._whole(CENTRE, unit) for unit in units)
            if not new:
                return

    def update_all(self) -> None:
        """Everybody has the newest program from now on."""
        for name, one in self.peers.items():
            if isinstance(one, OldPeer):
                [(unread,)] = one.query("SELECT count(*) FROM exchange_commit WHERE unread = 1")
                self.counted["commits that an older program does not understand"] += unread
                self.peers[name] = one.updated()

    def _whole(self, giver: str, taker: str) -> int:
        """Tell all that one lacks; how much that was."""
        one, other = self.peers[giver], self.peers[taker]
        return other.take(one.untold(other, other.knowledge())).commits

    def _tell(self, what: str) -> None:
        self.told.append(f"{self._step:4} {what}")


def _seen_by(other: Peer, streams: Knowledge) -> list[StreamHeads]:
    return [one for one in streams if visible(one.scope, other.own.unit_code, other.own.is_centre)]


def _hashes(streams: Knowledge) -> set[bytes]:
    return {head.hash for stream in streams for head in stream.heads}


def _renewed(actor: str, dice: random.Random) -> str:
    return actor[:32] + dice.randbytes(8).hex()
