"""How long lists are, and what stands above tables, an office says in its templates."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.documents import annual, fortnightly, monthly, own_wording
from desktop_app.documents.fortnight_data import Duties, OpenDuty
from desktop_app.documents.model import Document, Figure, Table
from desktop_app.documents.produce import Press
from desktop_app.documents.template_tables import caption, length, lengths
from desktop_app.domain.indicators import Light
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder
from tests.unit.documents import samples
from tests.unit.documents.test_fortnightly import data as fortnight


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(resources_folder(), tmp_path)


def reworded(press: Press, name: str, *changes: tuple[str, str]) -> None:
    text = own_wording.wording(press, name).text
    for before, now in changes:
        assert text.count(f"\n{before}\n") == 1, before
        text = text.replace(f"\n{before}\n", f"\n{now}\n")
    own_wording.keep(press, name, text)


def captions(document: Document) -> list[str]:
    return [block.caption for block in (*document.blocks, *document.tables_behind) if isinstance(block, Table)]


def test_captions_are_the_offices_own_and_only_they_are_kept(press: Press) -> None:
    reworded(
        press,
        "monthly.txt",
        ("ranking = {group}排名表", "ranking = {year}年{months}{group}考核排名"),
        ("indicators = 主要指标完成情况表", "indicators = 主要指标"),
    )
    found = captions(monthly.build(samples.monthly_data(), press.template("monthly.txt")))
    assert "主要指标" in found and any(one.endswith("园区、街道考核排名") and one.startswith("2022年") for one in found)
    assert "重点项目进展表" in found and "主要指标完成情况表" not in found
    kept = (press.templates()[0] / "monthly.txt").read_text(encoding="utf-8")
    assert "[tables]" in kept and "[lists]" not in kept and "[opening]" not in kept


def test_the_table_of_the_annual_workbook_has_its_caption(press: Press) -> None:
    reworded(press, "annual.txt", ("indicators = {year}年主要指标完成情况表", "indicators = 全年指标"))
    data = replace(samples.annual_data(), indicators=samples.monthly_data().indicators)
    assert captions(annual.build(data, press.template("annual.txt"))) == ["全年指标"]


def test_duties_that_are_not_near_are_as_many_as_the_template_says(press: Press) -> None:
    reworded(press, "fortnightly.txt", ("duties = 10", "duties = 2"), ("duties = 未销号事项", "duties = 待办事项"))
    left = tuple(OpenDuty(f"事项{n}", "金钟园", fortnight().last_day, 0, Light.GREEN) for n in range(5))
    made = fortnightly.build(replace(fortnight(), duties=Duties(5, 0, left)), press.template("fortnightly.txt"))
    (table,) = (block for block in made.blocks if isinstance(block, Table) and block.caption == "待办事项")
    assert len(table.rows) == 2 and table.note == "另有3项期限较晚，不再列出。"


def test_the_chart_of_a_fortnight_is_left_out_or_has_another_title(press: Press) -> None:
    def titles() -> list[str]:
        made = fortnightly.build(fortnight(), press.template("fortnightly.txt"))
        return [block.title for block in made.blocks if isinstance(block, Figure)]

    assert titles() == ["本期与上期项目进展"]
    reworded(press, "fortnightly.txt", ("figures = 本期与上期项目进展", "figures = 两期对比"))
    assert titles() == ["两期对比"]
    reworded(press, "fortnightly.txt", ("figures = 两期对比", ""))
    assert titles() == []


def test_lengths_are_whole_numbers_of_the_template(press: Press) -> None:
    reworded(press, "monthly.txt", ("quality = 10", "quality = 50"))
    template = press.template("monthly.txt")
    assert lengths(template, ("projects", "quality")) == {"projects": 12, "quality": 50}
    with pytest.raises(UserError, match=r"“planned = …” is missing in the part \[lists\]"):
        length(template, "planned")
    with pytest.raises(UserError, match=r"“planned = …” is missing in the part \[tables\]"):
        caption(template, "planned")
