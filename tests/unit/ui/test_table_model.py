from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from desktop_app.ui.formats import money_wan
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import VALUE_ROLE, Cell, CellEdit, Column, Editor, TableModel


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    total_fen: int | None
    light: str = ""


COLUMNS = (
    Column("name", "Name", editor=Editor(), fixed=True, tooltip=lambda r: f"about {r.name}"),
    Column("total_fen", "Total (万元)", money_wan, align="right", editor=Editor("money"), summed=True),
    Column("light", "Light", light=lambda r: r.light),
    Column("id", "Number", shown=False, sortable=False),
)
ROWS = [Row("1", "甲", 5_000_000_000, "green"), Row("2", "乙\n二", None), Row("3", "丙 <三>", 1_000_000)]


class Saved(list[CellEdit]):
    def __call__(self, edits: Sequence[CellEdit]) -> None:
        self.extend(edits)


@pytest.fixture
def saved() -> Saved:
    return Saved()


@pytest.fixture
def model(saved: Saved) -> TableModel:
    return TableModel(COLUMNS, ListSource(ROWS), saved)


def test_qt_finds_nothing_wrong(model: TableModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_cells_in_words(model: TableModel) -> None:
    shown = [[model.index(r, c).data() for c in range(3)] for r in range(3)]
    assert shown == [["甲", "5,000", "green"], ["乙 二", "—", "—"], ["丙 <三>", "1", "—"]]
    assert model.index(0, 1).data(VALUE_ROLE) == 5_000_000_000
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Total (万元): 5,000"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "about 甲"
    assert model.cells(0, COLUMNS[2:]) == [Cell("green", light="green"), Cell("1")]
    assert model.cells(1, COLUMNS[1:2]) == [Cell("—", "right", muted=True)]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Total (万元)"
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_columns_are_chosen_and_fixed_ones_stay(model: TableModel) -> None:
    model.show_columns(["id", "total_fen", "nothing", "id"])
    assert [c.field for c in model.columns] == ["name", "id", "total_fen"]
    assert model.column_of("light") == -1


def test_an_edit_is_handed_over_once(model: TableModel, saved: Saved) -> None:
    assert model.setData(model.index(0, 0), "新", Qt.ItemDataRole.EditRole)
    assert not model.setData(model.index(0, 0), "甲", Qt.ItemDataRole.EditRole)
    assert not model.setData(model.index(0, 2), "x", Qt.ItemDataRole.EditRole)
    assert saved == [CellEdit("1", "name", "新")]


def test_without_someone_to_save_nothing_can_be_edited() -> None:
    model = TableModel(COLUMNS, ListSource(ROWS))
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_fill_down_gives_the_first_value_to_the_others(model: TableModel, saved: Saved) -> None:
    model.fill_down([2, 0, 1], 1)
    assert saved == [CellEdit("2", "total_fen", 5_000_000_000), CellEdit("3", "total_fen", 5_000_000_000)]


def test_sorting_by_a_column_that_cannot_be_sorted_restores_the_order(model: TableModel) -> None:
    model.sort_by("total_fen", True)
    assert [model.source.id_at(n) for n in range(3)] == ["1", "3", "2"]
    model.sort_by("total_fen", False)
    assert [model.source.id_at(n) for n in range(3)] == ["3", "1", "2"]
    model.sort_by("id", False)
    assert [model.source.id_at(n) for n in range(3)] == ["1", "2", "3"]


def test_copy_as_text_and_as_a_table(model: TableModel) -> None:
    data = model.copy([model.source.row(place) for place in (0, 2)])
    assert data.text() == "Name\tTotal (万元)\tLight\n甲\t5,000\tgreen\n丙 <三>\t1\t"
    assert "<td>丙 &lt;三&gt;</td><td>1</td><td></td>" in data.html()
    assert model.copy([model.source.row(0)], header=False).text() == "甲\t5,000\tgreen"


def test_the_model_has_no_children(model: TableModel) -> None:
    assert model.rowCount(model.index(0, 0)) == 0 == model.columnCount(model.index(0, 0))
    assert model.rowCount(QModelIndex()) == 3
