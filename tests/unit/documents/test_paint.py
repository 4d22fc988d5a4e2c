import pytest

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face
from desktop_app.documents.paint import SMALLEST, shortened


@pytest.mark.parametrize(
    ("room", "told"),
    [(200.0, ("东丽区合作交流办", 16.0)), (80.0, ("东丽区合作交流办", 10.0)), (20.0, ("东丽…", SMALLEST))],
)
def test_a_text_is_set_smaller_and_cut_before_it_cannot_be_read(
    fonts: FontBook, room: float, told: tuple[str, float]
) -> None:
    assert shortened(fonts, "东丽区合作交流办", Face.HEI, room, 16.0) == pytest.approx(told)


def test_type_that_is_small_already_is_not_made_larger(fonts: FontBook) -> None:
    assert shortened(fonts, "附注", Face.HEI, 100.0, 5.0) == ("附注", 5.0)
