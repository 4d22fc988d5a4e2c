"""Packages made by hand around the checks of the writer, and offered to an office."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop_app.sync.knowledge import Sent
from desktop_app.sync.package.manifest import Manifest, Recipient
from desktop_app.sync.package.reading import Package, open_package
from desktop_app.sync.package.records import Kind, packed
from desktop_app.sync.problems import FileRefused
from desktop_app.sync.trust.card import card_of
from desktop_app.sync.trust.heads import SignedHead
from desktop_app.sync.trust.keys import new_identity
from desktop_app.sync.trust.trusted import Trusted
from tests.helpers.sealed import Office, Record, manifest, sealed, signed


class Bench:
    """Packages made by hand and offered to an office."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def opened(self, path: Path, office: Office) -> Package:
        """The package, as the office opens it."""
        return open_package([path], office.identity, office.trusted, self.folder / "staging")

    def refuses(self, path: Path, office: Office, kind: type[FileRefused], unit: str = "") -> None:
        """Fails unless the office refuses it for this reason, naming the unit, and leaves nothing behind."""
        with pytest.raises(kind) as caught:
            self.opened(path, office).close()
        assert type(caught.value) is kind
        assert unit in caught.value.words()[0]
        assert list((self.folder / "staging").iterdir()) == []

    def stated(self, sender: Office, to: Office, **fields: Any) -> Manifest:
        """A manifest as the writer would fill it."""
        given = {
            "package": b"p" * 16,
            "unit_code": sender.card.unit_code,
            "actor": sender.identity.actor,
            "recipients": [Recipient(to.card.unit_code, to.identity.replica)],
        }
        return manifest(**given | fields)

    def made(self, sender: Office, to: Office, sent: list[Sent], signatures: list[SignedHead], **fields: Any) -> Path:
        """A package around the writer's checks, with commits as they are given, all in one chunk."""
        stated = self.stated(sender, to, signatures=signatures, commits=len(sent), **fields)
        return sealed(self.folder / "made.zstpack", signed(stated, chunk(sent), sender), stated, to)


def chunk(sent: list[Sent]) -> list[Record]:
    """Commits as one record, one run each, whatever they are."""
    streams = sorted({(one.actor, one.scope, one.unit_code, one.is_centre) for one in sent})
    runs = [
        [streams.index((one.actor, one.scope, one.unit_code, one.is_centre)), one.seq, one.parent, [one.body]]
        for one in sent
    ]
    return [(Kind.COMMITS, packed(msgspec.msgpack.encode([streams, runs])))]


def stranger_office() -> Office:
    """An office that no roster knows."""
    who = new_identity()
    card = card_of(who, "JD09", "无瑕街道", False, 1)
    return Office(who, card, Trusted(card))
