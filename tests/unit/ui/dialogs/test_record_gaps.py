"""What a project lacks for its stage is named above its record."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.enums import Stage
from db.models import Project
from desktop_app.domain.stages import missing
from desktop_app.queries.project_record import ProjectRecord, record
from desktop_app.services.office import Label
from desktop_app.ui.dialogs.record_gaps import SHOWN, RecordGaps
from tests.helpers.navigator import FakeNavigator
from tests.helpers.stick_offices import DAY


@pytest.fixture
def bare(navigator: FakeNavigator) -> ProjectRecord:
    """A project with a name and nothing else."""
    with navigator.office.write(Label("Enter"), navigator.actor) as tx:
        tx.session.add(Project(id="f" * 32, name="甲", number="HM-2022-0001", entered_on=DAY))
    with navigator.office.read() as session:
        found = record(session, "f" * 32)
    assert found is not None
    return found


def test_the_first_few_are_named_and_all_are_in_the_tooltip(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, bare: ProjectRecord
) -> None:
    gaps = RecordGaps(navigator, host)
    gaps.show_gaps(bare)
    named = gaps.toolTip().split("\n")
    assert gaps.isVisible() and len(named) == len(bare.gaps) > SHOWN
    assert gaps.text().startswith(f"Incomplete for its stage: {len(bare.gaps)} field")
    assert all(name in gaps.text() for name in named[:SHOWN]) and gaps.text().endswith("…")
    gaps.show_gaps(replace(bare, gaps=bare.gaps[:1]))
    assert gaps.text().endswith(named[0]) and gaps.toolTip() == named[0]
    gaps.show_gaps(replace(bare, gaps=[]))
    assert not gaps.isVisible()


def test_a_thing_that_two_stages_need_is_named_for_each(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, bare: ProjectRecord
) -> None:
    gaps = RecordGaps(navigator, host)
    dates = [one for one in missing(bare.state, Stage.PRODUCTION) if one.field == "milestone_date"]
    assert len(dates) > 1
    for one in dates:
        gaps.show_gaps(replace(bare, gaps=[one]))
        assert gaps.toolTip() == f"Date: {one.stage.value.capitalize()}"
