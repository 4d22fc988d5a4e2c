"""Shares and credits that offices set without knowing of each other: told everywhere, decided whole, never counted
above what is possible."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import CreditRole, FundState, Indicator, Ownership
from db.models import Credit, FundEntry, Investor, ProjectInvestor
from desktop_app.cli import main
from desktop_app.domain.periods import Month
from desktop_app.domain.shares import PERCENT
from desktop_app.errors import UserError
from desktop_app.queries.indicators import by_month, count, records
from desktop_app.services.check import check
from desktop_app.services.office import Label
from desktop_app.services.project_shares import CreditShare, set_shares
from desktop_app.services.units import enter_from_card
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.decisions import last_decisions, take_back
from desktop_app.sync.differing import Difference
from desktop_app.sync.marks import marks_of
from desktop_app.sync.overview import waiting
from desktop_app.sync.undecided import Option, Undecided, decide_all, undecided
from desktop_app.ui.models.change_words import difference_words
from tests.helpers.stick_offices import DAY, HUAMING, XINLI, StickOffice, district, send

FIRST = CreditRole.FIRST_CONTACT

Offices = tuple[StickOffice, StickOffice, StickOffice]
Shares = dict[str, int]


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    """The centre, 华明 and 新立, each of which knows the others."""
    with district(tmp_path, HUAMING, XINLI) as (centre, huaming, xinli):
        for code, name in (HUAMING, XINLI):
            enter_from_card(centre.office, centre.actor, code, name, is_centre=False)
        exchange(tmp_path, centre, huaming, xinli)
        yield centre, huaming, xinli


def exchange(folder: Path, centre: StickOffice, *units: StickOffice) -> None:
    """Everybody hears of everything, and that twice: what the offices do by themselves travels, too."""
    for _ in range(2):
        for unit in units:
            send(unit, centre, folder / f"stick{len([*folder.iterdir()])}")
        for unit in units:
            send(centre, unit, folder / f"stick{len([*folder.iterdir()])}")


def credit(one: StickOffice, project: str, **percent: int) -> None:
    """Set the credits of a project, by the codes of units."""
    lines = [CreditShare(one.unit_id(code), FIRST, share * PERCENT) for code, share in percent.items()]
    set_shares(one.office, one.actor, project, [], lines)


def credits_of(one: StickOffice, project: str) -> Shares:
    """What units have of a project in percent, by code; each stands there once."""
    with one.office.read() as session:
        rows = session.query(Credit).filter(Credit.project_id == project, Credit.deleted_at.is_(None)).all()
    codes = {one.unit_id(code): code for code in ("DL01", "HM", "XL")}
    assert len({row.unit_id for row in rows}) == len(rows)
    return {codes[row.unit_id]: row.share // PERCENT for row in rows}


def asked(one: StickOffice) -> Sequence[Undecided]:
    with one.office.read() as session:
        found = undecided(session, one.actor)
        assert waiting(session).conflicts == len(found)
    return found


def take(one: StickOffice, shares: set[int]) -> None:
    [question] = asked(one)
    at = [{line.share // PERCENT for line in option.values["lines"]} for option in question.options].index(shares)
    chosen = [(question.conflict, question.conflict.choices[at].values)]
    decide_all(one.office, one.exchange.keys.own, one.actor, chosen)


def set_apart(offices: Offices, folder: Path) -> str:
    """A project of 华明: it gave 新立 40 of 100 %, the centre took 50 for itself; neither heard of it yet."""
    centre, huaming, _ = offices
    project = huaming.add_project("氢能项目")
    credit(huaming, project, HM=100)
    exchange(folder, *offices)
    credit(huaming, project, HM=60, XL=40)
    credit(centre, project, HM=50, DL01=50)
    return project


@pytest.fixture
def apart(offices: Offices, tmp_path: Path) -> str:
    """The same when all have heard of it."""
    project = set_apart(offices, tmp_path)
    exchange(tmp_path, *offices)
    return project


def test_it_is_one_question_about_all_shares_wherever_the_project_is_known(offices: Offices, apart: str) -> None:
    centre, huaming, xinli = offices
    assert asked(xinli) == []
    for one in (centre, huaming):
        [question] = asked(one)
        assert (question.conflict.table, question.conflict.record_id) == ("credit", apart)
        assert question.conflict.title == "氢能项目"
        sets = {
            (option.unit, frozenset((line.name, line.share // PERCENT) for line in option.values["lines"]))
            for option in question.options
        }
        assert sets == {
            ("华明街道", frozenset({("华明街道", 60), ("新立街道", 40)})),
            ("合作交流办", frozenset({("华明街道", 50), ("合作交流办", 50)})),
        }
        with one.office.read() as session:
            assert {mark.table for mark in marks_of(session, [apart])[apart]} == {"credit"}
    assert [o.conflict.id for o in asked(centre)] == [o.conflict.id for o in asked(huaming)]


def looked(giver: StickOffice, taker: StickOffice, folder: Path) -> list[Difference]:
    """What a package of the one, looked at by the other, has to decide on."""
    folder.mkdir()
    written = giver.exchange.write(taker.code, folder)
    rows = taker.exchange.look([written.paths], taker.actor).preview.rows
    return [difference for row in rows for difference in row.differences]


def told(options: Sequence[Option]) -> list[tuple[str, dict[str, int]]]:
    """Who set which shares, in percent."""
    return [(one.unit, {line.name: line.share // PERCENT for line in one.values["lines"]}) for one in options]


def test_a_look_into_a_file_shows_all_shares_of_both_sides(offices: Offices, tmp_path: Path) -> None:
    centre, huaming, _ = offices
    set_apart(offices, tmp_path)
    of_unit = [("华明街道", {"华明街道": 60, "新立街道": 40})]
    of_centre = [("合作交流办", {"合作交流办": 50, "华明街道": 50})]
    [at_centre] = looked(huaming, centre, tmp_path / "unit's")
    assert (told(at_centre.here), told(at_centre.there)) == (of_centre, of_unit)
    [at_unit] = looked(centre, huaming, tmp_path / "centre's")
    assert (told(at_unit.here), told(at_unit.there)) == (of_unit, of_centre)
    assert difference_words("credit", at_centre).count("%") == 4


def test_a_look_shows_what_each_said_last_where_shares_wait_already(
    offices: Offices, apart: str, tmp_path: Path
) -> None:
    """At the first of the lines; the others are told by themselves."""
    centre, huaming, _ = offices
    credit(huaming, apart, HM=70, XL=30)
    credit(centre, apart, HM=20, DL01=80)
    difference, *others = looked(huaming, centre, tmp_path / "again")
    assert told(difference.here) == [("合作交流办", {"合作交流办": 80, "华明街道": 20})]
    assert told(difference.there) == [("华明街道", {"华明街道": 70, "新立街道": 30})]
    assert {one.fields for one in others} == {("deleted_at",)}


def test_where_a_file_brings_no_whole_shares_each_line_is_told(offices: Offices, tmp_path: Path) -> None:
    centre, huaming, _ = offices
    project = huaming.add_project("氢能项目")
    credit(huaming, project, HM=100)
    exchange(tmp_path, *offices)
    with centre.office.read() as session:
        [line] = session.scalars(select(Credit.id).where(Credit.project_id == project))
    huaming.change("credit", line, share=90 * PERCENT)
    credit(centre, project, HM=50, DL01=50)
    [difference] = looked(huaming, centre, tmp_path / "part")
    assert difference.fields == ("share",)
    assert [one.values["share"] // PERCENT for one in (*difference.here, *difference.there)] == [50, 90]


@pytest.mark.parametrize(("shares", "left"), [({60, 40}, {"HM": 60, "XL": 40}), ({50}, {"HM": 50, "DL01": 50})])
@pytest.mark.parametrize("by", [0, 1], ids=["centre", "unit"])
def test_one_offices_shares_are_taken_whole_in_one_step(
    offices: Offices, apart: str, tmp_path: Path, shares: set[int], left: Shares, by: int
) -> None:
    take(offices[by], shares)
    assert asked(offices[by]) == []
    assert credits_of(offices[by], apart) == left
    exchange(tmp_path, *offices)
    for one in offices[:2]:
        assert asked(one) == []
        assert credits_of(one, apart) == left
        assert one.exchange.compare() == []


def test_it_can_be_taken_back_until_the_next_file(offices: Offices, apart: str) -> None:
    centre, *_ = offices
    before = asked(centre)
    take(centre, {50})
    with centre.office.read() as session:
        last = last_decisions(session)
    assert last is not None and last.count == 1
    take_back(centre.office, centre.actor, last.step)
    assert [one.conflict for one in asked(centre)] == [one.conflict for one in before]


def test_shares_that_are_set_under_the_project_decide_for_all(offices: Offices, apart: str, tmp_path: Path) -> None:
    """Even where a line stays as it is shown."""
    centre, *_ = offices
    credit(centre, apart, HM=60, DL01=40)
    exchange(tmp_path, *offices)
    for one in offices[:2]:
        assert asked(one) == []
        assert credits_of(one, apart) == {"HM": 60, "DL01": 40}


def test_nothing_but_a_set_that_is_offered_is_taken(offices: Offices, apart: str) -> None:
    centre, *_ = offices
    [question] = asked(centre)
    other = question.conflict.choices[0].values["lines"]
    with pytest.raises(UserError, match="as one of the offices set them"):
        decide_all(
            centre.office,
            centre.exchange.keys.own,
            centre.actor,
            [(question.conflict, {"lines": str(other).replace("0", "1")})],
        )


def test_two_decisions_at_once_are_a_question_again(offices: Offices, apart: str, tmp_path: Path) -> None:
    centre, huaming, _ = offices
    take(centre, {50})
    take(huaming, {60, 40})
    exchange(tmp_path, *offices)
    assert [len(one.options) for office in (centre, huaming) for one in asked(office)] == [2, 2]
    take(centre, {60, 40})
    exchange(tmp_path, *offices)
    assert [asked(one) for one in offices] == [[], [], []]
    assert credits_of(centre, apart) == credits_of(huaming, apart) == {"HM": 60, "XL": 40}


def test_what_was_set_alike_is_there_once_and_no_question(offices: Offices, tmp_path: Path) -> None:
    centre, huaming, _ = offices
    project = huaming.add_project("氢能项目")
    exchange(tmp_path, *offices)
    credit(huaming, project, HM=70, XL=30)
    credit(centre, project, HM=70, XL=30)
    exchange(tmp_path, *offices)
    for one in (centre, huaming):
        assert credits_of(one, project) == {"HM": 70, "XL": 30}
        assert asked(one) == []
        assert one.exchange.compare() == []


def test_two_investors_of_one_project_that_both_lead(
    offices: Offices, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    centre, huaming, _ = offices
    project = huaming.add_project("氢能项目")
    exchange(tmp_path, *offices)
    for one, name in ((huaming, "甲"), (centre, "乙")):
        with one.office.write(Label("Enter"), one.actor) as tx:
            investor = Investor(name=name)
            tx.session.add(investor)
            tx.session.flush()
            whole = {"share": 100 * PERCENT, "is_lead": True}
            tx.session.add(ProjectInvestor(project_id=project, investor_id=investor.id, **whole))
    exchange(tmp_path, *offices)
    [question] = asked(huaming)
    assert question.conflict.table == "project_investor"
    names = [[line.name for line in option.values["lines"]] for option in question.options]
    assert sorted(names) == [["乙"], ["甲"]]
    assert main(["--data-dir", str(huaming.folder), "--language", "zh_CN", "sync", "conflicts"]) == 0
    assert "\t甲 (牵头) 100%" in capsys.readouterr().out
    chosen = question.conflict.choices[names.index(["甲"])].values
    decide_all(huaming.office, huaming.exchange.keys.own, huaming.actor, [(question.conflict, chosen)])
    exchange(tmp_path, *offices)
    for one in (centre, huaming):
        with one.office.read() as session:
            alive = session.query(ProjectInvestor).filter(ProjectInvestor.deleted_at.is_(None)).all()
            assert [session.get_one(Investor, line.investor_id).name for line in alive] == ["甲"]
            assert conflicts(session) == []


def test_a_unit_counts_no_more_than_there_is_meanwhile(offices: Offices, apart: str) -> None:
    """华明 has 60 %, 新立 40 and the centre 50 until somebody decides: that is 40, 27 and 33 % of the project."""
    centre, *_ = offices
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        investor = Investor(name="甲", region_code="110000", ownership=Ownership.PRIVATE)
        tx.session.add(investor)
        tx.session.flush()
        money = {"amount_fen": 150_000, "arrived_on": DAY, "form_code": "cash", "count_month": "2022-03"}
        entry = FundEntry(project_id=apart, investor_id=investor.id, state=FundState.CONFIRMED, **money)
        tx.session.add(entry)
    march, funds = Month(2022, 3), Indicator.OUTSIDE_FUNDS_IN_PLACE
    with centre.office.read() as session:
        figures = count(session, march, "12", [funds])
        behind = [one.value for one in records(session, march, "12", funds, "HM")]
        by_months = by_month(session, march, "12", funds, "HM")
    units = {code: round(figures[funds, code].cumulative or 0) for code in ("HM", "XL", "DL01")}
    assert units == {"HM": 60_000, "XL": 40_000, "DL01": 50_000}
    assert figures[funds, None].cumulative == 150_000
    assert [round(value) for value in behind] == [60_000] == [round(by_months[-1])]
    take(centre, {60, 40})
    centre.exchange.seal()
    with centre.office.read() as session:
        figures = count(session, march, "12", [funds])
    assert [figures[funds, code].cumulative for code in ("HM", "XL")] == [90_000, 60_000]
    assert (funds, "DL01") not in figures


def test_the_command_line_lists_and_settles_it(
    offices: Offices, apart: str, capsys: pytest.CaptureFixture[str]
) -> None:
    centre, *_ = offices
    sync = ["--data-dir", str(centre.folder), "--language", "zh_CN", "sync"]
    assert main([*sync, "conflicts"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[0] == f"{apart}-credit\t归属\t氢能项目"
    at = next(number for number, line in enumerate(listed) if "华明街道 (首谈) 60%, 新立街道 (首谈) 40%" in line)
    assert main([*sync, "resolve", f"{apart}-credit", "--take", str(at)]) == 0
    assert credits_of(centre, apart) == {"HM": 60, "XL": 40}
    assert main([*sync, "conflicts"]) == 0
    assert "归属" not in capsys.readouterr().out


def test_the_check_tells_of_it_and_finds_nothing_broken(offices: Offices, apart: str) -> None:
    for one, told in zip(offices, ([apart], [apart], []), strict=True):
        health = check(one.office)
        assert (health.shares, health.ok) == (told, True)


def test_what_one_office_alone_said_is_no_question(offices: Offices, tmp_path: Path) -> None:
    """History that was taken over as it was, and that nobody else set otherwise."""
    centre, huaming, _ = offices
    project = huaming.add_project("氢能项目")
    with huaming.office.write(Label("Enter"), huaming.actor) as tx:
        unit_id = huaming.unit_id("HM")
        tx.session.add(Credit(project_id=project, unit_id=unit_id, role=FIRST, share=90 * PERCENT))
    exchange(tmp_path, *offices)
    assert asked(centre) == [] == asked(huaming)
