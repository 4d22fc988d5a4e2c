"""The correction of an issued bulletin, from today's figures and the clerk's words."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import ActivityKind, ReportKind, UserRole
from db.models import Activity
from desktop_app.documents import issuing
from desktop_app.documents.corrected_words import CorrectedWords, joined
from desktop_app.documents.correcting import produce_correction
from desktop_app.documents.model import Table
from desktop_app.documents.produce import Bulletin, Press
from desktop_app.errors import InvalidInput, UserError
from desktop_app.paths import resources_folder
from desktop_app.queries import report_issues
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office

ACTOR = Actor("Wang", "DL01", UserRole.CENTRE)
PRESS = Press(resources_folder())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    wanted = issuing.Wanted(ReportKind.MONTHLY, "2022-12")
    issuing.issue(office, PRESS, ACTOR, wanted, tmp_path / "issued.pdf", checks=True)
    yield office
    office.close()


def corrected(office: Office, folder: Path, reason: str) -> Bulletin:
    with office.read() as session:
        (row,) = report_issues.archive(session)
    return produce_correction(office, PRESS, row, reason, folder / "c.pdf")[0]


def tables(made: Bulletin) -> list[str]:
    return [block.caption for block in made.document.blocks if isinstance(block, Table)]


def test_without_anything_wrong_there_is_no_correction_and_what_to_do_is_told(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"No figure of .* write below which words were wrong.* void"):
        corrected(office, tmp_path, "误写")
    with pytest.raises(InvalidInput) as refused:
        corrected(office, tmp_path, joined("", (CorrectedWords("甲", "乙"),)))
    assert set(refused.value.fields) == {"reason"}


def test_words_are_corrected_alone_and_beside_figures(office: Office, tmp_path: Path) -> None:
    reason = joined("误写", (CorrectedWords("通报如下", "报告如下"), CorrectedWords("现将", "")))
    made = corrected(office, tmp_path, reason)
    assert tables(made) == ["文字更正表"] and made.reason == reason
    assert made.snapshot["words"] == [["通报如下", "报告如下"], ["现将", ""]] and made.snapshot["corrections"] == []
    with office.write(Label("Late"), ACTOR) as tx:
        tx.session.add(Activity(held_on=dt.date(2022, 12, 8), kind=ActivityKind.VISIT, place="北京", confirmed=True))
    assert tables(corrected(office, tmp_path, reason)) == ["数据更正表", "文字更正表"]
    with pytest.raises(InvalidInput, match="does not stand in what was issued"):
        corrected(office, tmp_path, joined("误写", (CorrectedWords("没有这句话", ""),)))
