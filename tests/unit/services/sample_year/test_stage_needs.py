"""The sample's projects have what their stages need, and nothing of it is counted."""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from db.enums import ClaimState, ProjectStatus, Stage
from db.models import Agreement, Attachment, Claim, Project
from desktop_app.domain.stages import missing
from desktop_app.queries.project_record import record
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Office
from tests.helpers.database import sample_office

EACH = 5


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = sample_office(tmp_path_factory.mktemp("sample"))
    yield office
    office.close()


@pytest.mark.parametrize("stage", Stage)
def test_nothing_is_missing_for_the_stage_and_only_the_next_ones_needs_for_a_move(office: Office, stage: Stage) -> None:
    with office.read() as session:
        wanted = select(Project.id).where(Project.stage == stage, Project.status == ProjectStatus.ACTIVE)
        ids = session.scalars(wanted.order_by(Project.number).limit(EACH)).all()
        assert len(ids) == EACH
        for id_ in ids:
            found = record(session, id_)
            assert found is not None
            assert [gap.field for gap in found.gaps] == []
            if found.next:
                assert {need.stage for need in missing(found.state, found.next[0])} <= {found.next[0]}


def test_claims_run_out_only_before_signing(office: Office) -> None:
    with office.read() as session:
        rows = session.execute(select(Project.stage, Claim.state, Claim.valid_until).join(Project)).all()
    assert {state for _, state, _ in rows} == {ClaimState.VALID}
    assert {stage for stage, _, until in rows if until} == {Stage.NEGOTIATION, Stage.REVIEW}


def test_one_stored_scan_stands_for_every_contract(office: Office) -> None:
    with office.read() as session:
        contracts = session.scalar(select(func.count()).select_from(Agreement))
        linked = session.execute(
            select(Attachment.content_hash, func.count())
            .where(Attachment.record_kind == "agreement")
            .group_by(Attachment.content_hash)
        ).all()
    assert [count for _, count in linked] == [contracts]
    assert stored_file(office, linked[0][0]).stat().st_size > 0
