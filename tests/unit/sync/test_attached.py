"""Files on their way: whose files an office gets, and that it gets in the end what came without its bytes."""

from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from db.models import Agreement, Attachment, Chapter, Policy
from db.types import new_id
from desktop_app.services.attachments import attach, hash_of, stored_file
from desktop_app.services.office import Label
from desktop_app.sync import overview
from desktop_app.sync.attached import Owed, owed, wanted
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.follow import hand_parts_over
from desktop_app.sync.peers import knowledge_of
from tests.helpers.exchange import Peer, bring
from tests.helpers.stick_offices import StickOffice, send


def keep(one: StickOffice, kind: str, record_id: str, path: Path, text: str) -> str:
    """Attach a file with this text; its hash."""
    path.write_text(text, "utf-8")
    with one.office.write(Label("Attach"), one.actor) as tx:
        return attach(one.office, tx, kind, record_id, path).content_hash


def add_chapter(one: StickOffice, title: str) -> str:
    with one.office.write(Label("Write"), one.actor) as tx:
        chapter = Chapter(title=title)
        tx.session.add(chapter)
        tx.session.flush()
        return chapter.id


def has(one: StickOffice, hash_: str) -> bool:
    """Whether the bytes lie here, and are those."""
    file = stored_file(one.office, hash_)
    return file.exists() and hash_of(file) == hash_


def named(one: StickOffice) -> set[str]:
    """The files that records here name."""
    with one.office.read() as session:
        return set(session.scalars(select(Attachment.content_hash).where(Attachment.deleted_at.is_(None))))


@pytest.mark.parametrize("kind", ["chapter", "report_issue", "training_session", "edition"])
def test_every_office_gets_the_files_of_what_all_share(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path, kind: str
) -> None:
    centre, *units = three
    shared = keep(centre, kind, new_id(), tmp_path / "shared.png", "for all")
    letter = keep(centre, "letter", new_id(), tmp_path / "letter.pdf", "the centre's own")
    for number, unit in enumerate(units):
        send(centre, unit, tmp_path / f"stick {number}")
        assert has(unit, shared)
        assert named(unit) == {shared}
        assert not has(unit, letter)


