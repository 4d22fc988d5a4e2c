import datetime as dt
from dataclasses import replace

from desktop_app.queries.handbook import Book, ChapterRow, FactRow, PolicyRow
from desktop_app.ui.models.handbook_html import Words, chapter_html, counts, reads_as
from desktop_app.ui.theme import LIGHT

DAY = dt.date(2022, 6, 20)
WORDS = Words("to {day}", "ended {day}", "from {day}", "always", "Policies", "no {name}", "empty")
OLD = FactRow("f1", "c1", "高企数", "720", "家", "科技局", dt.date(2021, 12, 31))
NEW = FactRow("f2", None, "面积<x>", "4*7*", "平方公里", "", None)
LATER = PolicyRow("p1", "c1", "新办法", "1号", "", "区级", dt.date(2022, 7, 1), None, (), None, "甲\n乙")
SOON = PolicyRow("p2", None, "老办法", "", "", "", None, dt.date(2022, 6, 30), (), None, "")


def page(text: str, facts: tuple[FactRow, ...] = (OLD, NEW), policies: tuple[PolicyRow, ...] = (LATER, SOON)) -> str:
    chapter = ChapterRow("c1", None, "1", 0, "区情", "", text)
    book = Book("", "", (), (chapter,), facts, policies, ())
    return chapter_html(book, chapter, DAY, LIGHT, WORDS)


def test_references_are_filled_in_and_link_to_their_record() -> None:
    html = page("有{{高企数}}，{{面积<x>}}，{{老办法}}，{{谁}}")
    assert 'href="fact:f1"' in html
    assert "720家</a>" in html
    assert "■ ended 2021-12-31" in html
    assert ">4*7*平方公里</a>" in html
    assert 'href="policy:p2">《老办法》</a>' in html
    assert "■ no 谁" in html


def test_a_title_within_a_title_takes_the_inner_marks() -> None:
    notice = replace(SOON, name="关于印发《载体办法》的通知", number="3号")
    assert reads_as(notice, notice.name) == "《关于印发〈载体办法〉的通知》（3号）"


def test_the_chapters_own_facts_and_policies_stand_around_the_text() -> None:
    html = page("文字")
    assert html.index("科技局") < html.index("文字") < html.index("Policies") < html.index("新办法")
    assert "▲ from 2022-07-01" in html
    assert "甲<br>乙" in html
    assert "老办法" not in html


def test_html_in_the_text_is_shown_not_run() -> None:
    html = page("<script>x</script> \ue0000\ue001")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_tables_and_pictures() -> None:
    html = page("| 甲 | 乙 |\n| --- | ---: |\n| 一 | 2 |\n\n![全景](a.png)\n")
    assert 'style="border-bottom: 1px solid #DFE3E8; text-align:right">2</td>' in html
    assert '<th style="text-align: left">甲</th>' in html
    shown = '<img src="a.png" width="520" /><br><span class="muted">全景</span>'
    assert f'<p style="line-height: 100%">{shown}</p>' in html


def test_an_empty_chapter_says_what_to_do() -> None:
    assert "empty" in page("", (), ())


def test_what_wants_attention_is_counted() -> None:
    chapter = ChapterRow("c1", None, "1", 0, "区情", "", "{{老办法}}{{谁}}")
    book = Book("", "", (), (chapter,), (OLD, NEW), (LATER, SOON), ())
    assert counts(book.used(chapter), DAY) == (1, 2)
