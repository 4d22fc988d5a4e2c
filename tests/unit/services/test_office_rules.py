"""The office's own rules: kept, read again, and refused where they could not decide anything."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from db.enums import ReviewConclusion, UserRole
from desktop_app.domain.review import DEFAULT_RULES, ReviewRules, judge
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import office_settings
from desktop_app.services import journal, office_rules
from desktop_app.services.office import Actor, Office
from tests.helpers.database import fresh_office

CENTRE = Actor("Wang", "DL01", UserRole.CENTRE)
OWN = ReviewRules((30, 10, 10, 10, 40), 8550, 7000, Fraction(1, 2), 3, 5)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


def known(office: Office) -> office_settings.OfficeSettings:
    with office.read() as session:
        return office_settings.load(session)


def test_rules_are_kept_exactly_decide_reviews_and_can_be_taken_back(office: Office) -> None:
    cards = [(25, 8, 8, 8, 36)] * 3
    assert judge(cards, False, known(office).review).conclusion is ReviewConclusion.PENDING  # five judges by default
    changes = office_rules.write(office, CENTRE, OWN, second_person=True)
    assert known(office).review == OWN and known(office).second_person
    assert judge(cards, False, known(office).review).conclusion is ReviewConclusion.CONDITIONAL  # 85 of 85.5
    journal.undo(office, CENTRE, changes.transaction_id)
    assert known(office).review == DEFAULT_RULES and not known(office).second_person


@pytest.mark.parametrize(
    ("rules", "field", "words"),
    [
        (replace(OWN, maxima=(0, 20, 20, 20, 40)), "industry", "from 1 to 100"),
        (replace(OWN, maxima=(30, 10, 10, 10, 41)), "economic", "come to 101 points"),
        (replace(OWN, pass_centi=10001), "pass", "not above 100"),
        (replace(OWN, conditional_centi=8550), "conditional", "below the one for passing"),
        (replace(OWN, least_share=Fraction(3, 2)), "least", "between 0 and 100"),
        (replace(OWN, fewest_judges=0), "fewest", "At least one judge"),
        (replace(OWN, trimmed_from=2), "trimmed", "none would be left"),
    ],
)
def test_what_cannot_be_is_told_by_its_field_and_nothing_is_kept(
    office: Office, rules: ReviewRules, field: str, words: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        office_rules.write(office, CENTRE, rules, second_person=False)
    assert list(refused.value.fields) == [field] and words in str(refused.value.fields[field])
    assert known(office).review == DEFAULT_RULES


def test_only_the_centre_sets_them(office: Office) -> None:
    with pytest.raises(UserError, match="Only the centre"):
        office_rules.write(office, Actor("Li", "HM"), OWN, second_person=False)
