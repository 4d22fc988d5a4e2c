"""Forms of the review meetings: a meeting, the result of a project, and to which meeting a project comes."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from db.enums import ReviewConclusion
from desktop_app.domain import meeting as rules
from desktop_app.domain.meeting import MeetingState, Proceedings
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.queries import review_list
from desktop_app.queries.review_list import AgendaLine, Meeting, MeetingLine
from desktop_app.services import review_agenda, review_meetings, review_results
from desktop_app.services.projects import wrong
from desktop_app.services.review_meetings import MeetingInput
from desktop_app.services.review_results import ResultInput
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.lookups import language, word_choices
from desktop_app.ui.models.meeting_columns import day_words, judged_words, score_text
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.clock_edit import ClockEdit
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, paragraph, set_value

NEW_DRAFT = "review.new"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What stands in the form of a new meeting: the title of its year's next, and how the last one was held."""

    title: str
    place: str
    chair: str
    record: Proceedings

    @classmethod
    def read(cls, session: Any, day: dt.date) -> "Proposal":
        """From the meetings that are known."""
        return cls(review_list.proposed_title(session, day), *review_list.usual(session))


class MeetingForm(FormDialog):
    """A new meeting as `known` proposes it, or an existing one."""

    def __init__(self, navigator: Navigator, known: Proposal | MeetingLine, parent: QWidget) -> None:
        self._line = known if isinstance(known, MeetingLine) else None
        title = self.tr("Change the meeting") if self._line else self.tr("New review meeting")
        verb = self.tr("Save the meeting") if self._line else self.tr("Enter the meeting")
        super().__init__(navigator, title, verb, parent, f"review.{self._line.id}" if self._line else NEW_DRAFT)
        self._proposed = known.title
        self.resize(640, 710)
        self._build_rows()
        self._fill(known)
        self.day.day_changed.connect(lambda _day: self._propose())
        first = self.rows["title"].editor if self._line else self.day
        first.setFocus()

    def _build_rows(self) -> None:
        self.day, self.starts = DateEdit(self, self.navigator.today), ClockEdit(self)
        joined = self.tr("Names joined by 、")
        shared = self.tr("The units whose projects were on the agenda receive this text, too.")
        self.add_row("title", self.tr("Title"), line(self), required=True, wide=True)
        self.add_row("held_on", self.tr("Date"), self.day, required=True)
        self.add_row("starts", self.tr("Begins at"), self.starts)
        self.add_row("place", self.tr("Place"), line(self), wide=True)
        self.add_row("chair", self.tr("Chair"), line(self))
        self.add_row("recorder", self.tr("Recorder"), line(self))
        self.add_row("judges", self.tr("Judges"), line(self), wide=True, hint=joined)
        self.add_row("guests", self.tr("Also present"), line(self), wide=True, hint=joined)
        self.add_row("text", self.tr("Minutes: what was said in general"), paragraph(self, 4), wide=True, hint=shared)
        issued = self.tr("The day on the minutes and slips; empty: the day of the meeting.")
        self.add_row("issued_on", self.tr("Minutes issued on"), DateEdit(self, self.navigator.today), hint=issued)

    def _fill(self, known: Proposal | MeetingLine) -> None:
        record = known.record
        shown = {
            "title": known.title,
            "held_on": self._line.held_on if self._line else None,
            "starts": record.starts.strftime("%H:%M") if record.starts else "",
            "place": known.place,
            "chair": known.chair,
            "recorder": record.recorder,
            "issued_on": record.issued_on,
            "judges": rules.JOINER.join(record.judges),
            "guests": rules.JOINER.join(record.guests),
            "text": record.text,
        }
        for name, value in shown.items():
            set_value(self.rows[name].editor, value)
        self.load_draft()

    def _propose(self) -> None:
        """The title follows the year of the day as long as nobody has written another."""
        try:
            day = self.day.day()
        except ValueError:
            return
        if self._line is None and day is not None:
            self.navigator.worker.read(
                lambda session: review_list.proposed_title(session, day), self._retitle, owner=self, latest="title"
            )

    def _retitle(self, title: str) -> None:
        editor = self.rows["title"].editor
        if self.values()["title"] in ("", self._proposed):
            set_value(editor, title)
        self._proposed = title

    def action(self) -> Callable[[], Any]:
        values = self.values()
        try:
            starts = self.starts.clock()
        except ValueError:
            raise wrong("starts", QT_TRANSLATE_NOOP("errors", "Enter a time, for instance 9:00 or 14:30.")) from None
        record = Proceedings(
            starts,
            rules.persons(values["judges"]),
            rules.names(values["guests"]),
            values["recorder"],
            values["text"],
            values["issued_on"],
        )
        entered = MeetingInput(values["title"], values["held_on"], values["place"], values["chair"], record)
        office, actor, known = self.navigator.office, self.navigator.actor, self._line
        if known is None:
            return lambda: review_meetings.add_meeting(office, actor, entered)
        return lambda: review_meetings.change_meeting(office, actor, known.id, entered)


