"""The lines of what waits on the first page, and what a click on them opens."""

import datetime as dt

import pytest

from desktop_app.queries.overview import Due
from desktop_app.ui.models.overview_data import entry

DAY = dt.date(2022, 6, 20)


@pytest.mark.usefixtures("chinese")
def test_conditions_that_a_unit_reports_as_met_open_the_review_in_the_record() -> None:
    line = entry(Due("review_item", "p", "甲项目", "华明 · 批复", DAY, "i"), None)
    assert (line.title, line.text, line.when) == ("甲项目", "评审条件报已落实 · 华明 · 批复", DAY)
    assert (line.kind, line.record_id) == ("review_item", "i")


def test_a_stage_opens_the_head_of_its_record() -> None:
    line = entry(Due("milestone", "p", "甲项目", "signed", DAY, "m"), None)
    assert (line.kind, line.record_id) == ("project", "p")
