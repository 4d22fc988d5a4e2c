from dataclasses import dataclass

from desktop_app.ui.row_source import ListSource


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    size: int | None = None


def test_a_list_sorts_with_empty_values_last() -> None:
    source = ListSource([Row("a", "x", 2), Row("b", "y"), Row("c", "z", 1)])
    source.sort("size", False, lambda r: r.size)
    assert [source.id_at(n) for n in range(3)] == ["c", "a", "b"]
    source.sort("size", True, lambda r: r.size)
    assert [source.id_at(n) for n in range(3)] == ["a", "c", "b"]
    source.set_rows([Row("d", "x", 1), Row("e", "y", 5)])
    assert source.id_at(0) == "e"
    source.sort("", False, lambda r: None)
    assert source.id_at(0) == "d"
    assert source.whole
    assert source.index_of("e") == 1 and source.index_of("zz") == -1


def test_names_sort_by_pinyin_and_figures_by_what_they_come_to() -> None:
    names = ["区交通运输局", "第10期", "重庆", "区信访办", "安康", "第2期", "区发改委", ""]
    source = ListSource(names, identify=str)
    source.sort("name", False, str)
    shown = [source.row(place) for place in range(source.count())]
    assert shown == ["安康", "重庆", "第2期", "第10期", "区发改委", "区交通运输局", "区信访办", ""]
    source.sort("name", True, str)
    assert [source.row(0), source.row(7)] == ["区信访办", ""]


def test_rows_in_memory_are_given_at_once() -> None:
    source = ListSource([Row("a", "x"), Row("b", "y"), Row("c", "z")])
    given: list[Row] = []
    assert source.with_rows([2, 0], given.extend)
    assert [row.id for row in given] == ["c", "a"]
