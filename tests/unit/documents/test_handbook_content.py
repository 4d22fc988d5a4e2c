"""What is printed of the handbook: references filled in, policies that hold and fit, chapters as chosen."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.documents.handbook_content import (
    Choice,
    Findings,
    Visitor,
    compose,
    date_words,
    fitting,
    period_words,
    with_sections,
)
from desktop_app.documents.handbook_data import HandbookData
from desktop_app.queries import handbook as query
from desktop_app.queries.handbook import Book
from desktop_app.services import handbook, handbook_entries
from desktop_app.services.handbook import Titles
from desktop_app.services.handbook_entries import PolicyInput
from desktop_app.services.office import Office
from tests.helpers.database import fresh_office
from tests.helpers.handbooks import CENTRE, DAY, a_handbook, furnish


@dataclass
class Case:
    """A handbook and what is in it."""

    office: Office
    ids: dict[str, str]

    @property
    def book(self) -> Book:
        with self.office.read() as session:
            return query.book(session)

    @property
    def parents(self) -> Mapping[str, str]:
        with self.office.read() as session:
            return query.industry_parents(session)

    def printed(self, choice: Choice | None = None, **more: str) -> tuple[HandbookData, Findings]:
        return compose(self.book, choice or Choice(), DAY, self.parents, **more)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield Case(office, a_handbook(office))
    office.close()


def titles(data: HandbookData) -> list[tuple[str, ...]]:
    return [(chapter.title, *(section.title for section in chapter.sections)) for chapter in data.chapters]


def test_facts_are_filled_in_and_old_ones_carry_their_date(case: Case) -> None:
    data, findings = case.printed()
    text = data.chapters[0].text
    assert "高企720家（截至2021年12月），面积477平方公里，" in text
    assert "《装备办法》（政发〔2021〕12号）" in text
    assert [(fact.value, fact.date) for fact in data.chapters[0].facts] == [
        ("720", "截至2021年12月"),
        ("477", ""),
    ]
    assert findings == Findings(("高企数",), ("面积",), ("旧办法",), ())


def test_a_title_within_a_title_takes_the_inner_marks(case: Case) -> None:
    name = "关于印发《载体办法》的通知"
    handbook_entries.add_policy(case.office, CENTRE, PolicyInput(name))
    handbook.save_text(case.office, CENTRE, case.ids["园区"], f"见{{{{{name}}}}}。")
    assert case.printed()[0].chapters[2].text == "见《关于印发〈载体办法〉的通知》。\n"


def test_policies_stand_in_their_chapters_and_the_rest_at_the_end(case: Case) -> None:
    data, _ = case.printed()
    assert titles(data) == [("区情", "历史", "人口"), ("政策",), ("园区",), ("政策一览",)]
    assert [(card.name, card.level, card.valid) for card in data.chapters[1].policies] == [
        ("装备办法", "区级", "2021年7月1日至2099年12月31日"),
        ("信息办法", "区级", "有效至2099年12月31日"),
    ]
    assert [card.name for card in data.chapters[3].policies] == ["通用办法"]


def test_a_name_nobody_knows_stays_and_is_told(case: Case) -> None:
    handbook.save_text(case.office, CENTRE, case.ids["园区"], "共{{不知*道}}处。")
    data, findings = case.printed()
    assert data.chapters[2].text == "共不知\\*道处。\n"
    assert findings.unknown == ("不知*道",)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (("政策",), [("政策",)]),
        (("区情",), [("区情", "历史", "人口")]),
        (("人口", "园区"), [("人口",), ("园区",)]),
        (("历史", "区情"), [("区情", "历史", "人口")]),
    ],
)
def test_chosen_chapters_bring_their_sections(case: Case, chosen: tuple[str, ...], expected: list[object]) -> None:
    data, _ = case.printed(Choice(with_sections(case.book, {case.ids[name] for name in chosen})))
    assert titles(data) == expected


def test_a_section_can_be_left_out(case: Case) -> None:
    data, _ = case.printed(Choice(frozenset({case.ids["区情"], case.ids["人口"]})))
    assert titles(data) == [("区情", "人口")]


def test_subsections_are_set_into_their_section(case: Case) -> None:
    deep = handbook.add_chapter(case.office, CENTRE, Titles("先*民"), parent_id=case.ids["历史"]).ids[0]
    handbook.save_text(case.office, CENTRE, deep, "很早。")
    data, _ = case.printed()
    assert titles(data)[0] == ("区情", "历史", "人口")
    assert data.chapters[0].sections[0].text == "建区已久。\n\n# 先\\*民\n\n很早。\n"


def test_the_picture_called_cover_stands_there_and_nowhere_else(case: Case) -> None:
    assert case.printed()[0].cover_picture == ""
    handbook.save_text(
        case.office, CENTRE, case.ids["园区"], "甲。\n\n![封面](%E5%85%A8%E6%99%AF.jpg)\n\n![园区](b.png)"
    )
    for choice in (Choice(), Choice(frozenset({case.ids["历史"]}))):
        data, _ = case.printed(choice)
        assert data.cover_picture == "全景.jpg"
        assert all("封面" not in chapter.text for chapter in data.chapters)
    park = case.printed()[0].chapters[2]
    assert "甲。" in park.text and "![园区](b.png)" in park.text


@pytest.mark.parametrize(
    ("industry", "wan", "expected"),
    [
        ("348", 5000, ["装备办法", "通用办法"]),
        ("34", 4999, ["通用办法"]),
        ("I", 1, ["信息办法", "通用办法"]),
        ("", None, ["装备办法", "信息办法", "通用办法"]),
    ],
)
def test_a_visitor_gets_the_policies_that_fit(case: Case, industry: str, wan: int | None, expected: list[str]) -> None:
    visitor = Visitor("国能智深", industry, None if wan is None else wan * 1_000_000)
    assert [policy.name for policy in fitting(case.book, visitor, DAY, case.parents)] == expected
    data, findings = case.printed(Choice(visitor=visitor), industry="通用设备制造业")
    for_visitor = next(chapter for chapter in data.chapters if chapter.title == "适用政策")
    assert [card.name for card in for_visitor.policies] == expected
    assert data.visitor == "国能智深"
    leading = [chapter.title for chapter in data.chapters if chapter.elsewhere == for_visitor.title]
    assert leading == ["政策"]
    assert all(chapter.policies == () for chapter in data.chapters if chapter is not for_visitor)
    assert findings.left_out == ()


def test_the_visitors_chapter_says_what_it_was_matched_by(case: Case) -> None:
    visitor = Visitor("国能智深", "34", 12_000_000_000)
    data, _ = case.printed(Choice(visitor=visitor), industry="通用设备制造业")
    assert data.chapters[2].text.startswith(
        "结合贵公司所属行业（通用设备制造业）和计划投资额（1.2亿元），以下2项现行政策"
    )


def test_the_visitors_policies_stand_where_policies_do_and_not_behind_the_last_chapter(case: Case) -> None:
    visitor = Visitor("国能智深", "34")
    data, _ = case.printed(Choice(visitor=visitor))
    assert [chapter.title for chapter in data.chapters] == ["区情", "政策", "适用政策", "园区"]
    chosen = frozenset({case.ids["历史"], case.ids["人口"], case.ids["园区"]})
    data, _ = case.printed(Choice(chosen, visitor))
    assert [chapter.title for chapter in data.chapters] == ["历史", "人口", "园区", "适用政策"]


def test_policies_picked_by_hand_go_before_those_that_fit(case: Case) -> None:
    picked = frozenset({case.ids["信息办法"], case.ids["旧办法"]})
    data, findings = case.printed(Choice(visitor=Visitor("国能智深", "34"), policies=picked))
    assert [card.name for card in data.chapters[2].policies] == ["信息办法"]
    assert findings.left_out == ("旧办法",)
    nothing, _ = case.printed(Choice(visitor=Visitor("国能智深"), policies=frozenset()))
    assert "适用政策" not in [chapter.title for chapter in nothing.chapters]


def test_periods_in_words() -> None:
    start, end = dt.date(2022, 1, 1), dt.date(2022, 12, 31)
    assert period_words(start, end) == "2022年1月1日至2022年12月31日"
    assert period_words(start, None) == "自2022年1月1日起施行"
    assert period_words(None, end) == "有效至2022年12月31日"
    assert period_words(None, None) == "长期有效"
    assert date_words(dt.date(2024, 2, 29)) == "2024年2月"
    assert date_words(dt.date(2024, 2, 28)) == "2024年2月28日"
