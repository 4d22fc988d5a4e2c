"""A whole bulletin, measured as it was printed: every page on the grid, inside the text area, readable by copying."""

import itertools
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1

from desktop_app.documents import grid, monthly
from desktop_app.documents.breaks import NO_END, NO_START
from desktop_app.documents.data import KeyProjects
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import load_template
from desktop_app.paths import resources_folder
from tests.unit.documents import measure
from tests.unit.documents.samples import monthly_data

ROOT = Path(__file__).resolve().parents[3]
LONG_UNIT = "区高新技术产业园区玥珺祎琤智能制造与轨道交通装备产业联合招商引资工作领导小组办公室（园区管委会合署办公）𬭎"
LONG_NAME = f"“{LONG_UNIT}”项目——Zhaoshangtong-Holdings-International-Cooperation-Centre……（二期）"
SQUEEZED = "，。、；：）》”’〕"
ALLOWANCE = 0.12 * grid.SIZE
"""A comma hangs below its em, an opening bracket of a fallback face beside it."""


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook(resources_folder() / "fonts")


@pytest.fixture(scope="module")
def printed(book: FontBook, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RenderResult]:
    """A December with names as long and as rare as they come."""
    data = monthly_data(70)
    project = replace(data.projects.lines[0], name=LONG_NAME, unit=LONG_UNIT)
    first, second = data.rankings
    data = replace(
        data,
        projects=KeyProjects(31, 1, (project, *data.projects.lines[1:])),
        rankings=(replace(first, rows=(replace(first.rows[0], unit=LONG_UNIT), *first.rows[1:])), second),
        big_projects=(replace(data.big_projects[0], name=LONG_NAME, unit=LONG_UNIT), *data.big_projects[1:]),
        problems=None,
        next_steps=("谋划好明年工作。",),  # no page is so full that its lines are closed up
    )
    path = tmp_path_factory.mktemp("bulletin") / "通报.pdf"
    template = load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])
    return path, render_pdf(monthly.build(data, template), path, book)


def body(path: Path, pages: int) -> Iterator[tuple[int, list[list[measure.Char]]]]:
    """The lines in the size of the body below the red rule, page by page."""
    with pdfplumber.open(path) as pdf:
        (red,) = [rule["top"] for rule in pdf.pages[0].lines if rule["stroking_color"][0] > 0.8]
    for page in range(pages):
        lines = [line for line in measure.lines(path, page) if abs(line[0].size - grid.SIZE) < 0.01]
        yield page, [line for line in lines if (0 if page else red) < line[0].baseline < grid.BOTTOM]


def text(line: list[measure.Char]) -> str:
    return "".join(char.text for char in line)


def test_no_ink_leaves_the_text_area_but_the_page_number(printed: tuple[Path, RenderResult]) -> None:
    path, result = printed
    for page in range(result.pages):
        outside = [
            char
            for char in measure.characters(path, page)
            if char.text.strip()
            and not (
                char.box[0] >= grid.LEFT - ALLOWANCE
                and char.box[2] <= grid.RIGHT + 0.1
                and char.box[1] >= grid.TOP - 0.1
                and char.box[3] <= grid.BOTTOM + ALLOWANCE
            )
        ]
        assert "".join(char.text for char in outside) == f"—{page + 1}—"


def test_every_line_of_text_stands_on_the_grid(printed: tuple[Path, RenderResult]) -> None:
    path, result = printed
    for _page, lines in body(path, result.pages):
        for line in lines:
            if len(line) == 1 and line[0].text in "附件1234":
                continue  # the label of a turned annex runs up the page
            row = (line[0].baseline - grid.baseline(0)) / grid.PITCH
            assert row == pytest.approx(round(row), abs=0.01)


def test_full_lines_end_at_the_edge(printed: tuple[Path, RenderResult], book: FontBook) -> None:
    path, result = printed
    full = 0
    for _page, lines in body(path, result.pages):
        for line in lines:
            last = line[-1]
            edge = last.x + book.width(last.text, Face.FANGSONG) * grid.SIZE
            if edge < grid.RIGHT - 1.2 * grid.SIZE or last.text == "。":
                continue  # the last line of a paragraph
            full += 1
            if not (last.text in SQUEEZED and edge > grid.RIGHT):
                assert edge == pytest.approx(grid.RIGHT, abs=0.05), text(line)
    assert full > 20


def test_no_mark_stands_wrongly_and_no_number_is_split(printed: tuple[Path, RenderResult]) -> None:
    path, result = printed
    count = 0
    for _page, lines in body(path, result.pages):
        for before, after in itertools.pairwise(map(text, lines)):
            if re.fullmatch(r"附件\d", before):
                continue  # its title, which is larger, stands between the two
            count += 1
            assert after[0] not in NO_START or after.startswith(("——", "……"))
            assert before[-1] not in NO_END
            assert not (re.search(r"[0-9.,]$", before) and re.match(r"[0-9.,%]", after))
    assert count > 50


def test_every_font_is_an_embedded_subset_of_ours(printed: tuple[Path, RenderResult]) -> None:
    path, _result = printed
    names = set()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for reference in resolve1(page.page_obj.resources["Font"]).values():
                font: dict[str, Any] = resolve1(reference)
                names.add(str(font["BaseFont"].name))
                assert resolve1(resolve1(font["FontDescriptor"])["FontFile2"]).get_data()
                assert resolve1(font["ToUnicode"]).get_data()
    faces = {re.sub(r"-Regular.*", "", name.partition("+")[2]) for name in names}
    assert faces == {f"Zhaoshangtong{face}" for face in ("Title", "FangSong", "FangSongMore", "Hei", "Kai", "Song")}
    assert all(re.fullmatch(r"[A-Z]{6}\+.*", name) for name in names)


def test_rare_names_are_copied_out_as_they_are(printed: tuple[Path, RenderResult]) -> None:
    path, result = printed
    assert result.missing_characters == ()
    copied = "".join(measure.text_of(path, page) for page in range(result.pages))
    copied = re.sub(r"\s|\ufffe|\x02", "", copied)
    assert LONG_UNIT in copied
    assert LONG_NAME.replace("-", "") in copied.replace("-", "")  # a hyphen at a line's end may be taken for a break


def test_a_longest_latin_word_leaves_room_for_the_other_columns(printed: tuple[Path, RenderResult]) -> None:
    path, result = printed
    pages = [measure.text_of(path, page) for page in range(result.pages)]
    table = next(part for part in pages if "重点项目进展表" in part)
    rows = table.splitlines()
    assert "争取投产" in rows
    assert any(row.startswith("已经进场，正在") for row in rows)


def test_another_process_prints_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from desktop_app.documents import monthly;"
        "from desktop_app.documents.fonts import FontBook; from desktop_app.documents.pdf import render_pdf;"
        "from desktop_app.documents.templates import load_template; from desktop_app.paths import resources_folder;"
        "from tests.unit.documents.samples import monthly_data; folder = resources_folder();"
        "d = monthly.build(monthly_data(), load_template(monthly.TEMPLATE, [folder / 'report_templates']));"
        "print(render_pdf(d, Path(sys.argv[1]), FontBook(folder / 'fonts')).sha256)"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / f"{seed}.pdf")],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": zone, "PATH": ""},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Asia/Shanghai"))
    }
    assert len(digests) == 1
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "77.pdf").read_bytes()
