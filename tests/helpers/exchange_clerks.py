"""Clerks who enter, change, delete and decide, by the dice of one step of a story."""

import random
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import Any

from db.enums import Indicator
from db.models import Base
from db.types import WHOLE, Coded, natural_id
from desktop_app.errors import UserError
from desktop_app.queries.investors import FIELDS
from desktop_app.services.investor_joining import join
from desktop_app.sync import conflicts, settling
from tests.helpers.exchange import Peer, Values

CENTRE, UNITS = "ZX", ("HM", "XL")
_DIMENSIONS = ("industry", "direction", "environment", "social", "economic")


def pick(dice: random.Random, one: Peer, table: str) -> str | None:
    """Some record that is here."""
    found = one.ids(table)
    return dice.choice(found) if found else None


def rewritten(dice: random.Random, text: str, word: str) -> str:
    """A text with a sentence more, one fewer or another one."""
    sentences = text.split("。")[:-1] or ["s1", "s2", "s3", "s4"]
    at = dice.randrange(len(sentences))
    sentences[at : at + dice.choice([0, 1, 1])] = dice.choice([[word], [word], []])
    return "".join(f"{sentence}。" for sentence in sentences)


@dataclass(slots=True)
class Clerk:
    """Whoever sits at the computer whose name and office each act is given. `tell` takes what was done, for people;
    `confided` are duties that are given to other units by whoever watches over what these learn."""

    dice: random.Random
    step: int
    tell: Callable[[str], None]
    ids: int = 0
    confided: Container[str] = ()

    def _id(self) -> str:
        self.ids += 1
        return f"{self.step:08x}{self.dice.getrandbits(92):023x}{self.ids & 15:x}"

    def _owner(self, name: str, one: Peer, table: str = "", row_id: str = "") -> str:
        if not one.own.is_centre:
            return one.own.unit_code
        return str(one.value(table, row_id, "owner_code")) if table else self.dice.choice([CENTRE, *UNITS])

    def _insert(self, code: str, one: Peer, table: str, row_id: str = "", /, **values: Any) -> None:
        row_id = row_id or self._id()
        one.insert(table, row_id, **values)
        self.tell(f"{code}: + {table} {row_id[:8]} {values}")

    def _update(self, code: str, one: Peer, table: str, row_id: str, /, **values: Any) -> None:
        one.update(table, row_id, **values)
        self.tell(f"{code}: = {table} {row_id[:8]} {values}")

    def _word(self, table: str = "", column: str = "") -> str:
        """Anything, now and then what others say, too; one of the words that there are, for a field that has such."""
        kind = Base.metadata.tables[table].columns[column].type if table else None
        if isinstance(kind, Coded):
            return str(self.dice.choice([*kind.enum.__members__.values()]))
        return f"v{self.dice.randrange(3)}" if self.dice.random() < 0.3 else f"w{self.step}"

    def enter_investor(self, name: str, one: Peer) -> None:
        parent = self.dice.choice([None, pick(self.dice, one, "investor")])
        owner = self._owner(name, one)
        self._insert(name, one, "investor", name=f"I{self.step}", owner_code=owner, parent_id=parent)

    def enter_project(self, name: str, one: Peer) -> None:
        owner = self._owner(name, one)
        self._insert(name, one, "project", name=f"P{self.step}", number=f"{self.step}", owner_code=owner)

    def enter_part(self, name: str, one: Peer) -> None:
        project, investor = pick(self.dice, one, "project"), pick(self.dice, one, "investor")
        table = self.dice.choice(
            [
                "project_investor",
                "fund_entry",
                "fund_entry",
                "milestone",
                "task",
                "contact",
                "investor_tag",
                "investor_name",
            ]
        )
        of_investor = table in ("contact", "investor_tag", "investor_name")
        parent = investor if of_investor else project
        if parent is None or (table == "project_investor" and investor is None):
            return
        owner = self._owner(name, one, "investor" if of_investor else "project", parent)
        values: Values = {"investor_id" if of_investor else "project_id": parent, "owner_code": owner}
        if table == "project_investor":
            values |= {"investor_id": investor, "share": self.step}
        elif table == "fund_entry":
            values |= {
                "investor_id": self.dice.choice([None, investor]),
                "amount_fen": self.step,
                "state": "draft",
                "reverses_id": self.dice.choice([None, None, pick(self.dice, one, "fund_entry")]),
            }
        elif table == "milestone":
            values |= {"stage": self._word(table, "stage"), "business_date": "2022-01-02"}
        elif table == "task":
            values |= {"matter": self._word()}
        elif table == "investor_tag":
            values |= {"tag": self._word()}
        else:
            values |= {"name": self._word()}
        self._insert(name, one, table, **values)

    # duties: the centre gives them to units, which do their part

    def duty(self, name: str, one: Peer) -> None:
        """The centre gives a duty to units, a new one or one that others had; a unit does what it has to."""
        duty = pick(self.dice, one, "task")
        if not one.own.is_centre:
            if duty:
                done: list[Values] = [{"evidence": self._word()}, {"state": "closed", "closed_on": "2022-03-04"}]
                self._update(name, one, "task", duty, **self.dice.choice(done))
            return
        values: Values = {"unit_id": self.dice.choice([None, self._unit(name, one), self._unit(name, one)])}
        known = [code for code in self._units() if natural_id("unit", code) in one.ids("unit")]
        values["co_unit_codes"] = self.dice.choice(["", "", self.dice.choice(known), "、".join(known[:5])])
        if duty and duty not in self.confided and self.dice.random() < 0.4:
            self._update(name, one, "task", duty, **dict(self.dice.sample([*values.items()], self.dice.choice([1, 2]))))
        else:
            project = self.dice.choice([None, pick(self.dice, one, "project")])
            self._insert(name, one, "task", matter=self._word(), project_id=project, state="open", **values)

    def _units(self) -> Sequence[str]:
        return UNITS

    def _unit(self, name: str, one: Peer) -> str:
        """A unit, which the centre enters if it does not know it yet."""
        code = self.dice.choice(self._units())
        unit = natural_id("unit", code)
        if unit not in one.ids("unit"):
            self._insert(name, one, "unit", unit, code=code, name=code)
        return unit

    def enter_shared(self, name: str, one: Peer) -> None:
        kind = self.dice.choice(["policy", "chapter", "target", "attachment"])
        if kind == "target":
            indicator = self.dice.choice(list(Indicator)[:2]).value
            row_id = natural_id("target", 2022, "", indicator)
            if row_id not in one.ids("target"):
                self._insert(name, one, "target", row_id, year=2022, indicator=indicator, value=self.step)
        elif kind == "attachment":
            values = {"record_kind": "chapter", "record_id": pick(self.dice, one, "chapter") or self._id()}
            self._insert(name, one, "attachment", **values, name=self._word(), content_hash=f"{self.step:064x}")
        elif kind == "policy":
            self._insert(name, one, "policy", name=self._word(), chapter_id=pick(self.dice, one, "chapter"))
        else:
            self._insert(name, one, "chapter", title=self._word(), parent_id=pick(self.dice, one, "chapter"))

    # changing

    def change(self, code: str, one: Peer) -> None:
        table, fields = self.dice.choice(
            [
                ("investor", ("name", "note", "uscc")),
                ("project", ("name", "handler", "next_step")),
                ("project", ("name", "handler", "next_step")),
                ("contact", ("name", "phone")),
                ("task", ("matter", "state")),
                ("investor_tag", ("tag",)),
            ]
        )
        row_id = pick(self.dice, one, table)
        if row_id:
            chosen = self.dice.sample(fields, self.dice.choice([1, 1, min(2, len(fields))]))
            self._update(code, one, table, row_id, **{name: self._word(table, name) for name in chosen})
        if table == "investor" and row_id and self.dice.random() < 0.2:
            self._update(code, one, table, row_id, parent_id=self.dice.choice([None, pick(self.dice, one, table)]))

    def change_shared(self, name: str, one: Peer) -> None:
        table, column = self.dice.choice(
            [
                ("policy", "text"),
                ("chapter", "text"),
                ("policy", "name"),
                ("chapter", "title"),
                ("target", "value"),
                ("attachment", "note"),
            ]
        )
        row_id = pick(self.dice, one, table)
        if row_id and column == "text":
            text = str(one.value(table, row_id, column) or "")
            self._update(name, one, table, row_id, text=rewritten(self.dice, text, self._word()))
        elif row_id:
            self._update(name, one, table, row_id, **{column: self.step if table == "target" else self._word()})
        if row_id and table in ("policy", "chapter") and self.dice.random() < 0.3:
            key = "chapter_id" if table == "policy" else "parent_id"
            self._update(name, one, table, row_id, **{key: pick(self.dice, one, "chapter")})

    def money(self, name: str, one: Peer) -> None:
        table = self.dice.choice(["fund_entry", "fund_entry", "milestone", "project_investor"])
        row_id = pick(self.dice, one, table)
        if row_id is None:
            return
        if table == "project_investor":
            self._update(name, one, table, row_id, share=self.step, is_lead=self.dice.randrange(2))
        elif table == "milestone":
            values: Values = {"confirmed_on": self.dice.choice(["2022-02-02", None])} if one.own.is_centre else {}
            self._update(name, one, table, row_id, stage=self._word(table, "stage"), **values)
        elif one.own.is_centre:
            self._update(name, one, table, row_id, state=self.dice.choice(["confirmed", "confirmed", "returned"]))
        else:
            self._update(name, one, table, row_id, amount_fen=self.step * 100)

    def delete(self, name: str, one: Peer) -> None:
        table = self.dice.choice(["investor", "project", "fund_entry", "contact", "policy", "attachment"])
        row_id = pick(self.dice, one, table)
        if row_id:
            self._update(name, one, table, row_id, deleted_at=self.dice.choice([None, self.step, self.step]))

    def confirm_or_delete(self, name: str, one: Peer) -> None:
        """The centre confirms money and stages, while units change them and delete their projects."""
        if one.own.is_centre:
            if self.dice.random() < 0.7:
                if row_id := pick(self.dice, one, "fund_entry"):
                    self._update(name, one, "fund_entry", row_id, state="confirmed", count_month="2022-03")
            elif row_id := pick(self.dice, one, "milestone"):
                self._update(name, one, "milestone", row_id, confirmed_on="2022-02-02")
        elif self.dice.random() < 0.5:
            if row_id := pick(self.dice, one, "project"):
                self._update(name, one, "project", row_id, deleted_at=self.dice.choice([None, self.step, self.step]))
        elif row_id := pick(self.dice, one, "fund_entry"):
            self._update(name, one, "fund_entry", row_id, state="checked", amount_fen=self.step * 100)

    def twin(self, name: str, one: Peer) -> None:
        """A company is entered that others enter, too, or what was entered of it twice is joined, the one way or the
        other."""
        known = one.ids("investor")
        if len(known) < 2 or self.dice.random() < 0.3:
            parent = self.dice.choice([None, None, pick(self.dice, one, "investor")])
            values = {"owner_code": self._owner(name, one), "parent_id": parent, "region_code": self._word()}
            self._insert(name, one, "investor", name=self._word(), uscc="C", **values)
            return
        kept, lost = self.dice.sample(known, 2)
        take = [field for field in FIELDS if self.dice.random() < 0.5]
        try:
            with one.program():
                join(one.office, one.actor, kept, lost, take)
        except UserError as error:
            self.tell(f"{name}: may not join {lost[:8]} into {kept[:8]}: {error.message}")
            return
        self.tell(f"{name}: joins investor {lost[:8]} into {kept[:8]}, taking {take}")

    def share_out(self, name: str, one: Peer) -> None:
        """An investor is given all of a project or half of it, or what it has of one changes or goes."""
        line = pick(self.dice, one, "project_investor")
        if line and self.dice.random() < 0.6:
            part: Values = {"share": self.dice.choice([WHOLE, WHOLE // 2]), "is_lead": self.dice.randrange(2)}
            acts: list[Values] = [part, part, {"deleted_at": self.step}, {"deleted_at": None}]
            self._update(name, one, "project_investor", line, **self.dice.choice(acts))
            return
        project, investor = pick(self.dice, one, "project"), pick(self.dice, one, "investor")
        if project and investor:
            values = {"owner_code": self._owner(name, one, "project", project), "is_lead": self.dice.randrange(2)}
            values |= {"project_id": project, "investor_id": investor, "share": self.dice.choice([WHOLE, WHOLE // 2])}
            self._insert(name, one, "project_investor", **values)

    # reviews: a unit proposes, the centre calls meetings and decides

    def enter_review(self, name: str, one: Peer) -> None:
        """A project comes before a meeting, one that is known or a new one; at the centre a judge may give points."""
        item = pick(self.dice, one, "review_item")
        if one.own.is_centre and item and self.dice.random() < 0.4:
            points = {dimension: self.dice.randrange(10) for dimension in self.dice.sample(_DIMENSIONS, 2)}
            self._insert(name, one, "score_card", item_id=item, judge=self._word(), **points)
            return
        project, meeting = pick(self.dice, one, "project"), pick(self.dice, one, "review_meeting")
        if project is None:
            return
        if meeting is None or self.dice.random() < 0.3:
            meeting = self._id()
            held_on = self.dice.choice(["2022-02-24", "2022-03-24"])
            self._insert(name, one, "review_meeting", meeting, title=f"M{self.step}", held_on=held_on)
        values: Values = {"meeting_id": meeting, "project_id": project, "sort_order": self.step}
        if not one.own.is_centre or self.dice.random() < 0.3:
            values |= self._result()
        self._insert(name, one, "review_item", **values)
        if one.own.is_centre:
            one.follow_last()

    def review(self, name: str, one: Peer) -> None:
        """What is known of a meeting, of its decision on a project or of a judge's points changes."""
        if one.own.is_centre:
            acts = [self._decide_on, self._decide_on, self._meet, self._meet, self._judge, self._put_elsewhere]
        else:
            acts = [self._decide_on, self._decide_on, self._meet, self._put_elsewhere]
        self.dice.choice(acts)(name, one)

    def _decide_on(self, name: str, one: Peer) -> None:
        item = pick(self.dice, one, "review_item")
        if item:
            values: list[Values] = [self._result(), {"opinion": self._word()}, {"conditions_closed": self.step % 2}]
            self._update(name, one, "review_item", item, **self.dice.choice(values))

    def _result(self) -> Values:
        conclusion = self._word("review_item", "conclusion")
        conditions = self._word() if conclusion == "conditional" else ""
        return {"conclusion": conclusion, "conditions": conditions, "score": self.step * 100}

    def _meet(self, name: str, one: Peer) -> None:
        """It is confirmed, or that is taken back; it is put otherwise, or into the recycle bin."""
        meeting = pick(self.dice, one, "review_meeting")
        if meeting:
            confirmed: Values = {"confirmed": self.dice.choice([1, 1, 0])}
            otherwise: list[Values] = [{"title": self._word()}, {"minutes": self._word()}, {"deleted_at": self.step}]
            values = confirmed if self.dice.random() < 0.5 else self.dice.choice(otherwise)
            self._update(name, one, "review_meeting", meeting, **values)

    def _judge(self, name: str, one: Peer) -> None:
        card = pick(self.dice, one, "score_card")
        if card:
            values: list[Values] = [{"industry": self.step}, {"opinion": self._word()}, {"deleted_at": self.step}]
            self._update(name, one, "score_card", card, **self.dice.choice(values))

    def _put_elsewhere(self, name: str, one: Peer) -> None:
        """A project comes before another meeting, or off the agenda."""
        item, meeting = pick(self.dice, one, "review_item"), pick(self.dice, one, "review_meeting")
        if item and meeting:
            values: Values = {"meeting_id": meeting} if self.dice.random() < 0.6 else {"deleted_at": self.step}
            self._update(name, one, "review_item", item, **values)

    def decide(self, name: str, one: Peer) -> None:
        one.knowledge()
        with one.program(), one.office.read() as session:
            of_shares = [one for one in conflicts.conflicts(session) if one.is_of_shares and one.choices]
            open_ = [*conflicts.field_conflicts(session), *of_shares]
        if open_:
            chosen = self.dice.choice(open_)
            take = self.dice.randrange(len(chosen.choices)) + 1
            with one.program():
                try:
                    settling.decide(one.office, one.own, one.actor, chosen.id, take)
                except UserError as error:
                    self.tell(f"{name}: may not decide {chosen.table} {chosen.record_id[:8]} so: {error.message}")
                    return
            self.tell(f"{name}: decides {chosen.table} {chosen.record_id[:8]} {chosen.choices[take - 1].values}")


@dataclass(slots=True)
class DistrictClerk(Clerk):
    """A clerk of a district with more offices. `codes`: the units that the centre enters records for."""

    codes: Sequence[str] = ()

    def _units(self) -> Sequence[str]:
        return self.codes

    def _owner(self, name: str, one: Peer, table: str = "", row_id: str = "") -> str:
        if one.own.is_centre and not table:
            return str(self.dice.choice([CENTRE, *self.codes]))
        return Clerk._owner(self, name, one, table, row_id)
