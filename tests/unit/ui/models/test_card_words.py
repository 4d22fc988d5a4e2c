"""What makes the card of a computer another thing than a first card."""

import datetime as dt

import pytest

from desktop_app.sync.acquaintance import CardUnit
from desktop_app.sync.trust.card import card_of
from desktop_app.sync.trust.keys import new_identity
from desktop_app.ui.models.card_words import computer_words

CARD = card_of(new_identity(), "HM", "华明街道", False, 1)
SHUT_OUT = int(dt.datetime(2022, 3, 2, 12).timestamp() * 1000)


@pytest.mark.parametrize(
    ("known", "begins"),
    [
        (CardUnit(), ""),
        (CardUnit(trusted=True, computers=("AB12",)), ""),
        (CardUnit(computers=("AB12", "CD34")), "华明街道 takes part already, with computer AB12, CD34:"),
        (CardUnit(computers=("AB12",), shut_out=SHUT_OUT), "This computer was shut out on 2022-03-02:"),
        (CardUnit(instead_of="合作交流办"), "合作交流办 is trusted as the centre already, with other keys:"),
        (CardUnit(computers=("AB12",), second_centre=True), "This is the card of another computer of the centre,"),
    ],
)
def test_what_is_said(known: CardUnit, begins: str) -> None:
    said = computer_words(CARD, known)
    assert said.startswith(begins) and bool(said) is bool(begins)
