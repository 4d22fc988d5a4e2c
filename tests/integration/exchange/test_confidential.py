"""What an office may not know stands in nothing that it sees of the exchange, nor in the names and bytes of the files.

Every secret is a word of its own: a project's name, codename and number, a contact, what was decided, why.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from db.enums import ReportKind, ReportState, TaskSource, UnitGroup
from db.models import Contact, Investor, ReportIssue, Unit
from desktop_app.errors import UserError
from desktop_app.queries import duties
from desktop_app.queries.duties import Which
from desktop_app.queries.report_issues import BEHIND
from desktop_app.services.attachments import attach
from desktop_app.services.duties import DutyInput, add_duty, change_duty, close_duties
from desktop_app.services.office import Label
from desktop_app.services.project_hand_over import hand_over
from desktop_app.sync import overview
from desktop_app.sync.decisions import last_decisions
from desktop_app.sync.receipt import handed_of, receipt_of
from desktop_app.sync.undecided import decide_all, undecided
from tests.helpers.stick_offices import StickOffice, befriend, send, stick_office

District = tuple[StickOffice, StickOffice, StickOffice]


@pytest.fixture
def district(tmp_path: Path) -> Iterator[District]:
    centre = stick_office(tmp_path / "centre", "DL01", "区合作交流办", centre=True)
    units = stick_office(tmp_path / "HM", "HM", "华明街道"), stick_office(tmp_path / "XL", "XL", "新立街道")
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        for one in units:
            tx.session.add(Unit(code=one.code, name=one.code, group=UnitGroup.SUBDISTRICT))
    for number, one in enumerate(units):
        befriend(centre, one)
        send(centre, one, tmp_path / f"first {number}")
    yield centre, *units
    for one in (centre, *units):
        one.close()


def exchange(centre: StickOffice, unit: StickOffice, sticks: Path) -> None:
    """There and back, on a stick that stays."""
    for giver, taker in ((unit, centre), (centre, unit)):
        send(giver, taker, sticks / f"{len(list(sticks.iterdir())):02}")


def seen_by(one: StickOffice, caplog: pytest.LogCaptureFixture) -> dict[str, bytes]:
    """Everything of the exchange that an office shows, keeps and logs."""
    with one.office.read() as session:
        files = overview.history(session, one.exchange.keys.trusted)
        said = {
            "history": repr(files),
            "handed over": repr([handed_of(session, row.id) for row in files]),
            "receipts": repr([receipt_of(session, row.id) for row in files]),
            "differences": repr(undecided(session)),
            "decided": repr(last_decisions(session)),
            "offices": repr(overview.offices(session, one.exchange.keys.trusted, 0)),
            "journal": repr(session.execute(text("SELECT * FROM journal_entry")).all()),
            "steps": repr(session.execute(text('SELECT label, "values" FROM journal_transaction')).all()),
        }
    kept = b"".join(path.read_bytes() for path in sorted(one.folder.rglob("*")) if path.is_file())
    names = "\n".join(str(path.relative_to(one.folder)) for path in one.folder.rglob("*"))
    shown = {where: words.encode() for where, words in said.items()}
    return shown | {"kept": kept, "names": names.encode(), "log": caplog.text.encode()}


def test_nothing_of_another_unit_is_seen_of_the_exchange(
    district: District, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    centre, huaming, xinli = district
    sticks = tmp_path / "sticks"
    sticks.mkdir()
    secret = {"name": "秘密项目甲乙丙", "codename": "代号夜莺", "number": "XL-SECRET-1", "summary": "机密概述"}
    project = xinli.add_project(**secret)
    with xinli.office.write(Label("Enter"), xinli.actor) as tx:
        investor = Investor(name="不公开的投资方")
        tx.session.add(investor)
        tx.session.flush()
        tx.session.add(Contact(investor_id=investor.id, name="联系人丁戊己", phone="13912345678"))
    exchange(centre, xinli, sticks)
    # a difference about it, which the centre decides, and takes back, and decides
    xinli.change("project", project, handler="保密承办人甲")
    centre.change("project", project, handler="保密承办人乙")
    send(xinli, centre, sticks / "difference")
    with centre.office.read() as session:
        [found] = undecided(session)
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(found.conflict, {"handler": "保密承办人丙"})])
    huaming.add_project("华明的项目")
    for _ in range(2):
        for unit in (xinli, huaming):
            exchange(centre, unit, sticks)
    words = [*secret.values(), "不公开的投资方", "联系人丁戊己", "13912345678", project, investor.id, "保密承办人"]
    for where, data in seen_by(huaming, caplog).items():
        for word in words:
            assert word.encode() not in data, (where, word)
    assert all(word.encode() in b"".join(seen_by(xinli, caplog).values()) for word in words)


def test_who_gave_a_project_away_learns_nothing_more_of_it(
    district: District, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    centre, huaming, xinli = district
    sticks = tmp_path / "sticks"
    sticks.mkdir()
    project = huaming.add_project("原来的名称", codename="旧代号")
    exchange(centre, huaming, sticks)
    hand_over(centre.office, centre.actor, project, centre.unit_id("XL"), "属地管理")
    for unit in (huaming, xinli):
        exchange(centre, unit, sticks)
    later = {"name": "移交后的新名称", "codename": "新代号", "summary": "移交后的概述", "next_step": "移交后的计划"}
    xinli.change("project", project, **later)
    for _ in range(2):
        for unit in (xinli, huaming):
            exchange(centre, unit, sticks)
    seen = seen_by(huaming, caplog)
    for where, data in seen.items():
        for word in later.values():
            assert word.encode() not in data, (where, word)
    assert "旧代号".encode() in seen["handed over"]  # as lists called it while it was here
    assert "原来的名称".encode() not in seen["handed over"]


def test_of_a_duty_nobody_learns_who_has_nothing_to_do_with_it(
    district: District, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    centre, huaming, xinli = district
    sticks = tmp_path / "sticks"
    sticks.mkdir()
    project = huaming.add_project("秘密项目甲乙丙", codename="代号夜莺")
    exchange(centre, huaming, sticks)
    duty = DutyInput(TaskSource.REVIEW, "补齐夜莺环评手续", centre.unit_id("HM"), due_on=dt.date(2026, 12, 20))
    add_duty(centre.office, centre.actor, duty)
    shared = DutyInput(TaskSource.MEETING, "共同清理闲置地块", centre.unit_id("HM"), ["XL"])
    made = add_duty(centre.office, centre.actor, shared).ids[0]
    centre.change("task", made, project_id=project)
    for _ in range(2):
        for unit in (huaming, xinli):
            exchange(centre, unit, sticks)
    closed = dt.date(2022, 1, 2)
    with huaming.office.read() as session:
        rows = duties.rows(session, Which.OPEN, closed)
    assert {(row.matter, row.unit_code, row.due_on) for row in rows} == {
        ("补齐夜莺环评手续", "HM", dt.date(2026, 12, 20)), ("共同清理闲置地块", "HM", None),
    }  # fmt: skip
    close_duties(huaming.office, huaming.actor, [row.id for row in rows if row.id != made], closed, "夜莺批复已取得")
    change_duty(centre.office, centre.actor, made, replace(shared, evidence="联合清理"))
    for _ in range(2):
        for unit in (huaming, xinli):
            exchange(centre, unit, sticks)
    with centre.office.read() as session:
        [done] = duties.rows(session, Which.CLOSED, closed)
    assert (done.evidence, done.closed_on) == ("夜莺批复已取得", closed)
    with xinli.office.read() as session:
        [ours] = duties.rows(session, Which.ALL, closed)
    assert (ours.matter, ours.co_units, ours.evidence, ours.project) == ("共同清理闲置地块", ("XL",), "联合清理", "")
    with pytest.raises(UserError, match="is the duty of"):
        close_duties(xinli.office, xinli.actor, [made], closed)
    for where, data in seen_by(xinli, caplog).items():
        for word in ("夜莺", "秘密项目", "补齐", "批复"):
            assert word.encode() not in data, (where, word)


def test_a_duty_counts_among_what_waits_for_its_units(district: District, tmp_path: Path) -> None:
    centre, huaming, xinli = district
    sticks = tmp_path / "sticks"
    sticks.mkdir()
    for unit in (huaming, xinli):
        exchange(centre, unit, sticks)
        exchange(centre, unit, sticks)
    duty = DutyInput(TaskSource.MEETING, "清理闲置地块", centre.unit_id("HM"))
    add_duty(centre.office, centre.actor, duty)

    def waiting() -> dict[str, int]:
        with centre.office.read() as session:
            offices = overview.offices(session, centre.exchange.keys.trusted, 0)
        return {one.code: one.records_unsent for one in offices if one.code != centre.code}

    assert waiting() == {"HM": 1, "XL": 0}
    centre.exchange.seal()
    assert waiting() == {"HM": 1, "XL": 0}
    exchange(centre, huaming, sticks)
    assert waiting() == {"HM": 0, "XL": 0}


def test_files_tell_nothing_but_who_wrote_them_for_whom_and_when(district: District, tmp_path: Path) -> None:
    """Neither their names nor their bytes; cards name an office and its keys, no more."""
    _, huaming, _ = district
    project = huaming.add_project("秘密项目甲乙丙", codename="代号夜莺", summary="机密概述")
    stick = tmp_path / "stick"
    stick.mkdir()
    huaming.exchange.write("DL01", stick)
    (stick / "card").write_bytes(huaming.exchange.keys.card())
    for path in stick.iterdir():
        data = path.name.encode() + path.read_bytes()
        for word in ("秘密", "代号夜莺", "机密概述", project, huaming.actor.name):
            assert word.encode() not in data, (path.name, word)


def test_which_projects_are_behind_the_figures_of_a_bulletin_stays_with_the_centre(
    district: District, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    centre, huaming, xinli = district
    sticks = tmp_path / "sticks"
    sticks.mkdir()
    project = xinli.add_project("在谈项目")
    exchange(centre, xinli, sticks)
    pages, behind = tmp_path / "通报.pdf", tmp_path / "通报.json"
    pages.write_bytes(b"%PDF pages for everybody")
    behind.write_text(f'{{"funds": {{"{project}": 500000000}}}}')
    with centre.office.write(Label("Issue"), centre.actor) as tx:
        issue = ReportIssue(kind=ReportKind.MONTHLY, period="2022-03", year=2022, number=3, state=ReportState.ISSUED)
        tx.session.add(issue)
        tx.session.flush()
        attach(centre.office, tx, "report_issue", issue.id, pages)
        attach(centre.office, tx, "report_issue", issue.id, behind).note = BEHIND
    for _ in range(2):
        for unit in (huaming, xinli):
            exchange(centre, unit, sticks)
    seen = seen_by(huaming, caplog)
    assert b"%PDF pages for everybody" in seen["kept"]
    for where, data in seen.items():
        assert project.encode() not in data and b"500000000" not in data, where
    assert b"500000000" in seen_by(centre, caplog)["kept"]
    assert [one.exchange.compare() for one in district] == [[], [], []]
