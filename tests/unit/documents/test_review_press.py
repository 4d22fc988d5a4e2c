"""The papers of a review meeting, from records to files."""

from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import TaskState, UnitGroup
from db.models import ReviewMeeting, Task, Unit
from desktop_app.cli import main
from desktop_app.cli.context import DONE, REFUSED
from desktop_app.documents.model import Labelled, Table
from desktop_app.documents.review_press import Paper, as_slip, find, paper_names, write_paper, write_papers, write_slips
from desktop_app.domain.clock import Clock
from desktop_app.domain.meeting import Proceedings, kept
from desktop_app.errors import Cancelled, InvalidInput, UserError
from desktop_app.queries import duties
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Actor, Label
from tests.helpers.paper import text_of
from tests.helpers.world import World
from tests.unit.documents import measure, readback
from tests.unit.documents.review_samples import DAY, NAMES, PRESS, papers, tables
from tests.unit.documents.samples import texts


def test_every_paper_is_made_in_its_order(reviewed: World) -> None:
    made = papers(reviewed)
    assert list(made) == NAMES
    assert tables(made["会议议程"])[0].rows[0] == ("1", "项目1", "华明高新区", "", "8,470")
    assert isinstance(made["会议议程"].blocks[-1], Table)  # what is done in turn is not torn apart by a long list
    labels = [block.label for block in made["会议议程"].blocks if isinstance(block, Labelled)]
    assert labels == ["时间", "地点", "主持"]


def test_papers_tell_hour_judges_guests_and_recorder(reviewed: World) -> None:
    record = Proceedings(time(14, 30), ("评委0", "请假评委"), ("区发改委",), "赵某", "会议强调要快。")
    reviewed.add(ReviewMeeting(id="later", title="续会", held_on=date(2022, 4, 7), chair="王某", minutes=kept(record)))
    made = papers(reviewed, meeting="续会")
    people = {block.label: block.text for block in made["会议议程"].blocks if isinstance(block, Labelled)}
    assert people == {
        "时间": "2022年4月7日下午2时30分", "主持": "王某", "评委": "评委0、请假评委", "列席": "区发改委",
    }  # fmt: skip
    held = [(block.label, block.text) for block in made["签到表"].blocks if isinstance(block, Labelled)]
    assert held == [("时间", "2022年4月7日下午2时30分"), ("地点", "会议室")]
    rows = tables(made["签到表"])[0].rows
    expected = [("王某", "主持"), ("评委0", "评委"), ("请假评委", "评委"), ("区发改委", "列席"), ("赵某", "记录")]
    assert [(row[1], row[3]) for row in rows[:5]] == expected
    minutes = made["会议纪要"]
    assert "2022年4月7日下午2时30分，王某主持召开续会。" in texts(minutes) and "会议强调要快。" in texts(minutes)
    people = {block.label: block.text for block in minutes.blocks if isinstance(block, Labelled)}
    assert people == {"主持": "王某", "出席": "评委0、请假评委", "列席": "区发改委", "记录": "赵某"}


def test_on_paper_units_have_their_full_names(reviewed: World) -> None:
    reviewed.add(Unit(id="bureau", code="DR", name="区发展和改革委员会", short_name="区发改委", group=UnitGroup.BUREAU))
    with reviewed.office.write(Label("Give short names"), Actor("测试")) as tx:
        for unit in tx.session.scalars(select(Unit).where(Unit.short_name == "")):
            unit.short_name = "简称"
        duty = tx.session.scalars(select(Task)).one()
        duty.unit_id, duty.co_unit_codes = "bureau", "DR"
    with reviewed.office.read() as session:
        (row,) = duties.rows(session, duties.Which.OPEN, DAY)
    assert (row.unit, row.co_units) == ("区发改委", ("区发改委",))
    slip = as_slip(row, DAY)
    assert (slip.unit, slip.co_units) == ("区发展和改革委员会",) * 2
    assert "华明高新区" in texts(papers(reviewed)["会议纪要"])


