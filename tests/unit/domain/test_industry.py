"""Codes of industries as people write them."""

import pytest

from desktop_app.domain.industry import codes_meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("C", ("C",)),
        ("35", ("35",)),
        (" c35 ", ("35",)),
        ("3562", ("3562", "35")),
        ("C356", ("356", "35")),
        ("1", ("01",)),
        ("", ("",)),
        ("制造业", ("制造业",)),
    ],
)
def test_a_code_means_itself_then_its_division(written: str, meant: tuple[str, ...]) -> None:
    assert codes_meant(written) == meant
