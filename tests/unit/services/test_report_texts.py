from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import ReportKind, UserRole
from desktop_app.domain.edits import Edit
from desktop_app.domain.report_parts import PARTS, Part
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder
from desktop_app.queries.report_drafts import find
from desktop_app.queries.report_texts import load, load_bases, load_edits
from desktop_app.services import report_drafts, report_texts
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office

CENTRE = Actor("Wang", "ZX", UserRole.CENTRE)
MONTHLY, ANNUAL = ReportKind.MONTHLY, ReportKind.ANNUAL


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


def kept(office: Office, kind: ReportKind, period: str) -> dict[Part, tuple[str, ...]]:
    with office.read() as session:
        return load(session, kind, period)


def test_texts_are_kept_for_one_bulletin_and_replaced(office: Office) -> None:
    edits = {"problems": Edit("评审会为零。", " 开工偏慢。 \n\n出访减少。"), "next_steps": Edit("略。", "")}
    report_texts.write(office, CENTRE, MONTHLY, "2022-12", edits)
    assert kept(office, MONTHLY, "2022-12") == {"problems": ("开工偏慢。", "出访减少。"), "next_steps": ()}
    with office.read() as session:
        assert load_bases(session, MONTHLY, "2022-12") == {"problems": "评审会为零。", "next_steps": "略。"}
        assert load_edits(session, MONTHLY, "2022-12") == {}
    assert kept(office, MONTHLY, "2022-11") == {}
    assert kept(office, ANNUAL, "2022") == {}
    edits = {"next_steps": Edit("略。", "加快落地。"), "主要指标完成情况/1": Edit("到位1亿元。", "到位一亿元。")}
    report_texts.write(office, CENTRE, MONTHLY, "2022-12", edits)
    assert kept(office, MONTHLY, "2022-12") == {"next_steps": ("加快落地。",)}
    with office.read() as session:
        assert list(load_edits(session, MONTHLY, "2022-12")) == ["主要指标完成情况/1"]


def test_a_checked_draft_tells_the_heading_of_what_was_worded_otherwise(office: Office) -> None:
    report_drafts.keep(office, CENTRE, MONTHLY, "2022-12", "12月通报")
    with office.read() as session:
        found = find(session, MONTHLY, "2022-12")
    assert found is not None
    report_drafts.check(office, CENTRE, found.id, "{}", "hash")
    edits = {"reviews/commitments": Edit("均已兑现。", "都已兑现。", "项目评审与承诺兑现")}
    report_texts.write(office, CENTRE, MONTHLY, "2022-12", edits)
    with office.read() as session:
        assert load_edits(session, MONTHLY, "2022-12")["reviews/commitments"].heading == "项目评审与承诺兑现"
        fallen = find(session, MONTHLY, "2022-12")
    assert fallen is not None and not fallen.checked and "项目评审与承诺兑现" in fallen.fallen


def test_chosen_names_are_kept_without_those_that_the_records_gave(office: Office) -> None:
    report_texts.write(office, CENTRE, ANNUAL, "2022", {"central": Edit("甲\n乙", "丙")})
    with office.read() as session:
        assert (load(session, ANNUAL, "2022"), load_bases(session, ANNUAL, "2022")) == ({"central": ("丙",)}, {})


def test_a_units_clerk_may_not_write_them(office: Office) -> None:
    with pytest.raises(UserError, match="Only the centre"):
        report_texts.write(office, Actor("Li", "HM", UserRole.CLERK), MONTHLY, "2022-12", {"problems": Edit("", "甲")})
    assert kept(office, MONTHLY, "2022-12") == {}


def test_a_part_that_a_bulletin_does_not_have_is_refused(office: Office) -> None:
    with pytest.raises(KeyError, match="measures"), office.write(Label("Load"), CENTRE) as tx:
        report_texts.put(tx.session, MONTHLY, "2022-12", {Part.MEASURES: ["甲"]})


def test_the_samples_texts_fill_every_part_of_the_annual_report(office: Office) -> None:
    with office.write(Label("Load"), CENTRE) as tx:
        report_texts.load_file(tx.session, resources_folder() / "sample" / "report_texts.toml")
    found = kept(office, ANNUAL, "2022")
    assert list(found) == list(PARTS[ANNUAL])
    assert found[Part.CENTRAL] == ("国家电网", "国家能源集团", "中国华电")
    assert len(found[Part.KEY_PROJECTS]) == 9