def test_one_paper_is_made_to_be_looked_at(reviewed: World, tmp_path: Path) -> None:
    assert list(paper_names(PRESS).values()) == NAMES
    made = write_paper(reviewed.office, PRESS, "2022-03-17", "agenda", tmp_path / "a.pdf")
    assert made == Paper("2022年第3次项目评审会议程", ()) and "上会项目" in measure.text_of(tmp_path / "a.pdf", 0)
    reviewed.add(ReviewMeeting(title="空会", held_on=date(2022, 5, 1)))
    with pytest.raises(UserError, match="There is nothing to print on this paper yet"):
        write_paper(reviewed.office, PRESS, "空会", "cards", tmp_path / "c.pdf")
    assert not (tmp_path / "c.pdf").exists()
    reviewed.add(ReviewMeeting(title="末会", held_on=date(2022, 6, 1), chair="\U000f0000某"))
    assert write_paper(reviewed.office, PRESS, "末会", "agenda", tmp_path / "d.pdf").missing_characters == (
        "\U000f0000",
    )


def test_a_unit_prints_no_papers_that_would_pass_for_the_centres(reviewed: World, tmp_path: Path) -> None:
    set_local(reviewed.office, unit_code="HM", is_centre=False)
    assert write_papers(reviewed.office, PRESS, "2022-03-17", tmp_path / "alone").files  # it is its own centre
    set_local(reviewed.office, last_exchange_ms=1)
    for make in (
        lambda: write_papers(reviewed.office, PRESS, "2022-03-17", tmp_path / "out"),
        lambda: write_paper(reviewed.office, PRESS, "2022-03-17", "minutes", tmp_path / "m.pdf"),
    ):
        with pytest.raises(UserError, match="The papers of a review meeting are printed by the centre"):
            make()
    assert not (tmp_path / "out").exists() and not (tmp_path / "m.pdf").exists()


