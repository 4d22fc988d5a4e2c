"""A figure that was printed wrong in several bulletins is found in each of them."""

from pathlib import Path

from db.enums import AgreementKind, ReportKind, Stage, UserRole
from db.models import Agreement, Project, ReportIssue
from desktop_app.documents import correcting, issuing
from desktop_app.documents.also_wrong import also_wrong
from desktop_app.documents.produce import Press
from desktop_app.domain.periods import Month
from desktop_app.paths import resources_folder
from desktop_app.queries import report_issues
from desktop_app.services import reports
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import enter, furnish

ACTOR = Actor("Wang", "DL01", UserRole.CENTRE)
PRESS = Press(resources_folder())


def issue(office: Office, kind: ReportKind, period: str, folder: Path) -> str:
    wanted = issuing.Wanted(kind, period)
    issuing.issue(office, PRESS, ACTOR, wanted, folder / f"{kind.value}.pdf", checks=True)
    with office.read() as session:
        return next(row.id for row in report_issues.archive(session) if row.kind is kind)


def found_for(office: Office, issue_id: str) -> list[str]:
    with office.read() as session:
        row = report_issues.one(session, issue_id)
        assert row is not None
        wrong = correcting.find(session, PRESS, row, office.clock.today()).places
        return [one.id for one in also_wrong(session, PRESS, row, wrong, office.clock.today())]


def test_an_amount_that_was_wrong_is_found_in_the_other_bulletins_that_stand(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    project, other = enter(office, "国能智深"), enter(office, "天海达")
    today = office.clock.today()
    with office.write(Label("Signed"), ACTOR) as tx:
        for (one,) in (project, other):
            tx.session.get_one(Project, one).stage = Stage.SIGNED
            kind = AgreementKind.INVESTMENT
            tx.session.add(Agreement(project_id=one, kind=kind, amount_fen=3 * 10**10, signed_on=today))
    monthly = issue(office, ReportKind.MONTHLY, str(Month.of(today)), tmp_path)
    fortnightly = issue(office, ReportKind.FORTNIGHTLY, str(today), tmp_path)
    assert found_for(office, monthly) == [], "nothing is wrong"
    with office.write(Label("Put right"), ACTOR) as tx:
        agreement = tx.session.query(Agreement).filter_by(project_id=project[0]).one()
        agreement.amount_fen = 4 * 10**10
    assert found_for(office, monthly) == [fortnightly] and found_for(office, fortnightly) == [monthly]
    reports.void(office, ACTOR, fortnightly, "写错")
    assert found_for(office, monthly) == []
    with office.read() as session:
        assert session.query(ReportIssue).count() == 2
    office.close()
