import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.markdown import Text, parse
from desktop_app.domain.handbook import (
    Node,
    Standing,
    chain_of,
    descendants,
    escape,
    fill,
    find_chapter,
    fits,
    height,
    in_force,
    reading_order,
    references,
    renamed,
    standing,
)

DAY = dt.date(2022, 6, 20)
NAMES = st.text(st.characters(exclude_characters="{}\n", exclude_categories=("Cs", "Cc", "Z")), min_size=1)


def node(id_: str, parent: str | None = None, order: int = 0) -> Node:
    return Node(id_, parent, order, f"标题{id_}", f"Title {id_}")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, Standing.HOLDS),
        (None, dt.date(2022, 6, 19), Standing.ENDED),
        (None, DAY, Standing.ENDS_SOON),
        (None, dt.date(2022, 7, 20), Standing.ENDS_SOON),
        (None, dt.date(2022, 7, 21), Standing.HOLDS),
        (dt.date(2022, 6, 21), None, Standing.NOT_YET),
        (DAY, None, Standing.HOLDS),
        (dt.date(2022, 7, 1), dt.date(2022, 7, 2), Standing.NOT_YET),
    ],
)
def test_standing_includes_both_ends(start: dt.date | None, end: dt.date | None, expected: Standing) -> None:
    assert standing(DAY, start, end) is expected
    assert in_force(DAY, start, end) is (expected in (Standing.HOLDS, Standing.ENDS_SOON))


@given(NAMES, st.text())
def test_a_reference_is_found_and_filled(name: str, value: str) -> None:
    text = f"前{{{{ {name} }}}}后"
    assert references(text) == (name.strip(),)
    assert fill(text, lambda found: value if found == name.strip() else "?") == f"前{value}后"


def test_references_are_named_once_in_order() -> None:
    assert references("{{乙}}{{甲}}{{乙}} {单} {{}} {{断\n行}}") == ("乙", "甲")


def test_renaming_changes_only_its_own_references() -> None:
    assert renamed("{{甲}}与{{ 甲 }}，{{甲乙}}，甲", "甲", "丙") == "{{丙}}与{{丙}}，{{甲乙}}，甲"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), max_codepoint=0xFFFF)))
def test_escaped_text_reads_as_it_was(text: str) -> None:
    """Whatever a value holds, the page shows it and Markdown does not take it for a mark."""
    plain = " ".join(text.split())
    blocks = parse(f"值：{escape(text)}。")
    assert [block for block in blocks if not isinstance(block, Text)] == []
    assert "".join(run.text for block in blocks if isinstance(block, Text) for run in block.runs) == f"值：{plain}。"


def test_a_policy_fits_by_industry_and_size() -> None:
    chain = chain_of("348", {"348": "34", "34": "C", "C": ""})
    assert chain == ("348", "34", "C")
    assert fits((), None, chain, None)
    assert fits(("C", "I"), 100, chain, 100)
    assert not fits(("C",), 101, chain, 100)
    assert not fits(("I",), None, chain, 100)
    assert not fits(("348",), None, ("34", "C"), 100)
    assert fits(("I",), 100, (), None)


def test_a_loop_of_codes_ends() -> None:
    assert chain_of("A", {"A": "B", "B": "A"}) == ("A", "B")


def test_the_tree_is_numbered_in_reading_order() -> None:
    places = reading_order([node("b", None, 2), node("a2", "a", 2), node("a1", "a", 1), node("a", None, 1)])
    assert [(place.number, place.id, place.depth) for place in places] == [
        ("1", "a", 0),
        ("1.1", "a1", 1),
        ("1.2", "a2", 1),
        ("2", "b", 0),
    ]
    assert descendants(places, "a") == {"a", "a1", "a2"}
    assert (height(places, "a"), height(places, "b")) == (2, 1)


def test_chapters_without_a_parent_or_in_a_circle_stand_at_the_top() -> None:
    places = reading_order([node("a", None, 1), node("x", "gone", 2), node("p", "q"), node("q", "p")])
    assert [(place.number, place.id) for place in places] == [("1", "a"), ("2", "x"), ("3", "p"), ("4", "q")]


@given(st.dictionaries(st.integers(0, 9), st.one_of(st.none(), st.integers(0, 9)), max_size=10))
def test_every_chapter_stands_once(parents: dict[int, int | None]) -> None:
    nodes = [node(str(child), None if parent is None else str(parent)) for child, parent in parents.items()]
    places = reading_order(nodes)
    assert sorted(place.id for place in places) == sorted(one.id for one in nodes)
    assert len({place.number for place in places}) == len(places)


def test_a_chapter_is_found_by_title_number_or_id() -> None:
    places = reading_order([node("a"), node("b", "a"), node("2", None, 5)])
    assert [find_chapter(places, words) for words in ("标题b", "title  B", "1.1", "b", "zzz", " ")] == [
        places[1],
        places[1],
        places[1],
        places[1],
        None,
        None,
    ]
