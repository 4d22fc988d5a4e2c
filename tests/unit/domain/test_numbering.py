"""Numbers of projects and of bulletins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.enums import ReportKind
from desktop_app.domain.numbering import counted_in, document_number, next_serial, project_number, whole_numbers


def test_a_projects_number_is_unit_year_and_serial() -> None:
    assert project_number("DL01", 2022, 7) == "DL01-2022-0007"
    assert project_number("DL01", 2022, 12345) == "DL01-2022-12345"


def test_serials_count_for_each_unit_and_year_alone() -> None:
    numbers = ["DL01-2022-0007", "DL01-2023-0009", "DL011-2022-0011", "XDL01-2022-0012", "DL01-2022-abc", "甲-1"]
    assert next_serial(numbers, "DL01", 2022) == 8
    assert next_serial(numbers, "DL02", 2022) == 1
    assert next_serial(["A.1-2022-0003", "AX1-2022-0009"], "A.1", 2022) == 4


@given(st.lists(st.integers(1, 99_999), max_size=20), st.integers(1, 20))
def test_numbers_have_no_repeat_and_new_ones_no_gap(given_before: list[int], more: int) -> None:
    numbers = [project_number("A", 2022, serial) for serial in given_before]
    for _ in range(more):
        numbers.append(project_number("A", 2022, next_serial(numbers, "A", 2022)))
    assert len(set(numbers)) == len(set(given_before)) + more
    first = max(given_before, default=0) + 1
    assert numbers[len(given_before) :] == [project_number("A", 2022, first + n) for n in range(more)]


def test_a_documents_number_has_no_leading_zero() -> None:
    assert document_number("东合交", 2024, 3) == "东合交〔2024〕3号"
    with pytest.raises(ValueError, match="0"):
        document_number("东合交", 2024, 0)


def test_a_document_takes_a_number_of_the_year_of_issue_and_a_bulletin_one_of_the_year_it_tells_of() -> None:
    papers = {ReportKind.NOTICE, ReportKind.LETTER}
    assert {kind: counted_in(kind, 2022, 2023) for kind in ReportKind} == {
        kind: 2023 if kind in papers else 2022 for kind in ReportKind
    }


def test_the_number_of_an_issue_is_one_word_to_be_sought() -> None:
    assert whole_numbers("第 2 期 月度") == whole_numbers("第2期 月度") == "第2期 月度"
    assert whole_numbers("NO. 12 of 2022") == "no.12 of 2022"
    assert whole_numbers("2022-12 GNZS") == "2022-12 gnzs"
