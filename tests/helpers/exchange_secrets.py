"""What only some offices may ever read, and the watch over it: each secret is a word that stands nowhere else."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from db.types import natural_id
from desktop_app.sync import wire
from desktop_app.sync.package.reading import open_package
from tests.helpers.exchange_checks import Violation
from tests.helpers.exchange_clerks import CENTRE, pick
from tests.helpers.exchange_computer import Computer

SECRET = re.compile(rb"secret-[0-9a-f]{32}")


@dataclass(slots=True)
class Secrets:
    """`kept`: a secret -> the office that it is in confidence with, or the project that it belongs to; `owners`: the
    units that ever had a project, or learned of a secret duty; `duties`: what was said of each."""

    kept: dict[str, str] = field(default_factory=dict)
    owners: dict[str, set[str]] = field(default_factory=dict)
    duties: dict[str, list[str]] = field(default_factory=dict)

    def confide(self, dice: random.Random, one: Computer, units: Sequence[str]) -> None:
        """A clerk enters a project with a codename, or a contact; the centre, what was said of a project at its review,
        for the project's unit to know, or by a judge, for nobody else to know."""
        row_id, words = f"{dice.getrandbits(128):032x}", f"secret-{dice.getrandbits(128):032x}"
        investor = pick(dice, one, "investor")
        item = pick(dice, one, "review_item") if one.own.is_centre and dice.random() < 0.5 else None
        if item:
            self._tell_of_review(dice, one, item, words)
            return
        if one.own.is_centre and dice.random() < 0.4:
            self._give_duty(dice, one, units, words)
            return
        if investor and dice.random() < 0.5:
            owner = str(one.value("investor", investor, "owner_code")) if one.own.is_centre else one.own.unit_code
            one.insert("contact", row_id, investor_id=investor, name=words, owner_code=owner)
            self.kept[words] = owner
        else:
            owner = dice.choice(units) if one.own.is_centre else one.own.unit_code
            one.insert("project", row_id, name="P", number=words, codename=words, owner_code=owner)
            self.kept[words] = row_id
            self.hand_over(row_id, owner)

    def _tell_of_review(self, dice: random.Random, one: Computer, item: str, words: str) -> None:
        project = str(one.value("review_item", item, "project_id"))
        if project in self.kept.values() and dice.random() < 0.5:
            one.update("review_item", item, opinion=words)
            self.kept[words] = project
        else:
            one.insert("score_card", f"{dice.getrandbits(128):032x}", item_id=item, judge=words, opinion=words)
            self.kept[words] = CENTRE

    def _give_duty(self, dice: random.Random, one: Computer, units: Sequence[str], words: str) -> None:
        """A duty is for one unit's eyes; who gets it later learns what was said before, and not the other way round."""
        code = dice.choice(units)
        unit = natural_id("unit", code)
        if unit not in one.ids("unit"):
            one.insert("unit", unit, code=code, name=code)
        given = sorted(self.duties.keys() & set(one.ids("task")))
        duty = dice.choice(given) if given and dice.random() < 0.5 else f"{dice.getrandbits(128):032x}"
        if duty in given:
            one.update("task", duty, unit_id=unit, matter=words)
        else:
            one.insert("task", duty, unit_id=unit, matter=words, state="open")
        self.duties.setdefault(duty, []).append(words)
        self.kept[words] = words
        for earlier in self.duties[duty]:
            self.hand_over(earlier, code)

    def hand_over(self, project: str, unit_code: str) -> None:
        """A unit may read of a project from now on."""
        self.owners.setdefault(project, set()).add(unit_code)

    def look_through(self, files: Sequence[Path], taker: Computer) -> frozenset[bytes]:
        """The commits of a package. Raises Violation when there is a secret in it that its reader may not know."""
        exchange, commits = taker.exchange, set[bytes]()
        with open_package(files, exchange.keys.identity, exchange.keys.trusted, exchange.folder) as package:
            for sent in package.commits():
                commits.add(wire.chained(sent.parent, sent.body))
                self._look(sent.body, taker, "package")
        return frozenset(commits)

    def look_at_disk(self, one: Computer) -> None:
        """As above, of all that lies on a unit's computer."""
        for path in one.folder.rglob("*"):
            if path.is_file():
                self._look(path.read_bytes(), one, f"file ({path.name})")

    def _look(self, data: bytes, one: Computer, where: str) -> None:
        code = one.own.unit_code
        for found in SECRET.findall(data) if code != CENTRE else ():
            owner = self.kept[found.decode()]
            if code not in self.owners.get(owner, {owner}):
                raise Violation(f"{found.decode()} is in a {where} of {code}")