class ResultForm(FormDialog):
    """How the meeting decided on a project; what its cards come to is said above."""

    def __init__(self, navigator: Navigator, meeting: Meeting, item: AgendaLine, parent: QWidget) -> None:
        title = self.tr("Result: {project}").format(project=item.title)
        super().__init__(navigator, title, self.tr("Save the result"), parent, f"review.result.{item.id}")
        self._item = item
        self.resize(620, 560)
        self.add_heading(_judged_line(meeting, item)).setWordWrap(True)
        self._build_rows(meeting)
        self._fill()
        self.rows["conclusion"].editor.setFocus()

    def _build_rows(self, meeting: Meeting) -> None:
        own, shown = self._item.veto, language()
        vetoes = [(code.code, code.label(shown)) for code in meeting.vetoes if not code.closed or code.code == own]
        if own and own not in dict(vetoes):
            vetoes.append((own, own))
        self._veto = combo(self, vetoes, "—")
        due = self.tr("With a day they become a duty of the project's unit.")
        self.add_row("conclusion", self.tr("Result"), combo(self, word_choices(ReviewConclusion)))
        self.add_row("score", self.tr("Score"), line(self))
        self.add_row("veto", self.tr("Veto"), self._veto)
        self.add_row("opinion", self.tr("Opinion"), paragraph(self, 3), wide=True)
        self.add_row("conditions", self.tr("Conditions"), paragraph(self, 2), wide=True)
        self.add_row("conditions_due", self.tr("To be met by"), DateEdit(self, self.navigator.today), hint=due)
        self.add_row("conditions_closed", self.tr("Conditions met"), QCheckBox(self.tr("All are met"), self))
        self._veto.currentIndexChanged.connect(lambda _index: self._fail())

    def _fill(self) -> None:
        item = self._item
        judged = item.judged.conclusion
        score = item.score if item.score is not None else item.judged.score_centi
        shown = {
            "conclusion": judged if item.conclusion is ReviewConclusion.PENDING else item.conclusion,
            "score": score_text(score) if score is not None else "",
            "veto": item.veto or None,
            "opinion": item.opinion,
            "conditions": item.conditions,
            "conditions_due": item.conditions_due,
            "conditions_closed": item.conditions_closed,
        }
        for name, value in shown.items():
            set_value(self.rows[name].editor, value)
        self.load_draft()

    def _fail(self) -> None:
        """A veto fails the project."""
        if self._veto.currentData():
            set_value(self.rows["conclusion"].editor, ReviewConclusion.FAILED)

    def action(self) -> Callable[[], Any]:
        values = self.values()
        entered = ResultInput(
            ReviewConclusion(values["conclusion"]),
            _centi(values["score"]),
            values["veto"] or "",
            values["opinion"],
            values["conditions"],
            values["conditions_due"],
            values["conditions_closed"],
        )
        office, actor, item_id = self.navigator.office, self.navigator.actor, self._item.id
        return lambda: review_results.set_result(office, actor, item_id, entered)


class ComesTo(FormDialog):
    """To which meeting a project comes: one that is not confirmed yet, or a new one."""

    def __init__(self, navigator: Navigator, project_id: str, lines: Sequence[MeetingLine], parent: QWidget) -> None:
        title, verb = self.tr("Bring to a review meeting"), self.tr("Put it on the agenda")
        super().__init__(navigator, title, verb, parent)
        self._project_id = project_id
        open_ = [one for one in lines if one.state is not MeetingState.CONFIRMED]
        choices = [(one.id, f"{day_words(one)}  {one.title}") for one in open_]
        self.resize(520, 260)
        self._meeting = combo(self, choices, self.tr("a new meeting"))
        self.add_row("meeting", self.tr("Meeting"), self._meeting, wide=True)
        self.add_row("held_on", self.tr("Date of the new meeting"), DateEdit(self, navigator.today))
        self._meeting.currentIndexChanged.connect(lambda _index: self._follow())
        self._meeting.setCurrentIndex(1 if choices else 0)
        self._follow()
        self._meeting.setFocus()

    def _follow(self) -> None:
        self.rows["held_on"].setVisible(self._meeting.currentData() is None)

    def action(self) -> Callable[[], Any]:
        values = self.values()
        office, actor, project_id = self.navigator.office, self.navigator.actor, self._project_id
        meeting_id, day = values["meeting"], values["held_on"]
        if meeting_id is not None:
            return lambda: review_agenda.put_on_agenda(office, actor, meeting_id, [project_id])
        if day is None:
            raise wrong("held_on", QT_TRANSLATE_NOOP("errors", "Give the day of the meeting."))

        def call() -> Any:
            with office.read() as session:
                known = Proposal.read(session, day)
            entered = MeetingInput(known.title, day, known.place, known.chair, known.record)
            return review_meetings.add_meeting(office, actor, entered, [project_id])

        return call


def _judged_line(meeting: Meeting, item: AgendaLine) -> str:
    """What the cards come to."""
    words = judged_words(item.judged, meeting.rules)
    if not words:
        return QCoreApplication.translate(
            "Meetings", "No judge has given points yet; a result may be entered all the same."
        )
    return " · ".join(words)


def _centi(text: str) -> int | None:
    """A score in hundredths of a point. Raises InvalidInput when it is no number."""
    if not text.strip():
        return None
    try:
        return int(Decimal(text.strip()) * 100)
    except InvalidOperation:
        words = QT_TRANSLATE_NOOP("errors", "Enter the score as a number, for instance 86.5.")
        raise wrong("score", words) from None
