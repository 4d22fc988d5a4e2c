"""The sample handbook is complete and says that it is a sample."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.handbook import references
from desktop_app.services.codes import read_table
from desktop_app.services.sample_year.handbook import SampleHandbook, sample_handbook

RESOURCES = Path(__file__).parents[4] / "resources"


@pytest.fixture(scope="module")
def handbook() -> SampleHandbook:
    return sample_handbook(RESOURCES)


def test_chapters_in_order_with_both_titles(handbook: SampleHandbook) -> None:
    titles = [chapter.title for chapter in handbook.chapters]
    assert titles == ["区情区貌", "区位优势", "产业布局", "企业设立流程", "行业扶持办法", "园区载体", "联系方式"]
    assert all(chapter.title_en for chapter in handbook.chapters)
    assert all("示例" in chapter.text and "<!--" not in chapter.text for chapter in handbook.chapters)


def test_every_chapter_on_disk_is_used(handbook: SampleHandbook) -> None:
    on_disk = {path.name for path in (RESOURCES / "sample" / "handbook").glob("*.md")}
    assert on_disk == {chapter.key for chapter in handbook.chapters}


def test_facts_have_a_source_and_a_chapter(handbook: SampleHandbook) -> None:
    keys = {chapter.key for chapter in handbook.chapters}
    assert len(handbook.facts) >= 10
    assert all(fact.chapter in keys and "示例" in fact.source and fact.valid_until for fact in handbook.facts)


def test_policies_use_known_codes_and_some_have_expired(handbook: SampleHandbook) -> None:
    industries = {row.code for row in read_table(RESOURCES, "industry")}
    levels = {row.name for row in read_table(RESOURCES, "policy_level")}
    assert all(set(policy.industries) <= industries and policy.level in levels for policy in handbook.policies)
    ends = [policy.valid_until for policy in handbook.policies]
    assert None in ends
    assert any(end is not None and end < date(2022, 12, 31) for end in ends)
    assert handbook.policies[0].min_investment_fen == 5_000_000_000


def test_every_reference_names_a_fact_and_every_policy_has_a_chapter(handbook: SampleHandbook) -> None:
    named = {name for chapter in handbook.chapters for name in references(chapter.text)}
    assert named
    assert named <= {fact.name for fact in handbook.facts}
    assert {policy.chapter for policy in handbook.policies} <= {chapter.key for chapter in handbook.chapters}
