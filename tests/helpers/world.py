"""Records of a district made one by one, and the figures that are counted of them."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from db.enums import AgreementKind, CreditRole, FundState, Indicator, Ownership, Stage, UnitGroup
from db.models import Agreement, Credit, FundEntry, Investor, Milestone, Project, ProjectInvestor, Unit
from db.types import WHOLE, new_id
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.periods import Month
from desktop_app.queries import indicators
from desktop_app.services.office import Actor, Label, Office

DECEMBER = Month(2022, 12)


@dataclass
class World:
    """Adds records in one step each and reads figures."""

    office: Office
    serial: int = 0
    units: dict[str, str] = field(default_factory=dict)

    def add(self, *rows: Any) -> None:
        with self.office.write(Label("Add"), Actor("测试")) as tx:
            tx.session.add_all(rows)

    def unit(self, code: str) -> str:
        if code not in self.units:
            self.units[code] = new_id()
            self.add(Unit(id=self.units[code], code=code, name=code, group=UnitGroup.PARK))
        return self.units[code]

    def investor(self, region: str = "320100", ownership: Ownership | None = Ownership.PRIVATE, **more: Any) -> str:
        id_ = new_id()
        self.add(Investor(id=id_, name=f"投资方{id_[-4:]}", region_code=region, ownership=ownership, **more))
        return id_

    def project(
        self,
        investor: str | None = None,
        landed: date | None = None,
        credits: dict[str, int] | None = None,
        origin: str = "",
        agreed: dict[AgreementKind, int] | None = None,
        **more: Any,
    ) -> str:
        self.serial += 1
        id_ = new_id()
        values = {"is_quality": True, "entered_on": date(2022, 1, 5), **more}
        rows: list[Any] = [Project(id=id_, number=f"P{self.serial}", name=f"项目{self.serial}", **values)]
        if investor:
            rows.append(
                ProjectInvestor(project_id=id_, investor_id=investor, share=WHOLE, is_lead=True, origin_code=origin)
            )
        if landed:
            rows.append(Milestone(project_id=id_, stage=Stage.LANDED, business_date=landed, confirmed_on=landed))
        for code, share in (credits or {}).items():
            rows.append(Credit(project_id=id_, unit_id=self.unit(code), role=CreditRole.LANDING, share=share))
        for kind, amount in (agreed or {}).items():
            rows.append(Agreement(project_id=id_, kind=kind, amount_fen=amount))
        self.add(*rows)
        return id_

    def fund(self, project: str, investor: str, amount: int, month: str = "2022-05", **more: Any) -> None:
        values = {"form_code": "cash", "state": FundState.CONFIRMED, **more}
        self.add(FundEntry(project_id=project, investor_id=investor, amount_fen=amount, count_month=month, **values))

    def value(self, indicator: Indicator, unit: str | None = None, month: Month = DECEMBER) -> Fraction | None:
        with self.office.read() as session:
            figure = indicators.figure(indicators.count(session, month, "12", [indicator]), indicator, unit)
            counted = indicators.records(session, month, "12", indicator, unit)
        if measure(indicator) is not Measure.RATE:
            assert sum((r.value for r in counted), Fraction(0)) == figure.cumulative, "the list must add up"
        return figure.cumulative

    def in_month(self, indicator: Indicator, month: Month, unit: str | None = None) -> Fraction | None:
        with self.office.read() as session:
            return indicators.figure(indicators.count(session, month, "12", [indicator]), indicator, unit).month