def test_a_picture_that_a_unit_puts_into_its_chapter_reaches_the_others_with_it(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, huaming, xinli = three
    chapter = add_chapter(huaming, "华明的章节")
    picture = keep(huaming, "chapter", chapter, tmp_path / "p.png", "a picture")
    send(huaming, centre, tmp_path / "there")
    assert has(centre, picture)
    send(centre, xinli, tmp_path / "on")
    assert xinli.value("chapter", chapter, "title") == "华明的章节"
    assert has(xinli, picture)
    send(centre, huaming, tmp_path / "back")
    assert named(huaming) == named(centre) == named(xinli) == {picture}


def test_what_a_unit_does_to_a_file_of_all_waits_for_the_centre(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    file = new_id()
    values = {"record_kind": "chapter", "record_id": new_id(), "name": "图", "content_hash": "0" * 64}
    centre.insert("attachment", file, owner_code="", **values)  # as the command line leaves it
    hand_parts_over(centre.office, centre.own, "office")
    for unit in (huaming, xinli):
        bring(centre, unit)
    assert centre.value("attachment", file, "owner_code") == "shared"
    huaming.update("attachment", file, deleted_at=7)
    bring(huaming, centre)
    bring(centre, xinli)
    assert [one.value("attachment", file, "deleted_at") for one in (centre, xinli)] == [None, None]
    with centre.office.read() as session:
        assert [(one.table, one.record_id) for one in conflicts(session)] == [("attachment", file)]
    centre.update("attachment", file, deleted_at=8)
    for unit in (huaming, xinli):
        bring(centre, unit)
        assert unit.value("attachment", file, "deleted_at") == 8


def test_a_scan_that_the_centre_adds_to_an_agreement_goes_to_its_project(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, huaming, xinli = three
    project = huaming.add_project("P", owner_code="HM")
    send(huaming, centre, tmp_path / "there")
    with centre.office.write(Label("Agree"), centre.actor) as tx:
        agreement = Agreement(project_id=project, kind="investment")
        tx.session.add(agreement)
        tx.session.flush()
        agreement_id = agreement.id
    scan = keep(centre, "agreement", agreement_id, tmp_path / "scan.pdf", "signed")
    for number, unit in enumerate((huaming, xinli)):
        send(centre, unit, tmp_path / f"back {number}")
    assert has(huaming, scan)
    assert not has(xinli, scan)
    assert named(xinli) == set()


def test_what_came_without_its_bytes_is_asked_for_and_comes(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, huaming = pair
    picture = keep(centre, "chapter", new_id(), tmp_path / "p.png", "a picture")
    send(centre, huaming, tmp_path / "1")
    send(huaming, centre, tmp_path / "2")
    stored_file(huaming.office, picture).unlink()  # there was no room for it, or somebody tidied up
    send(centre, huaming, tmp_path / "3")
    assert not has(huaming, picture)  # the centre does not know of that yet
    send(huaming, centre, tmp_path / "4")
    send(centre, huaming, tmp_path / "5")
    assert has(huaming, picture)
    send(huaming, centre, tmp_path / "6")
    with centre.office.read() as session:
        [one] = centre.exchange.keys.trusted.recipients("HM")
        theirs = knowledge_of(session, centre.exchange.keys.trusted, "HM")
        assert owed(centre.office, session, theirs, one) == Owed([], [])


def test_nobody_gets_others_files_by_asking_for_them(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, huaming, xinli = three
    secret = keep(xinli, "project", xinli.add_project("P", owner_code="XL"), tmp_path / "s.pdf", "of Xinli alone")
    send(xinli, centre, tmp_path / "1")
    own = keep(centre, "letter", new_id(), tmp_path / "l.pdf", "of the centre alone")
    hashes = [bytes.fromhex(secret), bytes.fromhex(own)]
    monkeypatch.setattr("desktop_app.sync.attached.wanted", lambda *_: hashes)
    send(huaming, centre, tmp_path / "2")
    monkeypatch.undo()
    send(centre, huaming, tmp_path / "3")
    assert not has(huaming, secret) and not has(huaming, own)
    assert has(centre, secret)


def test_what_is_no_hash_names_no_file(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, huaming = pair
    with centre.office.write(Label("Attach"), centre.actor) as tx:
        for number, odd in enumerate(("", "../../secret", "0" * 63, "Z" * 64)):
            tx.session.add(
                Attachment(record_kind="chapter", record_id=new_id(), content_hash=odd, name=str(number), size=1)
            )
        tx.session.add(Policy(name="政策"))
    send(centre, huaming, tmp_path / "1")
    with huaming.office.read() as session:
        [at_centre] = huaming.exchange.keys.trusted.recipients(centre.code)
        assert wanted(huaming.office, session, at_centre) == []
        assert session.scalars(select(Policy.name)).all() == ["政策"]


def test_what_the_centre_says_later_of_a_file_of_all_stands_too(centre: Peer, huaming: Peer) -> None:
    file = new_id()
    values = {"record_kind": "chapter", "record_id": new_id(), "name": "图", "content_hash": "0" * 64}
    huaming.insert("attachment", file, **values)
    bring(huaming, centre)
    bring(centre, huaming)
    centre.update("attachment", file, note="中心说")
    huaming.update("attachment", file, note="华明说")
    for _ in range(2):
        bring(huaming, centre)
        bring(centre, huaming)
    assert [one.value("attachment", file, "note") for one in (centre, huaming)] == ["中心说"] * 2
    huaming.update("attachment", file, note="华明再说")
    for _ in range(2):
        bring(huaming, centre)
        bring(centre, huaming)
    assert [one.value("attachment", file, "note") for one in (centre, huaming)] == ["中心说"] * 2
    assert {("attachment", file, "note")} == centre.conflicts()


def test_the_centres_deletion_of_a_file_of_all_stands_against_a_units_change(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    file = new_id()
    values = {"record_kind": "chapter", "record_id": new_id(), "name": "图", "content_hash": "0" * 64}
    huaming.insert("attachment", file, **values)
    bring(huaming, centre)
    huaming.update("attachment", file, note="华明说")
    centre.update("attachment", file, deleted_at=5)
    for _ in range(2):
        for unit in (huaming, xinli):
            bring(unit, centre)
            bring(centre, unit)
    assert [one.value("attachment", file, "deleted_at") for one in (centre, huaming, xinli)] == [5] * 3
    assert ("attachment", file, "deleted_at") in centre.conflicts()


def standing(one: StickOffice) -> tuple[int, int]:
    """Changes for the other office that are in no package yet, and those it has not confirmed."""
    with one.office.read() as session:
        [row] = overview.offices(session, one.exchange.keys.trusted, 0, one.office.files)
    return row.unsent, row.unacknowledged


def to_ask_for(one: StickOffice) -> int:
    """How many other offices are to be asked for attachments."""
    with one.office.read() as session:
        offices = partial(overview.offices, session, one.exchange.keys.trusted, 0)
        return sum(row.unsent for row in offices(one.office.files)) - sum(row.unsent for row in offices())


def test_a_file_that_is_missing_is_told_at_both_offices_and_counted_until_it_came(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    project = unit.add_project("氢能项目")
    scan = keep(unit, "project", project, tmp_path / "合同扫描件.pdf", "a scan")
    place, aside = stored_file(unit.office, scan), tmp_path / "aside"
    place.rename(aside)
    stick = tmp_path / "1"
    stick.mkdir()
    written = unit.exchange.write("DL01", stick)
    assert written.left_out_names == ("合同扫描件.pdf",)
    taken = centre.exchange.take(written.paths, centre.actor)
    assert (taken.files, taken.lacking) == ((), ("合同扫描件.pdf",))
    assert to_ask_for(centre) == 1
    asking = tmp_path / "2"
    asking.mkdir()
    asked = centre.exchange.write("HM", asking)
    assert (asked.files, asked.asks) == ((), ("合同扫描件.pdf",))
    assert standing(centre)[0] == to_ask_for(centre) == 0
    looked = unit.exchange.look([asked.paths], unit.actor).only
    taken = unit.exchange.take(asked.paths, unit.actor)
    for one in (looked, taken):
        assert (one.asked, one.asked_missing) == ((), ("合同扫描件.pdf",))
    assert standing(unit) == (0, 0)

    aside.rename(place)
    again = unit.exchange.look([asked.paths], unit.actor).only
    assert (again.asked, again.asked_missing) == (("合同扫描件.pdf",), ())
    place.touch()
    assert standing(unit) == (1, 0)
    later = tmp_path / "3"
    later.mkdir()
    written = unit.exchange.write("DL01", later)
    assert (written.left_out_names, written.records, written.files) == ((), 0, ("合同扫描件.pdf",))
    assert standing(unit) == (0, 1)
    [package] = centre.packages(later)
    assert package.state == "ready"
    looked = centre.exchange.look([package.files], centre.actor).only
    assert (looked.files, has(centre, scan)) == (("合同扫描件.pdf",), False)
    taken = centre.exchange.take(package.files, centre.actor)
    assert (taken.files, taken.lacking, has(centre, scan)) == (("合同扫描件.pdf",), (), True)
    send(centre, unit, tmp_path / "4")
    assert standing(unit) == (0, 0)


def test_a_file_that_was_deleted_is_not_missed(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    _centre, unit = pair
    scan = keep(unit, "project", unit.add_project("氢能项目"), tmp_path / "a.pdf", "a scan")
    with unit.office.read() as session:
        row = session.scalars(select(Attachment.id).where(Attachment.content_hash == scan)).one()
    unit.change("attachment", row, deleted_at=1)
    stored_file(unit.office, scan).unlink()
    (tmp_path / "1").mkdir()
    assert unit.exchange.write("DL01", tmp_path / "1").left_out_names == ()


def test_nobody_is_asked_for_a_file_of_another_units_project(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, huaming, xinli = three
    scan = keep(huaming, "project", huaming.add_project("氢能项目"), tmp_path / "合同.pdf", "a scan")
    send(huaming, centre, tmp_path / "1")
    stored_file(centre.office, scan).unlink()
    with centre.office.read() as session:
        rows = overview.offices(session, centre.exchange.keys.trusted, 0, centre.office.files)
        before = overview.offices(session, centre.exchange.keys.trusted, 0)
    assert {row.code: row.unsent - one.unsent for row, one in zip(rows, before, strict=True)} == {"HM": 1, "XL": 0}
    (tmp_path / "2").mkdir()
    asked = centre.exchange.write("XL", tmp_path / "2")
    assert asked.asks == ()
    assert asked.manifest.wants == []  # who hears of its hash could ask for it
    taken = xinli.exchange.take(asked.paths, xinli.actor)
    assert (taken.asked, taken.asked_missing) == ((), ())


def test_a_file_that_the_centre_lacks_comes_from_the_unit_that_gave_its_project_away(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, huaming, xinli = three
    project = huaming.add_project("氢能项目", owner_code="HM")
    scan = keep(huaming, "project", project, tmp_path / "合同.pdf", "a scan")
    send(huaming, centre, tmp_path / "1")
    send(centre, huaming, tmp_path / "2")
    stored_file(centre.office, scan).unlink()  # lost with a disk
    centre.change("project", project, owner_code="XL")
    send(centre, huaming, tmp_path / "3")  # and the file is gone from its records
    assert named(huaming) == set() and has(huaming, scan)
    send(huaming, centre, tmp_path / "4")
    assert has(centre, scan)
    send(centre, xinli, tmp_path / "5")
    assert has(xinli, scan)
