"""Words are found wherever lines and pages end between them."""

import pytest

from desktop_app.domain.page_text import Spot, find, page_text

FIRST = "现将全区招商引资\r\n工作情况通报如下。东丽\r\n— 1 —"
SECOND = "区合作交流办公室 Tianjin\r\nEMS 3 100.0%\r\n2"
THIRD = "2022年招商"
PAGES = [page_text(text) for text in (FIRST, SECOND, THIRD)]


def texts(words: str) -> list[list[str]]:
    pages = (FIRST, SECOND, THIRD)
    return [[pages[one.page][one.start : one.start + one.length] for one in spots] for spots in find(PAGES, words)]


def test_a_line_that_ends_in_the_words_hides_nothing() -> None:
    assert texts("招商引资工作") == [["招商引资\r\n工作"]]
    assert texts("招商 引资 工作") == [["招商引资\r\n工作"]]
    assert texts("招商") == [["招商"], ["招商"]]


def test_a_page_that_ends_in_the_words_has_a_spot_on_both_and_its_number_is_none_of_them() -> None:
    assert texts("东丽区合作") == [["东丽", "区合作"]]
    assert find(PAGES, "东丽区") == [(Spot(0, 19, 2), Spot(1, 0, 1))]
    assert texts("100.0%2022年") == [["100.0%", "2022年"]]
    assert texts("— 1 —") == [["— 1 —"]], "but it can be found itself"


@pytest.mark.parametrize(("words", "found"), [("tianjin ems", 1), ("TIANJIN  EMS", 1), ("tianjinems", 0)])
def test_words_of_letters_keep_their_distance(words: str, found: int) -> None:
    assert len(find(PAGES, words)) == found


def test_figures_beside_each_other_are_not_one() -> None:
    assert find(PAGES, "3100") == [] and len(find(PAGES, "3 100.0")) == 1


def test_places_are_told_in_their_order_and_nothing_is_found_nowhere() -> None:
    assert [spots[0].page for spots in find([*PAGES, *PAGES], "东丽")] == [0, 3]
    assert find(PAGES, "") == find(PAGES, "  ") == find([], "东丽") == find(PAGES, "没有") == []
