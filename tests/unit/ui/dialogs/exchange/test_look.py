"""The preview: what is counted, searched and left out, and what it says when nothing would change."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop_app.queries.audit import FieldChange
from desktop_app.sync.differing import Difference
from desktop_app.sync.ledger import Gap
from desktop_app.sync.preview import PreviewRow, Removal
from desktop_app.sync.problems import Damaged
from desktop_app.sync.rounds import Looked, Result
from desktop_app.sync.show import Outcome
from desktop_app.sync.stick import PackageOnStick
from desktop_app.sync.taken import Found, Taken
from desktop_app.sync.undecided import Option
from desktop_app.ui.dialogs.exchange.look import ALL, LEFT_OUT, Look
from desktop_app.ui.models.look_words import nothing_words
from tests.helpers.exchange_windows import Desk

ONLY_WORD = "No record would change: a file only says what its sender has taken in and who takes part."
TODAY = dt.date(2022, 3, 15)


def result(
    *, commits: int = 1, known: bool = False, waits: bool = False, files: tuple[str, ...] = (), asks: str = ""
) -> Result:
    missing = (Gap("新立街道"),) if waits else ()
    package = PackageOnStick((Path("/stick/a"),), "华明街道", 1, 1, Found("华明街道", "HM", 1, commits, known, missing))
    outcome = None if waits else Outcome(commits=commits)
    return Result(package, Taken("华明街道", 1, outcome, missing=missing, files=files, asked=tuple(asks.split())))


def rows(kind: str, *titles: str, table: str = "project") -> tuple[PreviewRow, ...]:
    return tuple(PreviewRow(table, f"{kind}{n}", kind, title, ()) for n, title in enumerate(titles))


def looked(found: tuple[PreviewRow, ...], counts: dict[str, int], *much: Removal) -> Looked:
    return Looked((result(),), found, counts, much, False)


@pytest.fixture
def look(desks: tuple[Desk, Desk]) -> Look:
    return desks[0].page.steps.look


def titles(look: Look) -> list[str]:
    return [one.title for one in map(look.source.row, range(look.source.count())) if one is not None]


def chips(look: Look) -> list[str]:
    return [chip.text() for chip in look.chips.values() if not chip.isHidden()]


def test_what_is_left_out_is_counted_apart(look: Look) -> None:
    look.show_looked(looked((*rows("new", "甲", "乙"), *rows("changed", "丙")), {"new": 2, "changed": 1}), TODAY)
    assert look.heading.text() == "Nothing has been changed yet. 3 records would change:"
    assert chips(look) == ["All 3", "New 2", "Changed 1"]
    look.table.select_id("project-new0")
    look.leave.click()
    assert look.heading.text() == "Nothing has been changed yet. 2 records would change:"
    assert chips(look) == ["All 2", "New 1", "Changed 1", "Left out 1"]
    look.show_kind("new")
    assert titles(look) == ["乙"]
    look.show_kind(LEFT_OUT)
    assert titles(look) == ["甲"] and look.left_out() == {("project", "new0")}
    look.table.select_id("project-new0")
    look.leave.click()
    assert look.chips[ALL].text() == "All 3" and not look.left_out() and titles(look) == ["甲"]


def test_what_is_not_listed_is_offered_to_a_search(look: Look) -> None:
    found = looked(rows("new", "甲", "乙"), {"new": 12_000})
    look.show_looked(found, TODAY)
    look.search.setText("批量项目2999")
    assert titles(look) == []
    assert look.table.empty.accessibleName() == "None of the first 2 has this name."
    assert look.table.empty.button.text() == "Search the other 11,998, too"
    asked: list[object] = []
    look.all_asked.connect(asked.append)
    look.table.empty.button.click()
    assert asked == [look.packages()]
    every = looked(rows("new", "甲", "乙", "批量项目2999"), {"new": 3})
    look.show_looked(every, TODAY, again=True)
    assert titles(look) == ["批量项目2999"]
    look.search.setText("丁")
    assert look.table.empty.accessibleName() == "No record that would change has this name."
    look.show_looked(found, TODAY)
    assert look.search.text() == "" and titles(look) == ["甲", "乙"]


def test_deletions_say_among_what_they_are_counted(look: Look) -> None:
    found = (*rows("deleted", "甲"), *rows("gone", "乙", table="activity"))
    much = Removal("project", "华明街道", 1, 2), Removal("activity", "新立街道", 1, 10)
    look.show_looked(looked(found, {"deleted": 1, "gone": 1}, *much), TODAY)
    assert look.warning_words.text() == (
        "More than 5 % would be deleted here or go to another unit: "
        "Project of 华明街道: 1 of 2, Activity of 新立街道: 1 of 10."
    )


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([result(commits=0)], ONLY_WORD),
        ([result(known=True)] * 2, "No record would change: all that these files hold is here already."),
        ([result(waits=True)], "Nothing can be taken in yet: what waits is put aside here."),
        ([result(files=("合同.pdf",))], "No record would change; attached files come."),
        (
            [result(asks="合同.pdf", commits=0)],
            "No record would change: a file asks for attached files that its sender lacks.",
        ),
        ([result(commits=0), result(waits=True)], "No record would change."),
        ([result()], "No record would change."),
    ],
)  # fmt: skip
def test_why_nothing_would_change_is_said(results: list[Result], words: str) -> None:
    refused = Result(results[0].package, refused=Damaged())
    assert nothing_words(results) == nothing_words([*results, refused]) == words
    assert nothing_words([refused] * 2) == "There is no file that can be taken in."


def test_that_nothing_would_change_is_said_once(look: Look) -> None:
    look.show_looked(looked((), {}), TODAY)
    assert look.heading.text() == "No record would change."
    assert look.records.isHidden() and look.primary.isEnabled()
    look.show_looked(looked(rows("new", "甲"), {"new": 1}), TODAY)
    assert not look.records.isHidden()
    look.table.select_id("project-new0")
    look.leave.click()
    assert not look.records.isHidden()  # it can be taken in after all


def test_the_attachments_that_come_or_are_asked_for_are_named(look: Look) -> None:
    results = (result(files=("合同.pdf",)), result(asks="执照.jpg"))
    look.show_looked(Looked(results, (), {}, (), False), TODAY)
    first, came, _clock, second, asked, _same = look.files.texts
    assert first.endswith(": 1 attached file") and second.endswith(": nothing new")
    assert came == "Attached files come along: 合同.pdf"
    assert asked == (
        "华明街道 asks for attached files that it lacks: 执照.jpg. They go along with the next file for it."
    )


def test_what_stays_is_not_counted_among_what_goes(look: Look) -> None:
    gone = PreviewRow("project", "g", "gone", "丙", (), owner="新立街道")
    found = tuple(PreviewRow("project", f"d{n}", "deleted", f"{n}", (), owner="华明街道") for n in range(2))
    much = Removal("project", "华明街道", 2, 30), Removal("project", "新立街道", 1, 10)
    look.show_looked(looked((*found, gone), {"deleted": 2, "gone": 1}, *much), TODAY)
    assert "华明街道: 2 of 30" in look.warning_words.text() and not look.primary.isEnabled()
    look.sure.click()
    assert look.primary.isEnabled()
    look.table.select_id("project-d0")
    look.leave.click()
    assert look.warning_words.text().endswith(": Project of 新立街道: 1 of 10.") and look.primary.isEnabled()
    look.leave.click()
    assert "华明街道: 2 of 30" in look.warning_words.text()
    assert not look.sure.isChecked() and not look.primary.isEnabled()  # it was agreed to less
    look.show_looked(looked(found, {"deleted": 2}, much[0]), TODAY)
    look.table.grid.selectAll()
    look.leave.click()
    assert look._warning.isHidden() and look.primary.isEnabled()


def test_what_was_left_out_stays_so_when_the_same_files_are_looked_at_again(look: Look) -> None:
    found = looked((*rows("new", "甲", "乙"), *rows("changed", "丙")), {"new": 2, "changed": 1})
    look.show_looked(found, TODAY)
    look.table.select_id("project-new0")
    look.leave.click()
    look.show_looked(found, TODAY)
    assert look.left_out() == {("project", "new0")} and look.chips[LEFT_OUT].text() == "Left out 1"
    [one] = found.results
    other = replace(one, package=replace(one.package, files=(Path("/stick/b"),)))
    look.show_looked(replace(found, results=(other,)), TODAY)
    assert not look.left_out() and look.chips[ALL].text() == "All 3"


def test_why_a_record_cannot_be_left_out_is_said(look: Look) -> None:
    found = (*rows("new", "甲"), *rows("undecided", "乙"), *rows("gone", "丙"))
    look.show_looked(looked(found, {"new": 1, "undecided": 1, "gone": 1}), TODAY)
    assert look.leave.toolTip() == "Select the records that are to stay as they are."
    look.table.select_id("project-undecided0")
    assert not look.leave.isEnabled()
    assert look.leave.toolTip().startswith("Offices set it differently: take it in, then decide")
    look.table.select_id("project-gone0")
    assert look.leave.toolTip().startswith("It is another unit's from now on")
    look.table.select_id("project-new0")
    assert look.leave.isEnabled() and look.leave.toolTip() == ""


def test_of_a_record_to_decide_on_the_other_changes_are_listed_too(look: Look) -> None:
    sides = tuple((Option({"summary": said}, said, False, "", 0, False),) for said in ("这里", "那里"))
    row = PreviewRow(
        "project", "1", "undecided", "甲", ("summary",),
        (FieldChange("handler", "张三", "李四"),), (Difference(("summary",), *sides),),
    )  # fmt: skip
    look.show_looked(looked((row,), {"undecided": 1}), TODAY)
    tip = look.table.model.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    difference, change = tip.split("\n")
    assert difference.startswith("Summary: here “这里”") and change == "Handler: 张三 → 李四"


def test_a_record_is_sought_by_the_name_that_is_shown(look: Look) -> None:
    found = (*rows("new", "甲"), *rows("new", "report_texts/annual/2022", table="setting"))
    look.show_looked(looked(found, {"new": 2}), TODAY)
    look.search.setText("texts of a bulletin")
    assert titles(look) == ["report_texts/annual/2022"]
