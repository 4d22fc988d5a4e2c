"""Words for the closed vocabularies: shown in Chinese and English, and read from workbooks with their synonyms."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from db import enums as e
from desktop_app.domain.indicators import Light

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Word:
    """A value's label in both languages; `also` are further Chinese words that mean it in workbooks."""

    zh: str
    en: str
    also: tuple[str, ...] = ()


def label(value: StrEnum, language: str = "zh_CN") -> str:
    """The word for a value in "zh_CN" or "en"."""
    word = WORDS[type(value)][value]
    return word.en if language == "en" else word.zh


def labels(vocabulary: type[StrEnum], language: str = "zh_CN") -> list[str]:
    """The words of a vocabulary, in its order."""
    return [label(value, language) for value in vocabulary]


@cache
def readings(vocabulary: type[E]) -> Mapping[str, E]:
    """What may stand for each value: its Chinese word, the synonyms, its English word and its identifier."""
    found: dict[str, E] = {}
    for value in vocabulary:
        word = WORDS[vocabulary][value]
        for text in (word.zh, *word.also, word.en, word.en.lower(), value.value):
            found.setdefault(text, value)
    return found


WORDS: Mapping[type[StrEnum], Mapping[StrEnum, Word]] = {
    e.UnitGroup: {
        e.UnitGroup.PARK: Word("园区", "Park", ("功能区", "开发区")),
        e.UnitGroup.SUBDISTRICT: Word("街道", "Subdistrict", ("街镇", "镇街", "乡镇")),
        e.UnitGroup.BUREAU: Word("委办局", "Bureau", ("部门", "委局", "区直部门")),
    },
    e.UserRole: {
        e.UserRole.CLERK: Word("经办人", "Clerk", ("办事员",)),
        e.UserRole.CHECKER: Word("审核人", "Checker", ("单位审核人",)),
        e.UserRole.CENTRE: Word("中心审核", "Centre", ("合作交流办",)),
        e.UserRole.LEADER: Word("领导", "Leader"),
        e.UserRole.ADMIN: Word("管理员", "Administrator"),
    },
    e.Ownership: {
        e.Ownership.CENTRAL_SOE: Word("央企", "Central state-owned", ("中央企业",)),
        e.Ownership.STATE_OWNED: Word("国企", "State-owned", ("国有企业", "地方国企", "国有")),
        e.Ownership.PRIVATE: Word("民企", "Private", ("民营企业", "民营", "私营")),
        e.Ownership.FOREIGN: Word("外资", "Foreign", ("外资企业", "外商投资")),
        e.Ownership.HK_MACAO_TAIWAN: Word("港澳台", "Hong Kong, Macao, Taiwan", ("港澳台资", "港澳台企业")),
    },
    e.NoUsccReason: {
        e.NoUsccReason.UNREGISTERED: Word("未注册", "Not registered yet", ("尚未注册", "筹建中")),
        e.NoUsccReason.OVERSEAS: Word("境外", "Overseas", ("境外企业",)),
        e.NoUsccReason.PERSON: Word("自然人", "Natural person", ("个人",)),
    },
    e.Stage: {
        e.Stage.LEAD: Word("线索", "Lead"),
        e.Stage.NEGOTIATION: Word("洽谈", "Negotiation", ("在谈",)),
        e.Stage.REVIEW: Word("评审", "Review", ("项目评审",)),
        e.Stage.SIGNED: Word("签约", "Signed", ("已签约",)),
        e.Stage.LANDED: Word("落地", "Landed", ("已落地",)),
        e.Stage.CONSTRUCTION: Word("开工", "Construction", ("已开工", "在建")),
        e.Stage.PRODUCTION: Word("投产", "Production", ("已投产", "投产运营")),
    },
    e.ProjectStatus: {
        e.ProjectStatus.ACTIVE: Word("正常", "Active", ("推进中",)),
        e.ProjectStatus.ON_HOLD: Word("暂缓", "On hold", ("搁置",)),
        e.ProjectStatus.TERMINATED: Word("终止", "Terminated", ("已终止",)),
        e.ProjectStatus.MERGED: Word("已并入", "Merged", ("并入",)),
    },
    e.Track: {
        e.Track.CONSTRUCTION: Word("建设类", "Construction", ("建设",)),
        e.Track.OPERATION: Word("开业运营类", "Opening and operation", ("开业运营", "运营类")),
    },
    e.ProjectKind: {
        e.ProjectKind.NEW: Word("新增", "New", ("新增项目", "新建")),
        e.ProjectKind.ADDITIONAL: Word("追加", "Additional", ("追加项目", "增资")),
    },
    e.CreditRole: {
        e.CreditRole.FIRST_CONTACT: Word("首谈", "First contact", ("首谈首报", "首报")),
        e.CreditRole.INTRODUCTION: Word("引荐", "Introduction", ("推荐",)),
        e.CreditRole.LANDING: Word("落地", "Landing", ("承接",)),
        e.CreditRole.ASSIST: Word("攻坚", "Assist"),
    },
    e.ClaimState: {
        e.ClaimState.PENDING: Word("待认定", "Pending"),
        e.ClaimState.VALID: Word("有效", "Valid"),
        e.ClaimState.EXPIRED: Word("失效", "Expired"),
        e.ClaimState.TRANSFERRED: Word("流转", "Transferred"),
        e.ClaimState.DISPUTED: Word("争议", "Disputed"),
    },
    e.AgreementKind: {
        e.AgreementKind.FRAMEWORK: Word("框架", "Framework", ("框架协议", "框架合同", "战略合作协议")),
        e.AgreementKind.INVESTMENT: Word("投资", "Investment", ("投资协议", "投资合同")),
        e.AgreementKind.SUPPLEMENT: Word("补充", "Supplement", ("补充协议",)),
    },
    e.FundState: {
        e.FundState.DRAFT: Word("草稿", "Draft"),
        e.FundState.CHECKED: Word("单位核", "Checked by the unit", ("单位审核", "已核")),
        e.FundState.CONFIRMED: Word("确认", "Confirmed", ("已确认",)),
        e.FundState.RETURNED: Word("退回", "Returned", ("已退回",)),
    },
    e.ActivityKind: {
        e.ActivityKind.VISIT: Word("出访", "Trip", ("外出招商",)),
        e.ActivityKind.RECEPTION: Word("接待", "Reception"),
        e.ActivityKind.SIGNING: Word("签约", "Signing", ("签约仪式",)),
        e.ActivityKind.PROMOTION: Word("推介", "Promotion", ("推介会",)),
        e.ActivityKind.CALL: Word("走访", "Call", ("走访企业",)),
        e.ActivityKind.FOLLOW_UP: Word("跟进", "Follow-up", ("跟进记录",)),
    },
    e.CommitmentSide: {
        e.CommitmentSide.GOVERNMENT: Word("政府", "Government", ("政府方",)),
        e.CommitmentSide.ENTERPRISE: Word("企业", "Enterprise", ("企业方",)),
    },
    e.CommitmentState: {
        e.CommitmentState.PENDING: Word("待兑现", "Pending", ("未兑现", "履行中", "进行中")),
        e.CommitmentState.PARTIAL: Word("部分兑现", "Partly fulfilled"),
        e.CommitmentState.FULFILLED: Word("已兑现", "Fulfilled", ("兑现", "已完成", "已履行")),
        e.CommitmentState.OVERDUE: Word("逾期", "Overdue", ("已逾期", "逾期未兑现")),
        e.CommitmentState.RELEASED: Word("已解除", "Released", ("解除", "已取消")),
    },
    e.TaskSource: {
        e.TaskSource.REVIEW: Word("评审", "Review", ("项目评审",)),
        e.TaskSource.MEETING: Word("会议", "Meeting"),
        e.TaskSource.BULLETIN: Word("通报", "Bulletin", ("专报",)),
        e.TaskSource.INSTRUCTION: Word("领导批示", "Leader's instruction", ("批示",)),
        e.TaskSource.OTHER: Word("其他", "Other", ("其它",)),
    },
    e.TaskState: {
        e.TaskState.OPEN: Word("进行中", "Open", ("未销号", "未完成", "办理中", "在办")),
        e.TaskState.CLOSED: Word("已销号", "Closed", ("销号", "已完成", "已办结", "办结")),
        e.TaskState.CANCELLED: Word("已取消", "Cancelled", ("取消",)),
    },
    e.TrainingForm: {
        e.TrainingForm.ONLINE: Word("线上", "Online", ("线上培训",)),
        e.TrainingForm.OFFLINE: Word("线下", "Offline", ("线下培训", "现场")),
    },
    e.TrainingState: {
        e.TrainingState.PLANNED: Word("计划", "Planned", ("计划中", "未举办")),
        e.TrainingState.HELD: Word("已举办", "Held", ("举办", "已完成")),
        e.TrainingState.CANCELLED: Word("取消", "Cancelled", ("已取消",)),
    },
    e.ReviewConclusion: {
        e.ReviewConclusion.PENDING: Word("待评审", "Pending"),
        e.ReviewConclusion.PASSED: Word("通过", "Passed"),
        e.ReviewConclusion.CONDITIONAL: Word("有条件通过", "Passed with conditions"),
        e.ReviewConclusion.SUPPLEMENT: Word("补充材料", "To be supplemented"),
        e.ReviewConclusion.FAILED: Word("不通过", "Failed"),
    },
    e.ReportKind: {
        e.ReportKind.FORTNIGHTLY: Word("双周专报", "Fortnightly report"),
        e.ReportKind.MONTHLY: Word("月度通报", "Monthly bulletin"),
        e.ReportKind.NOTICE: Word("定期公示", "Public notice"),
        e.ReportKind.ANNUAL: Word("年度报告", "Annual report"),
        e.ReportKind.LETTER: Word("函", "Letter"),
    },
    e.ReportState: {
        e.ReportState.DRAFT: Word("草稿", "Draft"),
        e.ReportState.CHECKED: Word("已核", "Checked"),
        e.ReportState.ISSUED: Word("已印发", "Issued"),
        e.ReportState.VOIDED: Word("已作废", "Voided"),
    },
    e.Indicator: {
        e.Indicator.OUTSIDE_FUNDS_IN_PLACE: Word(
            "市外内资到位额", "Domestic funds in place", ("内资到位额", "到位资金")
        ),
        e.Indicator.LANDED_QUALITY_PROJECTS: Word(
            "新增落地市外优质项目", "New quality projects landed", ("落地市外优质项目", "新增落地优质项目")
        ),
        e.Indicator.LANDED_OVER_100M: Word("亿元以上大项目", "Projects of 100 million or more", ("亿元以上项目",)),
        e.Indicator.LANDED_BEIJING: Word("北京区域优质项目", "Quality projects from Beijing", ("北京优质项目",)),
        e.Indicator.BEIJING_AGREEMENT_AMOUNT: Word("北京协议投资额", "Beijing agreement amount"),
        e.Indicator.LANDED_CENTRAL_SOE: Word("央企项目", "Central enterprise projects", ("落地央企项目",)),
        e.Indicator.LEADS_SOURCED: Word("项目信息", "Leads sourced", ("线索", "项目线索")),
        e.Indicator.LEADS_REFERRED: Word("推荐项目", "Leads referred", ("推荐", "推荐线索")),
        e.Indicator.LEADS_ASSISTED: Word("攻坚项目", "Leads assisted", ("攻坚", "攻坚线索")),
        e.Indicator.LEADS_LANDED: Word("已落地线索", "Leads landed", ("已落地", "落地线索")),
        e.Indicator.SIGNED_TO_LANDED_RATE: Word("签约落地率", "Signed to landed", ("签约→落地率", "签约→落地")),
        e.Indicator.UPDATE_TIMELINESS_RATE: Word("更新及时率", "Updates on time", ("及时率",)),
        e.Indicator.COMMITMENT_FULFILMENT_RATE: Word("承诺兑现率", "Commitments met", ("兑现率",)),
        e.Indicator.ACTIVITIES: Word("招商活动", "Activities", ("活动", "活动次数")),
        e.Indicator.REVIEW_MEETINGS: Word("评审会", "Review meetings", ("评审会议", "项目评审会")),
        e.Indicator.TRAININGS_ONLINE: Word("线上培训", "Online trainings"),
        e.Indicator.TRAININGS_OFFLINE: Word("线下培训", "Offline trainings"),
        e.Indicator.TRAINING_ATTENDANCES: Word("培训人次", "Training attendances", ("参训人次",)),
        e.Indicator.LEADS_ACCEPTED: Word("采纳线索", "Leads accepted", ("被采纳线索",)),
        e.Indicator.REFERRALS_MADE: Word("对外推荐", "Referrals made", ("推荐次数",)),
        e.Indicator.LANDINGS_CONTRIBUTED: Word("贡献落地", "Landings contributed", ("促成落地",)),
        e.Indicator.TASKS_CLOSED: Word("任务销号", "Tasks closed", ("销号任务",)),
    },
    Light: {
        Light.GREEN: Word("绿灯", "Green"),
        Light.YELLOW: Word("黄灯", "Yellow"),
        Light.RED: Word("红灯", "Red"),
    },
}
"""Every value of every closed vocabulary; a test holds it complete and free of words with two meanings."""
