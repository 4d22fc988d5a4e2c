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
