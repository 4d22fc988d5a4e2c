"""Sentences for what goes wrong with a file of the exchange, in English and in Chinese."""

import errno
from pathlib import Path

import pytest

from desktop_app.catalogue import translator
from desktop_app.errors import EnvironmentProblem, UserError
from desktop_app.paths import resources_folder
from desktop_app.sync import problems

FOLDER = Path("stick")


@pytest.mark.parametrize(
    ("have", "whole", "texts"),
    [
        (8_000_000, 12_000_000, ("8 MB", "12 MB")),
        (8_400_000, 12_000_000, ("8 MB", "12 MB")),
        (11_900_000, 12_000_000, ("11900 KB", "12000 KB")),
        (11_999_999, 12_000_000, ("11999999 B", "12000000 B")),
        (0, 12_000_000, ("0 MB", "12 MB")),
        (400_000_000, 3_000_000_000, ("0 GB", "3 GB")),
        (0, 64, ("0 B", "64 B")),
        (5_000_000, 5_000_000, ("5 MB", "5 MB")),
        (0, 0, ("0 B", "0 B")),
    ],
)
def test_sizes_are_said_so_that_they_differ(have: int, whole: int, texts: tuple[str, str]) -> None:
    assert problems.sizes(have, whole) == texts


def windows_error(number: int) -> OSError:
    error = OSError(errno.EACCES, "as Windows has it")
    error.winerror = number  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "full"), "stick 空间不足。"),
        (OSError(errno.EROFS, "read only"), "不能写入 stick：它受写保护。"),
        (OSError(errno.EIO, "fault"), "U盘被拔出或有故障；文件没有写成。"),
        (windows_error(21), "U盘被拔出或有故障；文件没有写成。"),
        (windows_error(19), "不能写入 stick：它受写保护。"),
    ],
)
def test_why_a_file_cannot_be_written(error: OSError, words: str) -> None:
    problem = problems.cannot_write(error, FOLDER)
    assert isinstance(problem, EnvironmentProblem)
    assert problem.words(translator(resources_folder(), "zh_CN"))[0] == words


def test_a_full_stick_is_said_with_figures_that_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    full, chinese = OSError(errno.ENOSPC, "full"), translator(resources_folder(), "zh_CN")
    monkeypatch.setattr(problems, "free_bytes", lambda _folder: 8_000_000)
    said = problems.cannot_write(full, FOLDER, 12_000_000).words(chinese)[0]
    assert said == "stick 空间不足：需要 12 MB，只有 8 MB。"
    assert "need" not in str(problems.cannot_write(full, FOLDER, 7_000_000))  # a quota, or room lost to its clusters
    close = problems.no_room_to_write(FOLDER, 12_300_000, 12_200_000).words(chinese)[0]
    assert close == "stick 空间不足：需要 12300 KB，只有 12200 KB。"


def test_why_a_file_cannot_be_read() -> None:
    assert "pulled out" in str(problems.cannot_read(OSError(errno.EIO, "fault")))
    assert "pulled out" in str(problems.cannot_read(windows_error(1167)))
    assert "cannot be read: denied" in str(problems.cannot_read(OSError(errno.EACCES, "denied")))


ALL: list[UserError] = [
    problems.NotOurs(),
    problems.Empty(),
    problems.Damaged(),
    problems.Incomplete(8_000_000, 12_000_000),
    problems.PartsMissing([2], 3),
    problems.PartsMissing([1, 3], 3),
    problems.NotTogether(),
    problems.ForAnother("新立街道"),
    problems.ForAnother("新立街道", written_here=True),
    problems.ForAnother(),
    problems.ForAnother("", written_here=True),
    problems.OtherKeys(),
    problems.OtherKeys(took_part=True),
    problems.ShutOut(),
    problems.NotInRoster(),
    problems.NotInRoster(at_centre=True),
    problems.UnknownAuthor("XL"),
    problems.UnknownAuthor("XL", at_centre=True),
    problems.UnknownAuthor("DL01", of_centre=True, at_centre=True),
    problems.Revoked("新立街道", "3F2A"),
    problems.Revoked("新立街道", "3F2A", at_centre=True),
    problems.Forged("新立街道"),
    problems.NoRight("新立街道"),
    problems.NeedsNewerProgram(),
    *(problems.KeysLost(FOLDER, lost) for lost in problems.Lost),
    problems.written_wrongly(),
    problems.no_room_to_read(3_000_000_000, 2_000_000_000),
    problems.no_room_to_write(FOLDER, 12_000_000, 8_000_000),
    problems.cannot_read(OSError(errno.EACCES, "denied")),
]


@pytest.mark.parametrize("problem", ALL, ids=lambda problem: str(problem)[:40])
def test_every_sentence_is_whole_in_both_languages(problem: UserError) -> None:
    english = problem.words()
    chinese = problem.words(translator(resources_folder(), "zh_CN"))
    assert english[0].endswith(".")
    assert chinese[0].endswith("。")
    assert not any("{" in text for text in (*english, *chinese))
    assert english[1] == "" or chinese[1] != english[1]


def test_the_centre_is_not_sent_to_the_centre() -> None:
    for at_centre in (problems.NotInRoster(at_centre=True), problems.Revoked("新立街道", "3F2A", at_centre=True)):
        assert "centre" not in str(at_centre)
    assert "Ask the centre" in str(problems.Revoked("新立街道", "3F2A")) and "The centre admits" in str(
        problems.NotInRoster()
    )


def test_a_computer_that_was_shut_out_is_named_and_the_advice_is_one() -> None:
    """Whoever may let it take part again is the centre, and there it is one button."""
    here, there, own = (
        problems.Revoked("新立街道", "3F2A", True),
        problems.Revoked("新立街道", "3F2A"),
        problems.ShutOut(),
    )
    assert all("computer 3F2A of 新立街道" in one.words()[0].replace("Computer", "computer") for one in (here, there))
    assert "Let take part again…" in here.words()[1]
    assert "call the centre: under “Offices” it lets this computer take part again" in own.words()[1]
