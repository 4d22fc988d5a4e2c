"""A small office with leads and a review meeting of them. The clock stands in June 2022."""

import datetime as dt

from db.enums import ReviewConclusion
from db.models import CodeItem
from desktop_app.domain.clock import Clock
from desktop_app.domain.meeting import Proceedings
from desktop_app.queries.review_list import Meeting, meeting
from desktop_app.services import review_agenda, review_meetings
from desktop_app.services.office import Label, Office
from desktop_app.services.review_meetings import MeetingInput
from desktop_app.services.review_results import CardInput, ResultInput, put_card
from tests.helpers.projects import CENTRE, enter, furnish

NOW = dt.datetime(2022, 6, 20, 10, 0)
DAY = NOW.date()
JUDGES = tuple(f"评委{name}" for name in "甲乙丙丁戊")
GOOD, FAIR, WEAK = (18, 13, 13, 9, 36), (15, 11, 11, 8, 30), (18, 13, 13, 5, 36)
"""Points that come to 89, 75, and 85 with one dimension too weak."""

ENTERED = MeetingInput(
    "红桥区2022年第1次项目评审会", DAY, "第一会议室", "王主任",
    Proceedings(dt.time(9, 30), JUDGES, ("区发改委",), "赵干事"),
)  # fmt: skip

DUE = DAY + dt.timedelta(30)
CONDITIONAL = ResultInput(ReviewConclusion.CONDITIONAL, conditions="补充 能耗材料", conditions_due=DUE)


def furnish_reviews(office: Office) -> None:
    """Units, codes and the vetoes of a review."""
    at = int(NOW.timestamp() * 1000)
    office.clock = Clock(lambda: at)
    furnish(office)
    with office.write(Label("Set up"), CENTRE) as tx:
        tx.session.add(CodeItem(table="review_veto", code="eliminated", name="淘汰类", name_en="Eliminated"))


def call_meeting(office: Office, *names: str, entered: MeetingInput = ENTERED) -> tuple[str, list[str]]:
    """A meeting with new projects of these names on its agenda: its id, and those of its items in their order."""
    (meeting_id,) = review_meetings.add_meeting(office, CENTRE, entered).ids
    if names:
        review_agenda.put_on_agenda(office, CENTRE, meeting_id, enter(office, *names))
    return meeting_id, [line.id for line in known(office, meeting_id).agenda]


def score(office: Office, item_id: str, points: tuple[int, ...], judges: tuple[str, ...] = JUDGES) -> None:
    """The same points from each of these judges."""
    for judge in judges:
        put_card(office, CENTRE, item_id, CardInput(judge, points))


def known(office: Office, meeting_id: str) -> Meeting:
    """The meeting as the window shows it."""
    with office.read() as session:
        found = meeting(session, meeting_id, office.clock.today())
    assert found is not None
    return found
