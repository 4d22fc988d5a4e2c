"""Bulletins from the command line: every kind, in three forms; one that is refused leaves the files as they were."""

from datetime import date
from pathlib import Path

import pytest

from db.enums import ReportKind, UserRole
from desktop_app.cli import main
from desktop_app.cli.context import DONE, REFUSED
from desktop_app.cli.report import _put_back
from desktop_app.documents import produce
from desktop_app.domain.clock import Clock
from desktop_app.domain.edits import Edit
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder
from desktop_app.queries.report_issues import archive
from desktop_app.services import report_texts
from desktop_app.services.office import Actor, open_office


def refused(out: Path, write: bytes | None) -> None:
    with pytest.raises(UserError), _put_back(out):
        if write is not None:
            out.write_bytes(write)
        raise UserError("No.")


@pytest.mark.parametrize("before", [None, b"before"])
@pytest.mark.parametrize("written", [None, b"new"])
def test_what_lay_there_lies_there(tmp_path: Path, before: bytes | None, written: bytes | None) -> None:
    out = tmp_path / "通报.pdf"
    if before is not None:
        out.write_bytes(before)
    refused(out, written)
    assert (out.read_bytes() if out.exists() else None) == before
    assert [file.name for file in tmp_path.iterdir()] == (["通报.pdf"] if before else [])


def test_what_went_well_stays(tmp_path: Path) -> None:
    out = tmp_path / "通报.pdf"
    with _put_back(out):
        out.write_bytes(b"new")
    assert out.read_bytes() == b"new"


def test_a_folder_is_left_alone(tmp_path: Path) -> None:
    refused(tmp_path, None)
    assert tmp_path.is_dir()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    assert main(["--data-dir", str(folder), "init", "--unit", "DL01", "--name", "合作交流办", "--centre"]) == DONE
    return folder


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        ("fortnightly", "2022-20"),
        ("fortnightly", "2022-10-08"),
        ("monthly", "2022-12"),
        ("notice", "2022-12"),
        ("annual", "2022"),
    ],
)
def test_every_kind_of_an_empty_office_in_three_forms(office: Path, tmp_path: Path, kind: str, period: str) -> None:
    files = {suffix: tmp_path / f"out.{suffix}" for suffix in ("pdf", "docx", "xlsx")}
    options = [text for suffix, file in files.items() if suffix != "pdf" for text in (f"--{suffix}", str(file))]
    if kind == "notice":  # it has no table before there is anything to tell
        options = options[:2]
    command = ["report", kind, "--period", period, "--out", str(files["pdf"]), *options]
    assert main(["--data-dir", str(office), *command]) == DONE
    assert files["pdf"].read_bytes().startswith(b"%PDF")
    for file in options[1::2]:
        assert Path(file).read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        ("fortnightly", "2022-28"),
        ("fortnightly", "2022"),
        ("fortnightly", "0001-01-01"),
        ("notice", "2022"),
        ("annual", "2022-12"),
    ],
)
def test_a_period_that_is_none_is_refused(
    office: Path, tmp_path: Path, kind: str, period: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["report", kind, "--period", period, "--out", str(tmp_path / "a.pdf")]
    assert main(["--data-dir", str(office), *command]) == REFUSED
    assert period in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


def test_when_one_file_is_refused_none_is_written(office: Path, tmp_path: Path) -> None:
    (tmp_path / "taken.xlsx").mkdir()
    command = ["report", "annual", "--period", "2022", "--out", str(tmp_path / "a.pdf")]
    more = ["--docx", str(tmp_path / "a.docx"), "--xlsx", str(tmp_path / "taken.xlsx"), "--issue"]
    assert main(["--data-dir", str(office), *command, *more]) == REFUSED
    assert {file.name for file in tmp_path.iterdir()} == {"office", "taken.xlsx"}


def test_numbers_of_each_kind_are_taken_in_turn(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def issue(kind: str, period: str) -> int:
        command = ["report", kind, "--period", period, "--out", str(tmp_path / "a.pdf"), "--issue"]
        return main(["--data-dir", str(office), *command])

    for kind, periods in {"fortnightly": ("2022-19", "2022-20"), "notice": ("2022-11", "2022-12")}.items():
        assert [issue(kind, period) for period in periods] == [DONE, DONE]
    assert issue("fortnightly", "2022-10-01") == REFUSED  # a day of the 20th fortnight
    assert "2" in capsys.readouterr().err
    office_ = open_office(office / "zhaoshangtong.db")
    with office_.read() as session:
        rows = [(row.kind.value, row.period, row.number) for row in archive(session)]
    office_.close()
    assert rows == [
        ("notice", "2022-12", 2), ("notice", "2022-11", 1), ("fortnightly", "2022-20", 2), ("fortnightly", "2022-19", 1)
    ]  # fmt: skip


def test_a_period_that_lies_ahead_is_printed_and_not_issued(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ahead.pdf"
    asked = ["--data-dir", str(office), "--language", "en", "report", "annual", "--period", "2098", "--out", str(out)]
    assert main(asked) == DONE and out.is_file() and capsys.readouterr().err == ""
    out.unlink()
    assert main([*asked, "--issue"]) == REFUSED and not out.exists()
    assert "begins only on 2098-01-01" in capsys.readouterr().err


def test_a_period_that_is_not_over_is_issued_only_when_that_is_meant(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Clock, "today", lambda _self: date(2022, 11, 26))
    out = tmp_path / "year.pdf"
    asked = ["--data-dir", str(office), "--language", "en", "report", "annual", "--period", "2022", "--out", str(out)]
    assert main([*asked, "--issue"]) == REFUSED and not out.exists()
    told = capsys.readouterr().err
    assert "ends only on 2022-12-31; the figures go up to 2022-11-26" in told and "--early" in told
    assert main(asked) == DONE and capsys.readouterr().err == ""
    assert main([*asked, "--issue", "--early"]) == DONE
    assert capsys.readouterr().err == "The period ends only on 2022-12-31; what comes later is missing.\n"


def test_a_paragraph_worded_for_other_figures_is_told(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = open_office(office / "zhaoshangtong.db")
    with opened.read() as session:
        made = produce.compose(
            session, produce.Press(resources_folder()), ReportKind.NOTICE, "2022-12", date(2023, 1, 5)
        )
    block = made.blocks[0]
    edit = Edit("当时另有说法。", "现将情况公示如下。")
    report_texts.write(opened, Actor("张三", "DL01", UserRole.CENTRE), ReportKind.NOTICE, "2022-12", {block.key: edit})
    opened.close()
    command = ["report", "notice", "--period", "2022-12", "--out", str(tmp_path / "公示.pdf")]
    assert main(["--data-dir", str(office), "--language", "zh_CN", *command]) == DONE
    assert "改写后数据已有变化：— → 2022; — → 12。" in capsys.readouterr().err
