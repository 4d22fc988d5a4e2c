import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.errors import InvalidInput
from desktop_app.queries import handbook as query
from desktop_app.services import handbook_entries as entries
from desktop_app.services import journal
from desktop_app.services.handbook_entries import FactInput, PolicyInput
from desktop_app.services.office import Office
from tests.helpers.database import fresh_office
from tests.helpers.handbooks import CENTRE, a_handbook, furnish

FACT = FactInput("增速", "5.1", "%", "统计局", dt.date(2023, 1, 1))
POLICY = PolicyInput("新办法", "政规〔2022〕9号", "district", None, None, ("34", "C", "34"), 100, "甲\n乙")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


def book(office: Office) -> query.Book:
    with office.read() as session:
        return query.book(session)


def refused(office: Office, entered: FactInput | PolicyInput) -> set[str]:
    """The fields that are wrong."""
    with pytest.raises(InvalidInput) as error:
        if isinstance(entered, FactInput):
            entries.add_fact(office, CENTRE, entered)
        else:
            entries.add_policy(office, CENTRE, entered)
    return set(error.value.fields)


def test_a_fact_is_added_changed_and_deleted(office: Office) -> None:
    made = entries.add_fact(office, CENTRE, FACT)
    (fact,) = book(office).facts
    assert (fact.name, fact.value, fact.unit, fact.source) == ("增速", "5.1", "%", "统计局")
    entries.change_fact(office, CENTRE, made.ids[0], replace(FACT, value="5.2"))
    assert book(office).facts[0].value == "5.2"
    gone = entries.delete_fact(office, CENTRE, made.ids[0])
    assert book(office).facts == ()
    journal.undo(office, CENTRE, gone.transaction_id)
    assert book(office).facts[0].value == "5.2"


def test_a_policy_is_added_changed_and_deleted(office: Office) -> None:
    made = entries.add_policy(office, CENTRE, POLICY)
    (policy,) = book(office).policies
    assert policy.industries == ("34", "C")
    assert (policy.min_investment_fen, policy.text, policy.level) == (100, "甲\n乙", "区级")
    entries.change_policy(office, CENTRE, made.ids[0], replace(POLICY, industries=()))
    assert book(office).policies[0].industries == ()
    entries.delete_policy(office, CENTRE, made.ids[0])
    assert book(office).policies == ()


def test_wrong_fields_are_named(office: Office) -> None:
    assert refused(office, FactInput("", "", "", "")) == {"name", "value", "source"}
    assert refused(office, replace(FACT, name="a{b")) == {"name"}
    wrong = replace(
        POLICY,
        industries=("ZZ",),
        min_investment_fen=-1,
        valid_from=dt.date(2022, 2, 2),
        valid_until=dt.date(2022, 2, 1),
    )
    assert refused(office, wrong) == {"industries", "min_investment_fen", "valid_until"}
    assert book(office).facts == ()


def test_a_name_means_one_thing(office: Office) -> None:
    a_handbook(office)
    assert refused(office, replace(FACT, name=" 电价 ")) == {"name"}
    assert refused(office, replace(POLICY, name="电价")) == {"name"}
    entries.delete_fact(office, CENTRE, next(fact.id for fact in book(office).facts if fact.name == "电价"))
    entries.add_fact(office, CENTRE, replace(FACT, name="电价"))


def test_texts_follow_a_renamed_fact_in_the_same_step(office: Office) -> None:
    ids = a_handbook(office)
    entered = FactInput("高新企业数", "720", "家", "科技局", None, ids["区情"])
    changes = entries.change_fact(office, CENTRE, ids["高企数"], entered)
    chapter = book(office).chapter(ids["区情"])
    assert chapter is not None
    assert "{{高新企业数}}" in chapter.text
    assert changes.kinds == {"fact", "chapter"}
    journal.undo(office, CENTRE, changes.transaction_id)
    assert "{{高企数}}" in next(c.text for c in book(office).chapters if c.id == ids["区情"])
