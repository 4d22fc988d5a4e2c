import hashlib
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.services import attachments
from desktop_app.services.office import Label, Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, enter, furnish

SCAN = b"%PDF scan"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = fresh_office(tmp_path)
    furnish(office)
    return office


def attach(office: Office, project_id: str, file: Path) -> str:
    with office.write(Label("Attach"), CENTRE) as tx:
        return attachments.attach(office, tx, "project", project_id, file).content_hash


def test_the_same_bytes_are_kept_once_under_their_hash(office: Office, tmp_path: Path) -> None:
    ids = enter(office, "甲", "乙")
    for name in ("合同.pdf", "副本.pdf"):
        (tmp_path / name).write_bytes(SCAN)
    hashes = {attach(office, ids[0], tmp_path / "合同.pdf"), attach(office, ids[1], tmp_path / "副本.pdf")}
    assert hashes == {hashlib.blake2b(SCAN, digest_size=32).hexdigest()}
    assert office.files is not None
    kept = [file for file in office.files.rglob("*") if file.is_file()]
    assert [file.read_bytes() for file in kept] == [SCAN]
    assert attachments.stored_file(office, hashes.pop()) == kept[0]


def test_a_copy_is_opened_under_its_own_name_so_that_the_kept_bytes_stay(office: Office, tmp_path: Path) -> None:
    (project_id,) = enter(office, "甲")
    (tmp_path / "合同.pdf").write_bytes(SCAN)
    content_hash = attach(office, project_id, tmp_path / "合同.pdf")
    copy = attachments.opened_copy(office, content_hash, "合同.pdf")
    assert copy.name == "合同.pdf"
    copy.chmod(0o644)
    copy.write_bytes(b"scribbled")
    assert attachments.stored_file(office, content_hash).read_bytes() == SCAN


def test_what_is_no_file_or_too_large_is_refused(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project_id,) = enter(office, "甲")
    with pytest.raises(UserError, match="There is no file"):
        attach(office, project_id, tmp_path / "nothing.pdf")
    (tmp_path / "large.pdf").write_bytes(SCAN)
    monkeypatch.setattr(attachments, "LARGEST", 4)
    with pytest.raises(UserError, match="larger than 200 MB"):
        attach(office, project_id, tmp_path / "large.pdf")
