"""All tables, one module per aggregate."""

from db.models.activity import Activity, ActivityLink
from db.models.base import Base, Local, Record
from db.models.duty import Commitment, Task
from db.models.exchange import (
    ExchangeBlock,
    ExchangeCommit,
    ExchangeConflict,
    ExchangeEcho,
    ExchangeFile,
    ExchangeHead,
    ExchangeHeld,
    ExchangeMirror,
    ExchangePeer,
    ExchangeReplaced,
    ExchangeRow,
    ExchangeSignature,
    ExchangeStream,
)
from db.models.handbook import Chapter, Edition, Fact, Policy
from db.models.investor import Contact, Investor, InvestorName, InvestorTag
from db.models.journal import Capture, JournalEntry, JournalTransaction, LocalSetting
from db.models.money import Agreement, BeijingRecognition, FundEntry, FundPlan
from db.models.office import CodeItem, Setting
from db.models.project import Assist, Claim, Credit, Milestone, Project, ProjectInvestor, Referral
from db.models.report import (
    Attachment,
    ClosedMonth,
    Letter,
    RankingAdjustment,
    ReportDraft,
    ReportIssue,
    Target,
)
from db.models.review import InvestmentPlan, ReviewItem, ReviewMeeting, ScoreCard
from db.models.training import Attendance, TrainingPlan, TrainingSession
from db.models.unit import Unit, User

NATURAL_KEYS = {
    mapper.class_.__tablename__: mapper.class_.natural_key
    for mapper in Base.registry.mappers
    if issubclass(mapper.class_, Record) and mapper.class_.natural_key
}
"""Tables of records that several offices enter by themselves -> what tells them apart."""

__all__ = [
    "NATURAL_KEYS",
    "Activity",
    "ActivityLink",
    "Agreement",
    "Assist",
    "Attachment",
    "Attendance",
    "Base",
    "BeijingRecognition",
    "Capture",
    "Chapter",
    "Claim",
    "ClosedMonth",
    "CodeItem",
    "Commitment",
    "Contact",
    "Credit",
    "Edition",
    "ExchangeBlock",
    "ExchangeCommit",
    "ExchangeConflict",
    "ExchangeEcho",
    "ExchangeFile",
    "ExchangeHead",
    "ExchangeHeld",
    "ExchangeMirror",
    "ExchangePeer",
    "ExchangeReplaced",
    "ExchangeRow",
    "ExchangeSignature",
    "ExchangeStream",
    "Fact",
    "FundEntry",
    "FundPlan",
    "InvestmentPlan",
    "Investor",
    "InvestorName",
    "InvestorTag",
    "JournalEntry",
    "JournalTransaction",
    "Letter",
    "Local",
    "LocalSetting",
    "Milestone",
    "Policy",
    "Project",
    "ProjectInvestor",
    "RankingAdjustment",
    "Record",
    "Referral",
    "ReportDraft",
    "ReportIssue",
    "ReviewItem",
    "ReviewMeeting",
    "ScoreCard",
    "Setting",
    "Target",
    "Task",
    "TrainingPlan",
    "TrainingSession",
    "Unit",
    "User",
]
