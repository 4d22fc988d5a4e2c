"""For each thing a stage may need: its rows in the move's dialog, and how they become the answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from db.enums import AgreementKind, ClaimState, NoUsccReason, ReviewConclusion, Stage, Track
from desktop_app.domain.stages import Requirement
from desktop_app.services.project_entries import AgreementInput
from desktop_app.services.project_stages import Answers
from desktop_app.services.projects import InvestorInput
from desktop_app.ui.dialogs.entry_forms import FileField
from desktop_app.ui.models.lookups import Lookups, word, word_choices
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, paragraph
from desktop_app.ui.widgets.money_edit import MoneyEdit

PASSED_CLOSED = "conditional_closed"


@dataclass(frozen=True, slots=True)
class Field:
    """A row: its name among the answers, its label, what makes the editor, whether it takes the whole width, and
    whether its requirement is not met without it."""

    name: str
    label: str
    make: Callable[[QWidget], QWidget]
    wide: bool = False
    needed: bool = True


class StageFields:
    """Makes the rows; needs the names of codes and the present day."""

    def __init__(self, lookups: Lookups, today: Callable[[], Any]) -> None:
        self._lookups = lookups
        self._today = today

    def fields(self, requirement: Requirement) -> Sequence[Field]:
        """The rows that supply one requirement."""
        name = requirement.field
        for group in (self._texts(), self._codes(), self._amounts(), self._records(requirement.stage)):
            if name in group:
                return group[name]
        raise KeyError(name)

    def day(self, stage: Stage) -> Field:
        """The row for the day on which a stage was reached."""
        words = QCoreApplication.translate("StageFields", "Date: {stage}").format(stage=word(stage))
        return Field(f"date.{stage.value}", words, self._date)

    def _date(self, parent: QWidget) -> QWidget:
        return DateEdit(parent, self._today)

    def _code(self, table: str) -> Callable[[QWidget], QWidget]:
        return lambda parent: CodeCombo(self._lookups.tables.get(table, ()), parent)

    def _units(self, parent: QWidget) -> QWidget:
        return CodeCombo(self._lookups.units, parent)

    def _texts(self) -> Mapping[str, Sequence[Field]]:
        translate = QCoreApplication.translate
        return {
            "name": [Field("name", translate("StageFields", "Project name"), line, True)],
            "summary": [Field("summary", translate("StageFields", "Summary"), paragraph, True)],
            "next_step": [Field("next_step", translate("StageFields", "Next step"), line)],
            "next_step_date": [Field("next_step_date", translate("StageFields", "Next step due"), self._date)],
            "handler": [Field("handler", translate("StageFields", "Handler"), line)],
            "planned_start": [
                Field("planned_start", translate("StageFields", "Planned start of construction"), self._date)
            ],
            "planned_production": [
                Field("planned_production", translate("StageFields", "Planned start of production"), self._date)
            ],
            "company_name": [Field("company_name", translate("StageFields", "Company name"), line, True)],
            "company_uscc": [Field("company_uscc", translate("StageFields", "Unified social credit code"), line)],
            "company_address": [Field("company_address", translate("StageFields", "Address"), line, True)],
            "veto_checked": [
                Field(
                    "veto_checked",
                    translate("StageFields", "Veto checklist"),
                    lambda p: QCheckBox(QCoreApplication.translate("StageFields", "gone through; no veto applies"), p),
                    True,
                )
            ],
        }

    def _codes(self) -> Mapping[str, Sequence[Field]]:
        translate = QCoreApplication.translate
        return {
            "source_code": [Field("source_code", translate("StageFields", "Source"), self._code("source"))],
            "host_unit_id": [Field("host_unit_id", translate("StageFields", "Unit that reported it"), self._units)],
            "landing_unit_id": [Field("landing_unit_id", translate("StageFields", "Landing unit"), self._units)],
            "region_code": [Field("region_code", translate("StageFields", "Origin"), self._code("region"))],
            "industry_code": [Field("industry_code", translate("StageFields", "Industry"), self._code("industry"))],
            "environment_code": [
                Field("environment_code", translate("StageFields", "Environmental category"), self._code("environment"))
            ],
            "track": [Field("track", translate("StageFields", "Track"), lambda p: combo(p, word_choices(Track), "—"))],
        }

    def _amounts(self) -> Mapping[str, Sequence[Field]]:
        translate = QCoreApplication.translate

        def whole(parent: QWidget) -> QWidget:
            return line(parent, whole=True)

        return {
            "total_investment_fen": [
                Field("total_investment_fen", translate("StageFields", "Total investment (万元)"), MoneyEdit),
                Field("total_settled_by", translate("StageFields", "or: to be settled by"), self._date, needed=False),
            ],
            "registered_capital_fen": [
                Field("registered_capital_fen", translate("StageFields", "Registered capital (万元)"), MoneyEdit)
            ],
            "energy_tce": [Field("energy_tce", translate("StageFields", "Energy a year (tce)"), whole)],
            "staff": [Field("staff", translate("StageFields", "Staff"), whole)],
            "first_revenue_fen": [
                Field("first_revenue_fen", translate("StageFields", "First revenue (万元)"), MoneyEdit)
            ],
            "first_tax_fen": [Field("first_tax_fen", translate("StageFields", "First tax (万元)"), MoneyEdit)],
        }

    def _records(self, stage: Stage) -> Mapping[str, Sequence[Field]]:
        translate = QCoreApplication.translate
        claims = [(s, word(s)) for s in (ClaimState.VALID, ClaimState.TRANSFERRED, ClaimState.EXPIRED)]
        reviews = [
            (ReviewConclusion.PASSED, translate("StageFields", "passed")),
            (PASSED_CLOSED, translate("StageFields", "passed with conditions, all closed")),
        ]
        kinds = word_choices(AgreementKind)[1:]
        reasons = word_choices(NoUsccReason)
        return {
            "investor": [
                Field("investor_name", translate("StageFields", "Investor"), line, True),
                Field("investor_uscc", translate("StageFields", "Unified social credit code"), line),
                Field(
                    "no_uscc_reason",
                    translate("StageFields", "or: why there is none"),
                    lambda p: combo(p, reasons, "—"),
                    needed=False,
                ),
            ],
            "activity": [Field("activity", translate("StageFields", "First contact: what was done"), paragraph, True)],
            "claim": [
                Field("claim", translate("StageFields", "First report (claim)"), lambda p: combo(p, claims, "—"))
            ],
            "investment_plan": [
                Field(
                    "plan_overview",
                    translate("StageFields", "Investment plan: overview"),
                    paragraph,
                    True,
                    needed=False,
                ),
                Field(
                    "plan_complete",
                    translate("StageFields", "Investment plan"),
                    lambda p: QCheckBox(QCoreApplication.translate("StageFields", "handed in and complete"), p),
                    True,
                ),
            ],
            "review_passed": [
                Field("review", translate("StageFields", "Review"), lambda p: combo(p, reviews, "—")),
                Field("review_date", translate("StageFields", "Review held on"), self._date, needed=False),
                Field(
                    "review_exemption",
                    translate("StageFields", "or: exempted from review because"),
                    line,
                    True,
                    needed=False,
                ),
            ],
            "agreement": [
                Field("agreement_kind", translate("StageFields", "Agreement"), lambda p: combo(p, kinds), needed=False),
                Field("agreement_number", translate("StageFields", "Number"), line, needed=False),
                Field("agreement_date", translate("StageFields", "Signed on"), self._date, needed=False),
                Field("agreement_fen", translate("StageFields", "Amount (万元)"), MoneyEdit, needed=False),
                Field("scan", translate("StageFields", "Scan"), FileField, True),
            ],
            "legal_review": [
                Field("legal_number", translate("StageFields", "Legal review: number"), line),
                Field("legal_date", translate("StageFields", "Legal review: date"), self._date),
            ],
            "fair_competition_review": [
                Field("fair_number", translate("StageFields", "Fair-competition review: number"), line),
                Field("fair_date", translate("StageFields", "Fair-competition review: date"), self._date),
            ],
            "commitments": [
                Field("commitment", translate("StageFields", "Commitment of the government"), paragraph, True),
                Field(
                    "no_commitments",
                    translate("StageFields", "Commitments"),
                    lambda p: QCheckBox(QCoreApplication.translate("StageFields", "none were made"), p),
                    True,
                    needed=False,
                ),
            ],
            "fund_plan": [
                Field("plan_fen", translate("StageFields", "Planned for the first year (万元)"), MoneyEdit),
                Field("plan_year", translate("StageFields", "First year"), lambda p: line(p, whole=True), needed=False),
            ],
            "milestone_date": [self.day(stage)],
            "milestone_basis": [
                Field(
                    f"basis.{stage.value}",
                    translate("StageFields", "Basis: {stage}").format(stage=word(stage)),
                    self._code("basis"),
                )
            ],
        }


PLAIN = frozenset({
    "name", "summary", "next_step", "next_step_date", "handler", "planned_start", "planned_production",
    "company_name", "company_uscc", "company_address", "veto_checked", "source_code", "host_unit_id",
    "landing_unit_id", "region_code", "industry_code", "environment_code", "total_investment_fen",
    "total_settled_by", "registered_capital_fen", "energy_tce", "staff", "first_revenue_fen", "first_tax_fen",
    "review_exemption", "no_commitments",
})  # fmt: skip


def answers(values: Mapping[str, Any], this_year: int) -> Answers:
    """What was entered, as the service takes it; empty rows are no answers."""
    given = {name: value for name, value in values.items() if value not in (None, "", False)}
    plain = {name: value for name, value in given.items() if name in PLAIN}
    if "track" in given:
        plain["track"] = Track(given["track"])
    review = given.get("review")
    return Answers(
        values=plain,
        investor=_investor(given),
        activity=given.get("activity", ""),
        claim=ClaimState(given["claim"]) if "claim" in given else None,
        plan_overview=given.get("plan_overview", ""),
        plan_complete=given.get("plan_complete", False),
        review=_conclusion(review),
        review_date=given.get("review_date"),
        conditions_closed=review == PASSED_CLOSED,
        agreement=_agreement(given),
        scan=Path(given["scan"]) if "scan" in given else None,
        legal=(given.get("legal_number", ""), given.get("legal_date")),
        fair=(given.get("fair_number", ""), given.get("fair_date")),
        commitment=given.get("commitment", ""),
        plan=(given.get("plan_year", this_year), given["plan_fen"]) if "plan_fen" in given else None,
        dates={Stage(n.removeprefix("date.")): v for n, v in given.items() if n.startswith("date.")},
        bases={Stage(n.removeprefix("basis.")): v for n, v in given.items() if n.startswith("basis.")},
    )


def _conclusion(review: Any) -> ReviewConclusion | None:
    if review is None:
        return None
    return ReviewConclusion.CONDITIONAL if review == PASSED_CLOSED else ReviewConclusion(review)


def _investor(given: Mapping[str, Any]) -> InvestorInput | None:
    if "investor_name" not in given:
        return None
    reason = given.get("no_uscc_reason")
    return InvestorInput(
        given["investor_name"], given.get("investor_uscc", "").upper(), NoUsccReason(reason) if reason else None
    )


def _agreement(given: Mapping[str, Any]) -> AgreementInput | None:
    """A new agreement only if something of it was entered; a scan alone goes to the one that is there."""
    if not {"agreement_number", "agreement_date", "agreement_fen"} & set(given):
        return None
    return AgreementInput(
        AgreementKind(given["agreement_kind"]),
        given.get("agreement_number", ""),
        given.get("agreement_date"),
        given.get("agreement_fen"),
    )
