"""Records read as they were, on one connection alone."""

from pathlib import Path

import pytest
from sqlalchemy import select, text

from db.earlier import as_it_was
from db.enums import UnitGroup
from db.models import Unit
from desktop_app.queries import units
from desktop_app.services.office import Actor, Label
from tests.helpers.database import fresh_office


def test_queries_read_what_a_record_said_and_none_that_was_not_there_yet(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    with office.write(Label("Add"), Actor("王")) as tx:
        named = (("u1", "临空园"), ("u2", "华明街道"), ("u3", "新设园区"))
        tx.session.add_all(Unit(id=id_, code=id_, name=name, group=UnitGroup.PARK) for id_, name in named)
    earlier = {"unit": {"u1": {"name": "空港园", "short_name": "空港"}, "u3": None}, "project": {}}
    with office.read() as session, office.read() as other:
        with as_it_was(session.connection(), earlier):
            assert [(one.name, one.short_name) for one in units.all_units(session)] == [
                ("空港园", "空港"),
                ("华明街道", ""),
            ]
            assert session.scalar(select(Unit.name).where(Unit.name == "空港园")) == "空港园"
            assert session.scalar(text("SELECT count(*) FROM unit NOT INDEXED")) == 2
            assert [one.name for one in units.all_units(other)] == ["临空园", "华明街道", "新设园区"]
        assert [one.name for one in units.all_units(session)] == ["临空园", "华明街道", "新设园区"]
        with pytest.raises(ZeroDivisionError), as_it_was(session.connection(), earlier):
            raise ZeroDivisionError
        assert session.scalar(text("SELECT count(*) FROM unit")) == 3
    office.close()
