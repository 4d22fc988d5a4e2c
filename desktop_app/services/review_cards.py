"""What the judges' cards on a project come to, and whether a conclusion may be drawn from so many."""

from collections.abc import Sequence

from sqlalchemy import select

from db.enums import ReviewConclusion
from db.models import ReviewItem, ScoreCard
from desktop_app.domain.review import DIMENSIONS, Judgement, Reason, judge
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import office_settings
from desktop_app.services.office import Transaction

_PASSING = (ReviewConclusion.PASSED, ReviewConclusion.CONDITIONAL)


def cards_of(tx: Transaction, item_id: str) -> Sequence[ScoreCard]:
    """The cards on an item."""
    return tx.session.scalars(
        select(ScoreCard).where(ScoreCard.item_id == item_id, ScoreCard.deleted_at.is_(None)).order_by(ScoreCard.id)
    ).all()


def judgement_of(tx: Transaction, item: ReviewItem) -> Judgement:
    """What the whole cards of those who did not stand aside come to."""
    own = office_settings.load(tx.session).review
    given = [[getattr(card, name) for name in DIMENSIONS] for card in cards_of(tx, item.id) if not card.recused]
    return judge([points for points in given if None not in points], bool(item.veto), own)


def too_few(tx: Transaction, item: ReviewItem, conclusion: ReviewConclusion, name: str) -> UserError | None:
    """Why a project does not pass, however the meeting put it: some judges gave points, but not as many as the rules
    ask for. Where there is no card they were kept on paper."""
    judged = judgement_of(tx, item)
    if conclusion not in _PASSING or not judged.judges or judged.reason is not Reason.TOO_FEW:
        return None
    return UserError(
        QT_TRANSLATE_NOOP("errors", "“{name}” cannot pass: {judges} judges gave points, at least {fewest} have to."),
        QT_TRANSLATE_NOOP("errors", "Enter the missing cards, or put the project on the agenda of another meeting."),
        name=name,
        judges=judged.judges,
        fewest=office_settings.load(tx.session).review.fewest_judges,
    )