def test_files_are_written_all_or_none(reviewed: World, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(Cancelled):
        write_papers(reviewed.office, PRESS, "2022-03-17", out, cancelled=lambda: True)
    assert list(out.iterdir()) == []
    made = write_papers(reviewed.office, PRESS, "2022-03-17", out)
    held = "2022年第3次项目评审会（2022-03-17）"
    names = {f"{held}-{number}-{name}.{suffix}" for number, name in enumerate(NAMES, 1) for suffix in ("docx", "pdf")}
    assert {file.name for file in out.iterdir()} == {file.name for file in made.files} == names
    assert made.missing_characters == ()
    for number, name in enumerate(NAMES, 1):
        said = readback.word_text(out / f"{held}-{number}-{name}.docx")
        assert "项目1" in said or name == "签到表"
        assert "□" not in measure.text_of(out / f"{held}-{number}-{name}.pdf", 0) or name == "评分表"


def test_papers_go_over_nothing_that_is_in_the_folder(reviewed: World, tmp_path: Path) -> None:
    first = write_papers(reviewed.office, PRESS, "2022-03-17", tmp_path)
    minutes = next(file for file in first.files if file.name.endswith("会议纪要.docx"))
    minutes.write_bytes(b"put right by hand")
    second = write_papers(reviewed.office, PRESS, "2022-03-17", tmp_path)
    assert minutes.read_bytes() == b"put right by hand"
    assert len(set(first.files) | set(second.files)) == 24 == len(list(tmp_path.glob("2022年*")))
    assert {file.stem[-4:] for file in second.files} == {" (2)"}
    reviewed.add(ReviewMeeting(title="2022年第4次项目评审会/续", held_on=date(2022, 4, 1)))
    other = write_papers(reviewed.office, PRESS, "2022-04-01", tmp_path)
    assert other.files[0].name == "2022年第4次项目评审会_续（2022-04-01）-1-会议议程.docx"


def test_what_names_no_meeting_or_several_is_said(reviewed: World) -> None:
    reviewed.add(ReviewMeeting(title="2022年第4次项目评审会", held_on=date(2022, 4, 1)))
    with reviewed.office.read() as session:
        with pytest.raises(UserError, match="There is no review meeting “明天”"):
            find(session, "明天")
        with pytest.raises(UserError, match=r"names 2 review meetings: 2022年第4次项目评审会（2022-04-01）、"):
            find(session, "项目评审会")


def test_an_empty_meeting_has_papers_too(reviewed: World, tmp_path: Path) -> None:
    reviewed.add(ReviewMeeting(title="空会", held_on=date(2022, 5, 1)))
    made = write_papers(reviewed.office, PRESS, "空会", tmp_path / "out")
    assert "召开空会。现将会议议定事项纪要如下" in readback.word_text(next((tmp_path / "out").glob("*会议纪要.docx")))
    assert {file.stem.rpartition("-")[2] for file in made.files} == {"会议议程", "签到表", "会议纪要"}


def test_minutes_and_slips_are_the_same_whenever_they_are_printed(reviewed: World, tmp_path: Path) -> None:
    def printed(key: str) -> bytes:
        write_paper(reviewed.office, PRESS, "2022-03-17", key, tmp_path / "p.pdf")
        return (tmp_path / "p.pdf").read_bytes()

    keys = ("minutes", "slips")
    first = [printed(key) for key in keys]
    with reviewed.office.write(Label("Close"), Actor("Wang")) as tx:
        duty = tx.session.scalars(select(Task)).one()
        duty.state, duty.closed_on = TaskState.CLOSED, date(2022, 4, 1)
    reviewed.office.clock = Clock(lambda: 1_655_000_000_000)
    assert [printed(key) for key in keys] == first, "the duty was open when the meeting gave it"
    with reviewed.office.write(Label("Issue"), Actor("Wang")) as tx:
        tx.session.scalars(select(ReviewMeeting)).one().minutes = "印发：2022-03-21"
    assert printed("minutes") != first[0]
    assert "2022年3月21日印发" in "".join(text_of(tmp_path / "p.pdf").split())


def test_slips_of_any_duties(reviewed: World, tmp_path: Path) -> None:
    with reviewed.office.read() as session:
        (row,) = duties.rows(session, duties.Which.OPEN, DAY)
    assert as_slip(row, DAY).co_units == ""
    reviewed.office.clock = Clock(lambda: 1_648_000_000_000)
    assert write_slips(reviewed.office, PRESS, [row.id], tmp_path / "s.pdf") == ()
    assert "督办单" in measure.text_of(tmp_path / "s.pdf", 0)
    first = (tmp_path / "s.pdf").read_bytes()
    printed_on = reviewed.office.clock.today()
    reviewed.office.clock = Clock(lambda: 1_649_000_000_000)
    write_slips(reviewed.office, PRESS, [row.id], tmp_path / "later.pdf")
    assert (tmp_path / "later.pdf").read_bytes() != first
    write_slips(reviewed.office, PRESS, [row.id], tmp_path / "again.pdf", printed_on)
    assert (tmp_path / "again.pdf").read_bytes() == first
    with pytest.raises(InvalidInput) as refused:
        write_slips(reviewed.office, PRESS, [row.id], tmp_path / "t.pdf", date(2022, 5, 1))
    assert set(refused.value.fields) == {"given"}
    set_local(reviewed.office, unit_code="HM", is_centre=False, last_exchange_ms=1)
    with pytest.raises(UserError, match="Task slips are printed by the centre"):
        write_slips(reviewed.office, PRESS, [row.id], tmp_path / "t.pdf")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "office")
    assert main(["--data-dir", folder, "init", "--unit", "DL01", "--name", "合作办", "--centre"]) == DONE
    assert main(["--data-dir", folder, "review", "评审会", "--out", str(tmp_path / "out")]) == REFUSED
    assert "评审会" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
