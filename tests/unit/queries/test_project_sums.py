"""Sums over projects are those of the rows that the list shows."""

from pathlib import Path

import pytest

from db.enums import AgreementKind, FundState
from db.models import Agreement, FundEntry
from desktop_app.queries import project_sums
from desktop_app.queries import projects as query
from desktop_app.queries.project_sums import sums
from desktop_app.services.office import Label
from desktop_app.services.projects import FieldEdit, update_fields
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, enter, furnish


def test_sums_are_those_of_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_sums, "CHUNK", 2)
    office = fresh_office(tmp_path)
    furnish(office)
    ids = enter(office, *"甲乙丙丁戊")
    edits = [FieldEdit(ids[n], "total_investment_fen", 10**n) for n in range(4)]
    update_fields(office, CENTRE, [*edits, FieldEdit(ids[2], "fixed_investment_fen", 60)])
    entry = FundEntry(project_id=ids[0], amount_fen=500, state=FundState.CONFIRMED, count_month="2022-03")
    with office.write(Label("Money"), CENTRE) as tx:
        tx.session.add(entry)
        tx.session.add(FundEntry(project_id=ids[0], amount_fen=-200, state=FundState.CONFIRMED, count_month="2022-04"))
        tx.session.add(FundEntry(project_id=ids[3], amount_fen=9, state=FundState.CHECKED))
        tx.session.add(Agreement(project_id=ids[1], kind=AgreementKind.INVESTMENT, amount_fen=70))
        tx.session.add(Agreement(project_id=ids[1], kind=AgreementKind.SUPPLEMENT, amount_fen=5))
        tx.session.add(Agreement(project_id=ids[4], kind=AgreementKind.FRAMEWORK, amount_fen=1_000))
    with office.read() as session:
        found, rows = sums(session, ids), query.rows(session, ids)
        assert found == {
            "total_investment_fen": 1_111, "fixed_investment_fen": 60, "agreement_fen": 75, "in_place_fen": 300,
        }  # fmt: skip
        assert found == {name: sum(getattr(row, name) or 0 for row in rows) for name in found}
        assert set(sums(session, []).values()) == {0}
        assert sums(session, ids[:2])["total_investment_fen"] == 11
    office.close()
