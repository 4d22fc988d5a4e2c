"""A year of a district whose offices exchange real packages by stick, thrown by dice from a seed.

Every week clerks work and some of them carry a stick to the centre and back. Sticks are lost, are taken in twice, lie
in a drawer for months; imports and exports are killed; clocks are wrong; offices go on from old backups, the centre
too; a disk is copied and both computers are used on. At the end everybody visits the centre with nothing lost.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.helpers.exchange import Peer
from tests.helpers.exchange_checks import Violation, check_end, check_office, own_folder
from tests.helpers.exchange_clerks import CENTRE, DistrictClerk, pick
from tests.helpers.exchange_computer import Computer, PowerCut, computer, forget
from tests.helpers.exchange_odds import YEARS, Odds
from tests.helpers.exchange_secrets import Secrets
from tests.helpers.exchange_story import BEGIN, TEN_YEARS
from tests.helpers.stick_offices import befriend

WEEK = 7 * 86_400_000


@dataclass(frozen=True, slots=True)
class Stick:
    """A package on its way."""

    sender: str
    to: str
    files: Sequence[Path]
    commits: frozenset[bytes]


@dataclass(slots=True)
class Year:
    """The offices and their sticks. `peers`: the computers by name; `drawer`: sticks that are found again some day;
    `delivered`, `held`, `restored`: as of a story; `counted`: what happened how often."""

    seed: int
    folder: Path
    offices: int
    odds: Odds = field(default_factory=Odds)
    week: int = 0
    peers: dict[str, Computer] = field(default_factory=dict)
    clocks: dict[str, int] = field(default_factory=dict)
    drawer: list[Stick] = field(default_factory=list)
    secrets: Secrets = field(default_factory=Secrets)
    delivered: set[bytes] = field(default_factory=set)
    held: set[bytes] = field(default_factory=set)
    restored: set[str] = field(default_factory=set)
    counted: dict[str, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    _dice: random.Random = field(default_factory=random.Random)
    _number: int = 0

    def begin(self) -> None:
        """Set the offices up; the centre trusts each of them."""
        self._dice = random.Random(self.seed)
        for code in (CENTRE, *self.codes):
            self._set_up(code)
        for code in self.codes:
            befriend(self.centre, self.peers[code])

    def _set_up(self, code: str) -> None:
        self.clocks[code] = 0
        dice = random.Random(f"{self.seed}/{code}")
        where = self.folder / code
        self.peers[code] = computer(where, code, centre=code == CENTRE, dice=dice, now=lambda: self._now(code))

    def _now(self, name: str) -> int:
        self.clocks[name] += 1000
        return BEGIN + self.week * WEEK + self.clocks[name]

    def close(self) -> None:
        """Put the computers away."""
        for one in self.peers.values():
            one.office.close()

    @property
    def codes(self) -> list[str]:
        return [f"U{number:02}" for number in range(1, self.offices + 1)]

    @property
    def centre(self) -> Computer:
        return self.peers[CENTRE]

    def units(self) -> list[Computer]:
        """Every computer of a unit."""
        return [one for one in self.peers.values() if not one.own.is_centre]

    # a week

    def play(self, weeks: int) -> None:
        """Let so many weeks pass."""
        for self.week in range(weeks):
            for name in self._shuffled(self.peers):
                self._mishaps(name)
                self._work(name)
            for name in self._shuffled(set(self.peers) - {CENTRE}):
                if self._by_chance(self.odds.visit):
                    self._visit(name)
                if self.drawer and self._by_chance(self.odds.from_the_drawer):
                    stick = self.drawer.pop(self._dice.randrange(len(self.drawer)))
                    self._take(stick, self._reader(stick.to), "found in the drawer")

    def _shuffled(self, names: Iterable[str]) -> list[str]:
        found = sorted(names)
        self._dice.shuffle(found)
        return found

    def _by_chance(self, odds: float) -> bool:
        return self._dice.random() < odds

    def _count(self, what: str) -> None:
        self.counted[what] = self.counted.get(what, 0) + 1

    def _tell(self, words: str) -> None:
        self.told.append(f"week {self.week:2} {words}")

    # what clerks do

    def _work(self, name: str) -> None:
        one = self.peers[name]
        steps = self._dice.choice([0, 1, 1, 2, 3]) if name != CENTRE else 3 + self.offices // 4
        for _ in range(steps):
            self._number += 1
            clerk = DistrictClerk(self._dice, self._number, self._tell, confided=self.secrets.duties, codes=self.codes)
            acts = (
                (clerk.enter_investor, 6),
                (clerk.enter_project, 5),
                (clerk.enter_part, 14),
                (clerk.enter_shared, 3),
                (clerk.duty, 6),
                (clerk.change, 22),
                (clerk.change_shared, 4),
                (clerk.money, 12),
                (clerk.enter_review, 5),
                (clerk.review, 8),
                (clerk.delete, 5),
                (clerk.decide, 8),
                (clerk.twin, 5),
                (self._confide, 5),
            )
            chosen, weights = zip(*acts, strict=True)
            self._dice.choices(chosen, weights)[0](name, one)
            self._count("clerks' steps")
        if self._by_chance(self.odds.hand_over if name == CENTRE else self.odds.unit_hands_over):
            self._hand_over(name, one)

    def _confide(self, _name: str, one: Peer) -> None:
        assert isinstance(one, Computer)
        self.secrets.confide(self._dice, one, self.codes)
        self._count("secrets")

    def _hand_over(self, name: str, one: Computer) -> None:
        project = pick(self._dice, one, "project")
        if project:
            to = self._dice.choice([CENTRE, *self.codes])
            self.secrets.hand_over(project, to)
            if name == CENTRE:
                one.hand_over(project, to)
            else:
                one.update("project", project, owner_code=to)
            self._tell(f"{name}: hands {project[:8]} over to {to}")
            self._count("projects handed over")

    # sticks

    def _visit(self, name: str) -> None:
        """A clerk of a unit goes to the centre with a stick, and comes back with another."""
        for giver, taker in ((name, CENTRE), (CENTRE, name)):
            stick = self._write(giver, taker)
            if stick is None:
                continue
            fate = self._dice.random()
            if fate < self.odds.lost:
                self._throw_away(stick, "lost")
            elif fate < self.odds.lost + self.odds.late:
                self.drawer.append(stick)
                self._count("sticks left in the drawer")
            else:
                self._take(stick, taker, "brought")

    def _write(self, giver: str, taker: str) -> Stick | None:
        self._number += 1
        to, folder = self.peers[taker].own.unit_code, self.folder / f"stick{self._number}"
        try:
            files = self.peers[giver].write(to, folder, self._moment_of_death(40))
        except PowerCut:
            self._tell(f"{giver}: dies writing for {to}")
            self._count("exports killed")
            forget(folder)
            return None
        self._count("packages written")
        self._tell(f"{giver}: stick {self._number} for {to}")
        self._count("packages looked through for secrets")
        return Stick(giver, to, files, self.secrets.look_through(files, self.peers[taker]))

    def _moment_of_death(self, of: int) -> int:
        return 1 + int(self._dice.random() ** 2 * of) if self._by_chance(self.odds.dies) else 0

    def _reader(self, unit_code: str) -> str:
        """One of the computers of a unit."""
        return self._dice.choice(sorted(name for name, one in self.peers.items() if one.own.unit_code == unit_code))

    def _take(self, stick: Stick, name: str, how: str) -> None:
        one = self.peers[name]
        try:
            taken = one.read(stick.files, self._moment_of_death(150))
        except PowerCut:
            self._tell(f"{name}: dies taking in {stick.files[0].parent.name}")
            self._count("imports killed")
            self.drawer.append(stick)
            return
        self._tell(f"{name}: {how}: {stick.files[0].parent.name}; {taken.missing or taken.outcome}")
        self._count("packages put aside" if taken.missing else "packages taken in")
        if not taken.missing:
            self.delivered |= stick.commits
        if self._by_chance(self.odds.twice):
            self.drawer.append(stick)
            self._count("sticks taken in again later")
        else:
            forget(stick.files[0].parent)

    def _throw_away(self, stick: Stick, why: str) -> None:
        self._tell(f"{stick.sender}: {stick.files[0].parent.name} is {why}")
        self._count(f"sticks {why}")
        forget(stick.files[0].parent)

    # what goes wrong

    def _mishaps(self, name: str) -> None:
        one, odds = self.peers[name], self.odds
        if self._by_chance(odds.wrong_clock):
            now = self.week * WEEK
            self.clocks[name] = self._dice.choice([-BEGIN - now, -TEN_YEARS, TEN_YEARS, 0, 0])
            self._tell(f"{name}: clock {self.clocks[name] // 86_400_000} days off")
            self._count("clocks set wrong")
        if self._by_chance(odds.back_up if name != CENTRE else 0.2):
            one.back_up()
        if one.backups and self._by_chance(odds.put_back if name != CENTRE else odds.centre_put_back):
            unnoticed = self._by_chance(0.4)
            one.put_back(self._dice.choice(one.backups), unnoticed=unnoticed)
            self.restored.add(name)
            self._tell(f"{name}: goes on from an old backup{', unnoticed' if unnoticed else ''}")
            self._count("disks set back unnoticed" if unnoticed else "backups put back")
            self._count("of these at the centre") if name == CENTRE else None
        if one.backups and name in self.codes and f"{name}b" not in self.peers and self._by_chance(odds.copied):
            twin = f"{name}b"
            self.clocks[twin] = 0
            self.peers[twin] = one.twin(self._dice.choice(one.backups), self.folder / twin, lambda: self._now(twin))
            self._tell(f"{twin}: made of a copy of the disk of {name}")
            self._count("disks copied")

    # the end

    def settle(self, rounds: int = 3) -> list[int]:
        """Everybody visits the centre with nothing lost; how many packages still wait anywhere after each round."""
        self.held = set[bytes]().union(*(one.hashes() for one in self.peers.values()))
        self.odds = Odds(**dict.fromkeys(("lost", "late", "twice", "dies"), 0.0))
        waiting = []
        for _ in range(rounds):
            for name in sorted(set(self.peers) - {CENTRE}):
                self._visit(name)
            waiting.append(sum(one.waiting() for one in self.peers.values()))
        return waiting

    def check(self) -> None:
        """All that has to hold. Raises Violation."""
        for one in self.peers.values():
            check_office(one)
        check_end(self)
        self._check_twins()
        for one in self.units():
            self.secrets.look_at_disk(one)

    def _check_twins(self) -> None:
        """Both computers of a unit show the same of what the centre knows."""
        known = self.centre.rows().keys()
        for code in self.codes:
            if f"{code}b" in self.peers:
                first, second = self.peers[code].rows(), self.peers[f"{code}b"].rows()
                different = {key for key in first.keys() & second.keys() & known if first[key] != second[key]}
                if different:
                    raise Violation(f"the two computers of {code} show {different} differently")


def live(seed: int, offices: int, weeks: int, kind: str = "centre") -> Year:
    """A year from its beginning to its end, with everything checked. Raises Violation, with what lives it again."""
    with own_folder() as folder:
        year = Year(seed, folder, offices, YEARS[kind])
        try:
            year.begin()
            year.play(weeks)
            waiting = year.settle()
            year.counted["packages still put aside after one visit each"] = waiting[0]
            year.check()
        except Exception as error:
            again = f"python -m tests.story {seed} {kind} --year {offices} {weeks}"
            told = "\n".join(year.told[-60:])
            raise Violation(f"{again}\n{error!r}\n{told}") from error
        finally:
            year.close()
    return year


def lived(seed: int, offices: int, weeks: int, kind: str) -> tuple[dict[str, int], str]:
    """The same, where several are lived at once: what happened how often, and how it failed if it did."""
    try:
        return live(seed, offices, weeks, kind).counted, ""
    except Violation as error:
        return {}, str(error)
