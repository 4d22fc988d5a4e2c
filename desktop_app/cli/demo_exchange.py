"""The demonstration's exchange: the centre and a unit get to know each other, and packages go there and back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.context import Context
from desktop_app.paths import Paths
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.queries.projects import ids
from desktop_app.services.init_office import init_office
from desktop_app.services.office import Actor, open_office
from desktop_app.services.project_entries import FollowUp, add_follow_up
from desktop_app.services.projects import FieldEdit, update_fields
from desktop_app.sync import stick
from desktop_app.sync.acquaintance import meet
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.machine import open_exchange

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

UNIT = ("DL07", "华明街道办事处")
CLERK = Actor("李四", UNIT[0])
NEXT_STEP, WEEK = "约定下周现场踏勘", timedelta(days=7)
AT_ONCE = 3
"""Projects that the unit works on between two packages."""


@dataclass(slots=True)
class Pair:
    """The centre's office and a unit's, with what they exchange. `folder`: where their sticks lie."""

    centre: Exchange
    unit: Exchange
    actor: Actor
    folder: Path

    def close(self) -> None:
        """Put the unit away; the centre is the demonstration's own office."""
        self.unit.office.close()

    def meet(self) -> Iterator[Path]:
        """Both write their cards, compare the digits and trust each other; the centre's first package is taken in."""
        cards = self._stick("cards")
        for one in (self.centre, self.unit):
            yield stick.write_card(one, cards)
        for one, other, actor in ((self.centre, self.unit, self.actor), (self.unit, self.centre, CLERK)):
            meet(one.keys, actor, other.keys.card(), one.keys.digits(other.keys.trusted.own))
        yield from self.answer("1")

    def work(self, number: int) -> Path:
        """Both change the same projects without knowing of each other; the unit's package, on a stick of its own."""
        with self.unit.office.read() as session:
            chosen = ids(session, ProjectFilter(), "number")[AT_ONCE * number : AT_ONCE * (number + 1)]
        today = self.unit.office.clock.today()
        visit = FollowUp(
            today, "到企业现场走访。", people="华明街道（示例）", next_step=NEXT_STEP, next_step_date=today + WEEK
        )
        add_follow_up(self.unit.office, CLERK, chosen[0], visit)
        update_fields(self.unit.office, CLERK, [FieldEdit(one, "handler", "王五（示例）") for one in chosen])
        update_fields(self.centre.office, self.actor, [FieldEdit(one, "handler", "赵六（示例）") for one in chosen[1:]])
        folder = self._stick(f"unit-{number}")
        self.unit.write(self.centre.keys.own.unit_code, folder)
        return folder

    def answer(self, name: str) -> Sequence[Path]:
        """The centre's package for the unit, which takes it in: what it was given, and what became of its own."""
        written = self.centre.write(UNIT[0], self._stick(f"centre-{name}"))
        self.unit.take(written.paths, CLERK)
        return written.paths

    def _stick(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir(parents=True)
        return folder


def pair(context: Context, out: Path) -> Pair:
    """The demonstration's office as the centre, and a new one of a unit."""
    paths = Paths(out / "unit", out / "unit", out / "unit", context.paths.resources)
    paths.create()
    office = open_office(paths.database, clock=context.clock)
    init_office(office, CLERK, context.paths.resources, code=UNIT[0], name=UNIT[1])
    centre = open_exchange(context.create(), context.paths.database.parent)
    return Pair(centre, open_exchange(office, paths.database.parent), context.actor, out)


def pictures(pair: Pair, number: int, window: "MainWindow", settle: Callable[[], None]) -> Iterator[str]:
    """The centre takes the unit's package in, in the window; stops at each thing to see and says its name.

    Raises RuntimeError where the window does not get there: a picture of anything else would say that all is well.
    """
    from desktop_app.ui.dialogs.exchange.steps import DONE, LOOK
    from desktop_app.ui.pages.exchange import DECIDE, ExchangePage

    def require(reached: bool, what: str) -> None:
        if not reached:
            raise RuntimeError(f"the window does not show {what}")

    page = window.show_page("exchange")
    assert isinstance(page, ExchangePage)
    settle()
    page.steps.choose.look_at(pair.work(number))
    settle()
    yield "choose"
    page.steps.choose.take.primary.click()
    settle()
    require(page.steps.step == LOOK, "what the package would change")
    yield "look"
    page.steps.look.primary.click()
    settle()
    require(page.steps.step == DONE, "what came of the package")
    yield "done"
    page.show_part(DECIDE)
    settle()
    require(page.decide.source.count() > 0, "what is to be decided")
    yield "conflicts"
