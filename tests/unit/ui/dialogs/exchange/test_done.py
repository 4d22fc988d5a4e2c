"""The last step says what was taken in, put aside, refused, written, and what else is to be known."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.enums import Stage
from desktop_app.errors import UserError
from desktop_app.queries.project_numbers import SharedNumber
from desktop_app.services.office import Changes, Label
from desktop_app.sync.ledger import Gap
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.writing import Written
from desktop_app.sync.problems import Damaged, cannot_read, cannot_write
from desktop_app.sync.receipt import ReceiptRow
from desktop_app.sync.rounds import Result, Sent, Took, Wrote
from desktop_app.sync.show import Outcome
from desktop_app.sync.stick import PackageOnStick
from desktop_app.sync.taken import Found, Taken
from desktop_app.ui.dialogs.exchange.done import Done
from tests.helpers.navigator import navigated
from tests.helpers.printed import said

TODAY = dt.date(2022, 3, 15)
AT = int(dt.datetime(2022, 3, 2, 10).timestamp() * 1000)
NOTHING = Changes(0, Label(""), frozenset(), 0, frozenset())


@pytest.fixture
def done(qtbot: QtBot, tmp_path: Path) -> Iterator[Done]:
    with navigated(tmp_path) as navigator:
        done = Done(navigator)
        qtbot.addWidget(done)
        done.show()
        yield done


def result(*missing: Gap, refused: UserError | None = None) -> Result:
    found = Found("华明街道", "HM", AT, 1, False, missing)
    package = PackageOnStick((Path("/stick/a.zstpack"),), "华明街道", 1, 1, found)
    if refused is not None:
        return Result(package, refused=refused)
    outcome = None if missing else Outcome(commits=1, created=2)
    return Result(package, Taken("华明街道", AT, outcome, missing=missing))


@pytest.mark.parametrize(
    ("results", "title"),
    [
        ([result()], "Taken in. You may pull out the stick."),
        ([result(), result(Gap("新立街道", AT))], "Taken in. You may pull out the stick."),
        ([result(Gap("新立街道", AT))], "Put aside. You may pull out the stick."),
        ([result(refused=Damaged())], "Nothing was taken in."),
        ([result(), result(refused=Damaged())], "Only 1 of 2 files were taken in. You may pull out the stick."),
    ],
)
def test_the_title_says_whether_the_stick_may_go(done: Done, results: list[Result], title: str) -> None:
    done.show_took(Took(tuple(results), None, False, NOTHING), 0, TODAY)
    assert done.title.text() == title
    assert len(done.results.texts) == len(results)


def test_what_else_is_to_be_known_is_said_below(done: Done) -> None:
    took = Took((result(), result(Gap("新立街道"))), Path("/backups/b.zip"), True, NOTHING, left_out=2)
    done.show_took(took, 3, TODAY)
    lines = done.words.text().splitlines()
    assert lines[0].startswith("You cancelled")
    assert lines[1] == "A backup was made first: /backups/b.zip"
    assert lines[2].startswith("Left out, as before, with what belongs to them: 2 records.")
    assert lines[3].startswith("What was put aside is kept on this computer")
    assert done.decide.text() == "Decide on 3 differences…" and done.decide.isVisible()
    asked: list[list[str]] = []
    done.write_asked.connect(asked.append)
    done.write.click()
    assert asked == [["HM"]]


def test_a_file_that_could_not_be_written_is_no_reason_to_pull(done: Done) -> None:
    refused = cannot_write(OSError(28, "No space left on device"), Path("/stick"))
    done.show_wrote(Wrote(Path("/stick"), (Sent("华明街道", refused=refused),), False, NOTHING))
    assert done.title.text() == "Nothing was written."
    assert done.results.texts == [
        "华明街道 — There is not enough room in /stick. Free some space or take another stick; nothing was lost."
    ]
    assert not done.words.isVisible() and not done.decide.isVisible()
    assert done.write.isVisible() and done.write.text() == "Try again"


def test_of_many_that_were_to_be_written_all_are_named_and_the_rest_is_offered(done: Done) -> None:
    written = Written(
        [Path("/stick/a.zstpack")], Manifest(made_at=AT, schema="1", heads=[], presupposes=[]), 3, 100, [], records=7
    )
    full = cannot_write(OSError(28, "No space left on device"), Path("/stick"))
    sent = (
        Sent("新立街道", written, code="XL"),
        Sent("华明街道", refused=full, code="HM"),
        Sent("金钟街道", code="JZ"),
    )
    done.show_wrote(Wrote(Path("/stick"), sent, False, NOTHING))
    assert done.title.text() == "Only 1 of 3 files were written. You may pull out the stick."
    assert done.results.texts[0].startswith("新立街道: 7 records, 100 B, a.zstpack")
    assert done.results.texts[1].startswith("华明街道 — There is not enough room in /stick.")
    assert done.results.texts[2] == "金钟街道 — not written: it was not its turn yet."
    assert done.write.text() == "Write the other 2 files"
    asked: list[list[str]] = []
    done.write_asked.connect(asked.append)
    done.write.click()
    assert asked == [["HM", "JZ"]]


def test_what_came_besides_records_is_said_in_lines(done: Done) -> None:
    came = replace(
        Taken("华明街道", AT, Outcome(commits=1)),
        files=("合同.pdf",), lacking=("扫描件.pdf", "照片.png"), shut_out=(("新立街道", "3F2A"),), excluded=True,
    )  # fmt: skip
    twice = SharedNumber("HM-2022-0005", ("1", "2"), ("甲", "乙"))
    took = Took((replace(result(), taken=came),), None, False, NOTHING, numbers=(twice,))
    done.show_took(took, 0, TODAY)
    assert not done.write.isVisible()
    said = done.results.texts[1:]
    assert said[0].startswith("The centre has shut this computer out")
    assert said[1] == "Attached files came: 合同.pdf"
    assert said[2].startswith("Not with it, for at 华明街道 the file itself is missing: 扫描件.pdf, 照片.png.")
    assert said[3].startswith("The centre has shut computer 3F2A of 新立街道 out")
    assert said[4] == "The number HM-2022-0005 was given twice: 甲, 乙. Open one of them to give 乙 the next."


def test_the_centre_is_told_what_a_backup_made_it_forget(done: Done) -> None:
    recalled = (("军粮城街道", "AB12", False), ("新立街道", "3F2A", True))
    took = Took(
        (replace(result(), taken=Taken("华明街道", AT, Outcome(commits=1), recalled=recalled)),), None, False, NOTHING
    )
    done.show_took(took, 0, TODAY)
    back = "before the backup was put back here, and"
    assert done.results.texts[1:] == [
        f"Computer AB12 of 军粮城街道 took part {back} takes part again.",
        f"Computer 3F2A of 新立街道 was shut out {back} stays shut out.",
    ]


def test_what_is_said_is_printed_as_it_stands(done: Done) -> None:
    took = Took((result(), result(refused=Damaged())), Path("/backups/a.zip"), False, NOTHING)
    done.show_took(took, 0, TODAY)
    wanted = done.wanted()
    assert wanted.title == "Only 1 of 2 files were taken in. You may pull out the stick."
    assert said(wanted) == [["What came of it"], *([line] for line in done.results.texts)]
    assert wanted.notes == ("A backup was made first: /backups/a.zip",)
    assert done.print_button.printer.print_action.shortcut().toString() == "Ctrl+P"


def test_who_cancels_when_all_is_done_is_told_so(done: Done) -> None:
    done.show_took(Took((result(),), None, False, NOTHING), 0, TODAY, late=True)
    assert done.words.text() == "When you cancelled everything had been taken in already."
    manifest = Manifest(made_at=AT, schema="1", heads=[], presupposes=[])
    written = Sent("华明街道", Written([Path("/stick/a.zstpack")], manifest, 1, 10, []))
    done.show_wrote(Wrote(Path("/stick"), (written,), False, NOTHING), late=True)
    assert done.words.text().endswith(
        "When you cancelled the files had been written already; delete what is not wanted."
    )
    done.show_wrote(Wrote(Path("/stick"), (written,), False, NOTHING))
    assert "cancelled" not in done.words.text()


def test_only_what_a_stick_in_its_place_may_mend_is_tried_again(done: Done, tmp_path: Path) -> None:
    for refused, offered in ((cannot_read(OSError(5, "gone")), True), (Damaged(), False)):
        done.show_took(Took((result(refused=refused),), None, False, NOTHING), 0, TODAY)
        assert done.retry.isVisible() is offered


def test_attachments_that_did_not_go_along_are_named(done: Done) -> None:
    manifest = Manifest(made_at=AT, schema="1", heads=[], presupposes=[])
    written = Written([Path("/stick/a.zstpack")], manifest, 1, 10, [], ("扫描件.pdf",))
    done.show_wrote(Wrote(Path("/stick"), (Sent("华明街道", written),), False, NOTHING))
    assert "not sent along: 扫描件.pdf." in done.words.text()


def test_a_file_is_counted_in_records_and_what_it_repeats_is_said(done: Done) -> None:
    manifest = Manifest(made_at=AT, schema="1", heads=[], presupposes=[])
    files = [Path("/stick/a.zstpack")]
    again = Written(files, manifest, 8, 10, [], records=5, repeated=4)
    empty = Written(files, manifest, 0, 10, [])
    done.show_wrote(Wrote(Path("/stick"), (Sent("华明街道", again), Sent("新立街", empty)), False, NOTHING))
    assert done.results.texts == [
        "华明街道: 5 records, 10 B, a.zstpack — 4 of them were in earlier files, of which it has not told yet.",
        "新立街: no records, only what was taken in here and who takes part; 10 B, a.zstpack",
    ]


def test_attachments_that_go_along_and_that_are_asked_for_are_said(done: Done) -> None:
    manifest = Manifest(made_at=AT, schema="1", heads=[], presupposes=[])
    files = [Path("/stick/a.zstpack")]
    sent = Written(files, manifest, 0, 10, [], files=("合同.pdf", "平面图.png"))
    asks = Written(files, manifest, 0, 10, [], asks=("执照.jpg",))
    done.show_wrote(Wrote(Path("/stick"), (Sent("合作交流办", sent), Sent("华明街道", asks)), False, NOTHING))
    assert done.results.texts == [
        "合作交流办: no records, but attached files; 10 B, a.zstpack",
        "Attached files that go along: 合同.pdf, 平面图.png",
        "华明街道: no records, but attached files are asked for; 10 B, a.zstpack",
        "华明街道 is asked for: 执照.jpg",
    ]


def test_what_became_of_money_is_told_first_and_all_of_it_is_seen(done: Done, qtbot: QtBot) -> None:
    done.resize(1000, 700)
    stages = tuple(ReceiptRow("milestone", f"项目{n}", True, stage=Stage.SIGNED) for n in range(12))
    money = ReceiptRow("fund_entry", "氢能项目", False, amount_fen=100_000_000, why="凭证不全")
    done.show_took(Took((result(),), None, False, NOTHING, receipt=(*stages, money)), 0, TODAY)
    assert done.results.texts[0].startswith("华明街道, file of 2 Mar") and len(done.results.texts) == 14
    assert done.results.texts[1].startswith("Returned: 氢能项目")
    scroll = done.results.verticalScrollBar()
    qtbot.waitUntil(lambda: scroll.maximum() == 0)
    done.resize(1000, 400)
    qtbot.waitUntil(lambda: scroll.maximum() > 0)
    assert done.again.mapTo(done, done.again.rect().bottomLeft()).y() < 400


def test_after_a_failure_trying_again_is_what_is_offered_first(done: Done, qtbot: QtBot) -> None:
    def primary() -> list[str]:
        buttons = (done.again, done.retry, done.write)
        return [one.text() for one in buttons if one.property("look") == "primary"]

    done.show_took(Took((result(),), None, False, NOTHING), 0, TODAY)
    assert primary() == ["Another stick"] and done.focusProxy() is done.again
    gone = cannot_read(OSError(5, "Input/output error"))
    done.show_took(Took((result(), result(refused=gone)), None, False, NOTHING), 0, TODAY)
    assert primary() == ["Try again"] and done.focusProxy() is done.retry
    done.show_took(Took((result(refused=Damaged()),), None, False, NOTHING), 0, TODAY)
    assert primary() == ["Another stick"]
    refused = cannot_write(OSError(28, "No space left on device"), Path("/stick"))
    done.show_wrote(Wrote(Path("/stick"), (Sent("华明街道", refused=refused),), False, NOTHING))
    assert primary() == ["Try again"] and done.focusProxy() is done.write


def test_what_needs_a_stick_waits_for_one_and_says_so(done: Done, qtbot: QtBot) -> None:
    refused = cannot_write(OSError(5, "Input/output error"), Path("/stick"))
    done.show_stick(False)
    done.show_wrote(Wrote(Path("/stick"), (Sent("华明街道", refused=refused, code="HM"),), False, NOTHING))
    assert not done.write.isEnabled() and done.write.toolTip() == "Plug the stick in first."
    done.show_stick(True)
    assert done.write.isEnabled() and done.write.toolTip() == ""
    qtbot.waitUntil(done.write.hasFocus)
