"""The closed vocabularies that rules depend on. Stored by value; shown through desktop_app.domain.words.

Vocabularies that an office may extend (industries, campaigns, forms of money ...) are code tables instead.
"""

from enum import StrEnum


class UnitGroup(StrEnum):
    """分组 of a responsible unit."""

    PARK = "park"
    SUBDISTRICT = "subdistrict"
    BUREAU = "bureau"


class UserRole(StrEnum):
    """What a user of this workstation may do."""

    CLERK = "clerk"
    CHECKER = "checker"
    CENTRE = "centre"
    LEADER = "leader"
    ADMIN = "admin"


class Ownership(StrEnum):
    """所有制 of an investor."""

    CENTRAL_SOE = "central_soe"
    STATE_OWNED = "state_owned"
    PRIVATE = "private"
    FOREIGN = "foreign"
    HK_MACAO_TAIWAN = "hk_macao_taiwan"


class NoUsccReason(StrEnum):
    """Why an investor has no unified social credit code."""

    UNREGISTERED = "unregistered"
    OVERSEAS = "overseas"
    PERSON = "person"


class Stage(StrEnum):
    """The life of a project, in order."""

    LEAD = "lead"
    NEGOTIATION = "negotiation"
    REVIEW = "review"
    SIGNED = "signed"
    LANDED = "landed"
    CONSTRUCTION = "construction"
    PRODUCTION = "production"

    @property
    def position(self) -> int:
        """0 for lead to 6 for production."""
        return list(Stage).index(self)


class ProjectStatus(StrEnum):
    """Side states of a project."""

    ACTIVE = "active"
    ON_HOLD = "on_hold"
    TERMINATED = "terminated"
    MERGED = "merged"


class Track(StrEnum):
    """赛道."""

    CONSTRUCTION = "construction"
    OPERATION = "operation"


class ProjectKind(StrEnum):
    """新增 / 追加."""

    NEW = "new"
    ADDITIONAL = "additional"


class CreditRole(StrEnum):
    """What a unit's share of a project is for."""

    FIRST_CONTACT = "first_contact"
    INTRODUCTION = "introduction"
    LANDING = "landing"
    ASSIST = "assist"


class ClaimState(StrEnum):
    """首谈首报 state."""

    PENDING = "pending"
    VALID = "valid"
    EXPIRED = "expired"
    TRANSFERRED = "transferred"
    DISPUTED = "disputed"


class AgreementKind(StrEnum):
    """Only investment and supplement agreements count towards the agreement amount."""

    FRAMEWORK = "framework"
    INVESTMENT = "investment"
    SUPPLEMENT = "supplement"


class FundState(StrEnum):
    """草稿 → 单位核 → 确认 / 退回."""

    DRAFT = "draft"
    CHECKED = "checked"
    CONFIRMED = "confirmed"
    RETURNED = "returned"


class ActivityKind(StrEnum):
    """Kinds of activities; a follow-up is a record of contact on a project and is no activity of indicator 11."""

    VISIT = "visit"
    RECEPTION = "reception"
    SIGNING = "signing"
    PROMOTION = "promotion"
    CALL = "call"
    FOLLOW_UP = "follow_up"


class CommitmentSide(StrEnum):
    """Who promised."""

    GOVERNMENT = "government"
    ENTERPRISE = "enterprise"


class CommitmentState(StrEnum):
    """兑现 state."""

    PENDING = "pending"
    PARTIAL = "partial"
    FULFILLED = "fulfilled"
    OVERDUE = "overdue"
    RELEASED = "released"


UNMET = (CommitmentState.PENDING, CommitmentState.PARTIAL, CommitmentState.OVERDUE)
"""States of a promise that is still to be kept, wholly or in part."""


class TaskSource(StrEnum):
    """Where a duty comes from."""

    REVIEW = "review"
    MEETING = "meeting"
    BULLETIN = "bulletin"
    INSTRUCTION = "instruction"
    OTHER = "other"


class TaskState(StrEnum):
    """责任清单 state; closed = 销号."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class TrainingForm(StrEnum):
    """Online or offline."""

    ONLINE = "online"
    OFFLINE = "offline"


class TrainingState(StrEnum):
    """State of a training session."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class ReviewConclusion(StrEnum):
    """Outcome of a project review."""

    PENDING = "pending"
    PASSED = "passed"
    CONDITIONAL = "conditional"
    SUPPLEMENT = "supplement"
    FAILED = "failed"


class ReportKind(StrEnum):
    """Kinds of bulletins; letters stand in the archive beside them."""

    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    NOTICE = "notice"
    ANNUAL = "annual"
    LETTER = "letter"


class ReportState(StrEnum):
    """Life of a bulletin."""

    DRAFT = "draft"
    CHECKED = "checked"
    ISSUED = "issued"
    VOIDED = "voided"


class Indicator(StrEnum):
    """Indicator names of the command line, of targets and of bulletins."""

    OUTSIDE_FUNDS_IN_PLACE = "outside_funds_in_place"
    LANDED_QUALITY_PROJECTS = "landed_quality_projects"
    LANDED_OVER_100M = "landed_over_100m"
    LANDED_BEIJING = "landed_beijing"
    BEIJING_AGREEMENT_AMOUNT = "beijing_agreement_amount"
    LANDED_CENTRAL_SOE = "landed_central_soe"
    LEADS_SOURCED = "leads_sourced"
    LEADS_REFERRED = "leads_referred"
    LEADS_ASSISTED = "leads_assisted"
    LEADS_LANDED = "leads_landed"
    SIGNED_TO_LANDED_RATE = "signed_to_landed_rate"
    UPDATE_TIMELINESS_RATE = "update_timeliness_rate"
    COMMITMENT_FULFILMENT_RATE = "commitment_fulfilment_rate"
    ACTIVITIES = "activities"
    REVIEW_MEETINGS = "review_meetings"
    TRAININGS_ONLINE = "trainings_online"
    TRAININGS_OFFLINE = "trainings_offline"
    TRAINING_ATTENDANCES = "training_attendances"
    # Used by the ranking of bureaus only.
    LEADS_ACCEPTED = "leads_accepted"
    REFERRALS_MADE = "referrals_made"
    LANDINGS_CONTRIBUTED = "landings_contributed"
    TASKS_CLOSED = "tasks_closed"
