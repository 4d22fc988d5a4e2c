"""A year's schedule: what was planned and held agrees with the indicators."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import Indicator, TrainingForm
from db.models import Target, TrainingSession
from desktop_app.domain.periods import Month
from desktop_app.queries import indicators, training
from desktop_app.services import training as service
from desktop_app.services.office import Label, Office
from tests.helpers.database import fresh_office
from tests.helpers.trainings import CENTRE, CHAIN, a_year, enter, furnish, moved


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


def loaded(office: Office, year: int = 2022) -> training.Year:
    with office.read() as session:
        return training.load(session, year)


def test_planned_and_held_are_counted_by_form_and_month(office: Office) -> None:
    ids = a_year(office)
    online, offline = loaded(office).counts
    assert (online.form, online.planned, online.scheduled, online.held) == (TrainingForm.ONLINE, 2, 1, 1)
    assert (offline.form, offline.planned, offline.scheduled, offline.held) == (TrainingForm.OFFLINE, 3, 2, 1)
    assert online.held_by_month == (0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert offline.scheduled_by_month == (0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0)
    service.cancel(office, CENTRE, ids[2])
    assert loaded(office).counts[1].scheduled == 1


def test_the_figures_are_those_of_the_indicators(office: Office) -> None:
    a_year(office)
    year = loaded(office)
    wanted = (Indicator.TRAININGS_ONLINE, Indicator.TRAININGS_OFFLINE, Indicator.TRAINING_ATTENDANCES)
    with office.read() as session:
        counted = indicators.count(session, Month(2022, 12), "12", wanted, units=False)
    shown = [count.held for count in year.counts] + [year.attendances]
    assert shown == [counted[indicator, None].cumulative for indicator in wanted]


def test_without_a_plan_the_target_stands_in_and_without_both_nothing(office: Office) -> None:
    enter(office, CHAIN)
    assert [count.planned for count in loaded(office).counts] == [None, None]
    with office.write(Label("Targets"), CENTRE) as tx:
        for indicator, value in ((Indicator.TRAININGS_ONLINE, 3_000), (Indicator.TRAINING_ATTENDANCES, 400_000)):
            tx.session.add(Target(year=2022, indicator=indicator, value=value))
    year = loaded(office)
    assert ([count.planned for count in year.counts], year.attendance_target) == ([3, None], 400)


def test_the_years_are_those_with_sessions_or_a_plan(office: Office) -> None:
    (one,) = enter(office, moved(CHAIN, -365))
    service.save_plan(office, CENTRE, service.PlanInput(2023, 1, 1))
    with office.read() as session:
        assert training.years(session) == [2023, 2021]
        assert (training.year_of(session, one), training.year_of(session, "none")) == (2021, None)
    assert loaded(office, 2022).empty
    assert not loaded(office, 2023).empty


def test_every_word_must_be_found(office: Office) -> None:
    a_year(office)
    sessions = loaded(office).sessions
    assert [row.topic for row in training.matching(sessions, "会议中心")] == ["内资填报实务", "外出招商礼仪"]
    assert [row.topic for row in training.matching(sessions, "李老师 合作交流办")] == ["产业链招商方法"]
    assert training.matching(sessions, "李老师 会议") == []


def test_a_moment_that_is_none_stands_on_no_schedule(office: Office) -> None:
    with office.write(Label("Damage"), CENTRE) as tx:
        tx.session.add(TrainingSession(id="x", topic="t", form=TrainingForm.ONLINE, starts_at="2022-99-99 09:00"))
    assert loaded(office).sessions == ()
    with office.read() as session:
        assert training.record(session, "x") is None
        assert training.record(session, "none") is None


def test_units_are_known_by_name_short_name_and_code(office: Office) -> None:
    with office.read() as session:
        words = training.known_words(session)
        assert {words[name] for name in ("区合作交流办公室", "合作交流办", "ZX")} == {"u1"}
        assert training.contacts(session) == [("u1", "赵一"), ("u2", "钱二")]
