"""What lies on the stick: by which computer it was written, and whose cards lie beside it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.sync.stick import CardOnStick, PackageOnStick
from desktop_app.sync.taken import Found
from desktop_app.sync.trust.card import Card
from desktop_app.ui.dialogs.exchange.take_card import FROM, TakeCard

TODAY = dt.date(2022, 3, 2)
FIRST = CardOnStick(
    Path("/a.zstcard"), Card("HM", "华明街道", False, bytes.fromhex("3f2a" + 14 * "00"), b"", "", 1), False
)


@pytest.fixture
def take(qtbot: QtBot) -> TakeCard:
    take = TakeCard()
    qtbot.addWidget(take)
    take.show()
    return take


def cards(take: TakeCard) -> list[str]:
    return [one.text() for one in take._links.findChildren(QPushButton) if one.isVisible()]


def test_cards_of_two_computers_are_told_apart(take: TakeCard) -> None:
    second = replace(FIRST, path=Path("/b.zstcard"), card=_of("HM", "82f9"))
    other = replace(FIRST, path=Path("/c.zstcard"), card=_of("XL", "0001"))
    take.show_packages([], [FIRST, other], TODAY)
    assert cards(take) == ["Office card of 华明街道: compare the digits…", "Office card of XL: compare the digits…"]
    take.show_packages([], [FIRST, second, other], TODAY)
    assert cards(take) == [
        "Office card of 华明街道, computer 3F2A: compare the digits…",
        "Office card of HM, computer 82F9: compare the digits…",
        "Office card of XL: compare the digits…",
    ]


def _of(code: str, mark: str) -> Card:
    return Card(code, code, False, bytes.fromhex(mark + 14 * "00"), b"", "", 1)


def test_a_file_says_which_of_several_computers_wrote_it(take: TakeCard) -> None:
    found = Found("华明街道", "HM", 1, 1, False, ())
    packages = [
        PackageOnStick((Path(f"/{name}.zstpack"),), "华明街道", 1, 1, replace(found, computer=name))
        for name in ("", "3F2A")
    ]
    take.show_packages(packages, [], TODAY)
    items = [take.list.topLevelItem(n) for n in range(2)]
    assert [item.text(FROM) for item in items if item] == ["华明街道", "华明街道 · 3F2A"]
