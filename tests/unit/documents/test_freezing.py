"""The next number until there is one, and the files that are kept with a PDF."""

from pathlib import Path

import pytest

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.freezing import TRIES, keep_beside, with_next_number
from desktop_app.documents.model import Column, Table, text_paragraph
from desktop_app.queries.report_issues import TEXT, WORD, WORKBOOK
from desktop_app.services.reports import NumberTaken
from tests.unit.documents import readback
from tests.unit.documents.samples import document


@pytest.mark.parametrize("lost", [0, 1, TRIES - 1])
def test_a_number_that_another_process_took_is_given_up_for_the_next(lost: int) -> None:
    numbers = iter(range(1, 100))

    def issue() -> int:
        number = next(numbers)
        if number <= lost:
            raise NumberTaken("taken")
        return number

    assert with_next_number(issue) == lost + 1


def test_it_ends_when_every_number_is_taken() -> None:
    tries = []

    def issue() -> None:
        tries.append(1)
        raise NumberTaken("taken")

    with pytest.raises(NumberTaken):
        with_next_number(issue)
    assert len(tries) == TRIES


def test_the_words_and_the_tables_are_kept_under_the_name_of_the_pdf(fonts: FontBook, tmp_path: Path) -> None:
    columns = (Column("单位"), Column("数量"))
    made = document(text_paragraph("正文。"), Table(columns, (("甲", "1"),)))
    files = keep_beside(made, Path("督办函.pdf"), tmp_path, fonts)
    assert {what: file.name for what, file in files.items()} == {
        WORD: "督办函.docx", TEXT: "督办函.txt", WORKBOOK: "督办函.xlsx",
    }  # fmt: skip
    assert files[TEXT].read_text(encoding="utf-8").startswith("正文。")
    assert (
        readback.word_tables(files[WORD])
        == readback.workbook_tables(files[WORKBOOK])
        == [[("单位", "数量"), ("甲", "1")]]
    )


def test_what_has_no_table_has_no_workbook(fonts: FontBook, tmp_path: Path) -> None:
    assert set(keep_beside(document(text_paragraph("正文。")), Path("函.pdf"), tmp_path, fonts)) == {WORD, TEXT}
