"""The sample year is the work of its clerk, whoever loads it."""

from pathlib import Path

from sqlalchemy import select

from db.enums import UserRole
from db.models import JournalTransaction
from desktop_app.paths import resources_folder
from desktop_app.services.load_sample import CLERK, load_sample
from desktop_app.services.office import Actor
from tests.helpers.database import fresh_office


def test_the_history_of_the_sample_names_a_clerk_and_not_who_loaded_it(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    load_sample(office, Actor("admin", role=UserRole.ADMIN), resources_folder())
    with office.read() as session:
        names = set(session.scalars(select(JournalTransaction.user)))
    office.close()
    assert names == {CLERK}
