"""What a review meeting found of each project: the judges' points, the conclusion, its conditions. One step each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.enums import ReviewConclusion
from db.models import Project, ReviewItem, ScoreCard
from desktop_app.domain import meeting as rules
from desktop_app.domain.review import DIMENSIONS, Judgement, ReviewRules
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import office_settings
from desktop_app.queries.project_titles import shown_name
from desktop_app.services.condition_duties import duty_of, keep_duty, settle
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.review_agenda import meeting_of, open_item
from desktop_app.services.review_cards import cards_of, judgement_of, too_few
from desktop_app.services.review_meetings import agenda_of, named_meeting, refuse_confirmed, refuse_early
from desktop_app.services.rights import require_centre


@dataclass(frozen=True, slots=True)
class CardInput:
    """A judge's card on a project: points in the order of DIMENSIONS, None where nothing was given."""

    judge: str
    points: tuple[int | None, ...] = (None,) * len(DIMENSIONS)
    recused: bool = False
    opinion: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.recused or self.opinion.strip() or any(one is not None for one in self.points))


@dataclass(frozen=True, slots=True)
class ResultInput:
    """How the meeting decided. `score_centi` in hundredths of a point; `conditions_due` makes the conditions a duty of
    the project's unit until that day."""

    conclusion: ReviewConclusion
    score_centi: int | None = None
    veto: str = ""
    opinion: str = ""
    conditions: str = ""
    conditions_due: date | None = None
    conditions_closed: bool = False


def put_card(office: Office, actor: Actor, item_id: str, entered: CardInput) -> Changes:
    """Enter a judge's card; one without anything is taken away. Score and conclusion follow the cards.

    A conclusion that the meeting reached otherwise than its cards stays. Raises UserError for points beyond the most
    of a dimension.
    """
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Enter the points of {judge} at {title}")), actor) as tx:
        tx.rename(Label(tx.label.template, {"judge": entered.judge}))
        item = open_item(tx, item_id)
        refuse_early(tx, meeting_of(tx, item))
        refuse_beyond(entered.points, office_settings.load(tx.session).review)
        before = judgement_of(tx, item)
        card = next((one for one in cards_of(tx, item_id) if one.judge == entered.judge), None)
        if entered.is_empty:
            if card is not None:
                card.deleted_at = tx.now_ms
        else:
            if card is None:
                card = ScoreCard(item_id=item_id, judge=entered.judge)
                tx.session.add(card)
            card.recused, card.opinion = entered.recused, entered.opinion.strip()
            for name, points in zip(DIMENSIONS, entered.points, strict=True):
                setattr(card, name, points)
        _judge_again(tx, item, before)
    return tx.done()


def drop_judges(office: Office, actor: Actor, meeting_id: str, judges: Sequence[str]) -> Changes:
    """These do not judge at the meeting; the points they gave go, too."""
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Take judges off {title}")), actor) as tx:
        meeting = named_meeting(tx, meeting_id)
        refuse_confirmed(meeting)
        record = rules.read(meeting.minutes)
        left = tuple(name for name in record.judges if name not in judges)
        meeting.minutes = rules.kept(replace(record, judges=left))
        for item in agenda_of(tx, meeting_id):
            before = judgement_of(tx, item)
            cards = [card for card in cards_of(tx, item.id) if card.judge in judges]
            for card in cards:
                card.deleted_at = tx.now_ms
            if cards:
                _judge_again(tx, item, before)
    return tx.done()


def set_result(office: Office, actor: Actor, item_id: str, entered: ResultInput) -> Changes:
    """Enter how the meeting decided on a project. Raises InvalidInput naming the wrong fields."""
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Enter the result of {name} at {title}")), actor) as tx:
        item = tx.session.get_one(ReviewItem, item_id)
        project = tx.session.get_one(Project, item.project_id)
        tx.rename(Label(tx.label.template, {"name": project.name or project.codename}))
        open_item(tx, item_id)
        _check(tx, item, project, entered)
        if entered.conclusion is not ReviewConclusion.PENDING:
            refuse_early(tx, meeting_of(tx, item))
        duty, before = duty_of(tx, item), (item.conditions, item.conditions_closed)
        item.conclusion, item.score, item.veto = entered.conclusion, entered.score_centi, entered.veto
        item.opinion, item.conditions = entered.opinion.strip(), entered.conditions.strip()
        item.conditions_closed = entered.conditions_closed and bool(item.conditions)
        asked_anew = before != (item.conditions, item.conditions_closed)
        keep_duty(tx, item, project, duty, entered.conditions_due, asked_anew=asked_anew)
    return tx.done()


def close_conditions(office: Office, actor: Actor, item_id: str, *, closed: bool) -> Changes:
    """The conditions of a project are met (or were said to be by mistake); a confirmed meeting takes that, too."""
    require_centre(actor)
    label = QT_TRANSLATE_NOOP("steps", "Conditions of {name}: met")
    again = QT_TRANSLATE_NOOP("steps", "Conditions of {name}: not met yet")
    with office.write(Label(label if closed else again), actor) as tx:
        item = tx.session.get_one(ReviewItem, item_id)
        project = tx.session.get_one(Project, item.project_id)
        tx.rename(Label(tx.label.template, {"name": project.name or project.codename}))
        if item.conclusion is not ReviewConclusion.CONDITIONAL:
            raise UserError(QT_TRANSLATE_NOOP("errors", "This project was not passed with conditions."))
        duty = duty_of(tx, item)
        item.conditions_closed = closed
        if duty is not None:
            settle(tx, duty, closed=closed)
    return tx.done()


def _judge_again(tx: Transaction, item: ReviewItem, before: Judgement) -> None:
    """Score and conclusion as the cards have them now, unless the meeting had decided otherwise than they `before`."""
    tx.session.flush()
    now = judgement_of(tx, item)
    item.score = now.score_centi
    if item.conclusion in (ReviewConclusion.PENDING, before.conclusion):
        item.conclusion = now.conclusion


def refuse_beyond(given: Sequence[int | None], own: ReviewRules) -> None:
    """Raises UserError for points beyond the most of a dimension."""
    for points, most in zip(given, own.maxima, strict=True):
        if points is not None and not 0 <= points <= most:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "{points} is not between 0 and {most}, the most for this dimension."),
                points=points,
                most=most,
            )


def _check(tx: Transaction, item: ReviewItem, project: Project, entered: ResultInput) -> None:
    found: dict[str, UserError] = {}
    if error := too_few(tx, item, entered.conclusion, shown_name(project.name, project.codename, project.stage)):
        found["conclusion"] = error
    if entered.conclusion is ReviewConclusion.CONDITIONAL and not entered.conditions.strip():
        found["conditions"] = UserError(QT_TRANSLATE_NOOP("errors", "Write down the conditions."))
    if entered.veto and entered.conclusion not in (ReviewConclusion.FAILED, ReviewConclusion.PENDING):
        found["conclusion"] = UserError(QT_TRANSLATE_NOOP("errors", "A project with a veto cannot pass."))
    if entered.score_centi is not None and not 0 <= entered.score_centi <= 10_000:
        found["score"] = UserError(QT_TRANSLATE_NOOP("errors", "A score is between 0 and 100."))
    if found:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=found)
