"""A bulletin that is refused leaves the file as it was."""

from pathlib import Path

import pytest

from desktop_app.cli.report import _put_back
from desktop_app.errors import UserError


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
