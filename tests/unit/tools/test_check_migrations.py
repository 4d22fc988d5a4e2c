from pathlib import Path

import pytest
from sqlalchemy import Column, ForeignKey, Index, MetaData, Table, Text

from db.models import Base
from tools import check_migrations


def test_models_and_migrations_agree(tmp_path: Path) -> None:
    assert check_migrations.differences(tmp_path) == []


def test_every_difference_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Changed:
        metadata = MetaData()

    for table in Base.metadata.tables.values():
        table.to_metadata(Changed.metadata)
    unit = Changed.metadata.tables["unit"]
    unit.append_column(Column("colour", Text))
    Index("ix_unit_colour", unit.c.colour)
    Table("shelf", Changed.metadata, Column("id", Text, primary_key=True), Column("unit_id", ForeignKey("unit.id")))
    Changed.metadata.remove(Changed.metadata.tables["capture"])
    monkeypatch.setattr(check_migrations, "Base", Changed)

    found = check_migrations.differences(tmp_path)

    assert "only in the models: unit: column colour TEXT" in found
    assert "only in the models: unit: index ix_unit_colour ['colour']" in found
    assert "only in the models: shelf: table" in found
    assert "only in the models: shelf: foreign key None ['unit_id'] -> unit['id']" in found
    assert "only in the migrations: capture: table STRICT" in found
