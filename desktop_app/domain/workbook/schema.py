"""The sheets of the data workbook, in the order in which they are imported: what is referred to comes first."""

from db import enums as e
from desktop_app.domain.workbook.columns import Column, Kind, Many, Sheet

REASON = "原因"
"""Header of the last column of a rejects file; ignored when such a file is imported."""

GUIDE = "说明"
"""Name of the sheet that explains the template."""

JOINER = "、"

_PROJECT = Column("项目编号", "project_id", Kind.REF, required=True, target="项目", width=18)
_INVESTOR = Column("投资方名称", "investor_id", Kind.REF, target="投资方", width=30)


def _unit(header: str, field: str = "unit_id", *, required: bool = False) -> Column:
    return Column(header, field, Kind.REF, required=required, target="责任单位", width=14)


def _flag(header: str, field: str) -> Column:
    return Column(header, field, Kind.FLAG, default=False, width=9)


def _region(header: str, field: str) -> Column:
    return Column(header, field, Kind.TERM, terms="region", shows_code=True)


UNITS = Sheet(
    "责任单位",
    "unit",
    (
        Column("单位代码", "code", Kind.CODE, required=True),
        Column("单位名称", "name", required=True, width=26),
        Column("简称", "short_name", width=18),
        Column("分组", "group", Kind.WORD, required=True, words=e.UnitGroup, width=9),
        _unit("上级单位代码", "parent_id"),
        Column("负责人", "leader"),
        Column("联络员", "contact"),
        Column("电话", "phone", width=16),
        Column("启用日期", "active_from", Kind.DATE),
        Column("停用日期", "active_to", Kind.DATE),
    ),
    key=("code",),
    order=("code",),
    parent="parent_id",
)
INVESTORS = Sheet(
    "投资方",
    "investor",
    (
        Column("投资方名称", "name", required=True, width=34),
        Column("统一社会信用代码", "uscc", Kind.CODE, width=22),
        Column("无代码原因", "no_uscc_reason", Kind.WORD, words=e.NoUsccReason, width=12),
        _region("注册地区划代码", "region_code"),
        Column("所有制", "ownership", Kind.WORD, words=e.Ownership, width=9),
        Column("上级投资方", "parent_id", Kind.REF, target="投资方", width=30),
        Column(
            "标签",
            "tags",
            Kind.TERMS,
            terms="investor_tag",
            open=True,
            many=Many("investor_tag", "investor_id", "tag"),
            width=24,
            hint="多个标签用“、”分隔",
        ),
    ),
    key=("name",),
    order=("name",),
    parent="parent_id",
)
PROJECTS = Sheet(
    "项目",
    "project",
    (
        Column("项目编号", "number", Kind.CODE, required=True, width=18),
        Column("项目名称", "name", width=34),
        Column("代号", "codename"),
        Column("概述", "summary", width=40),
        Column("阶段", "stage", Kind.WORD, default=e.Stage.LEAD, words=e.Stage, width=9),
        Column("状态", "status", Kind.WORD, default=e.ProjectStatus.ACTIVE, words=e.ProjectStatus, width=9),
        Column("赛道", "track", Kind.WORD, words=e.Track, width=12),
        Column("类型", "kind", Kind.WORD, default=e.ProjectKind.NEW, words=e.ProjectKind, width=9),
        Column("上级项目编号", "parent_id", Kind.REF, target="项目", width=18),
        Column("行业代码", "industry_code", Kind.TERM, terms="industry", shows_code=True, width=10),
        _flag("战新产业", "is_emerging"),
        Column("专项行动", "campaign_code", Kind.TERM, terms="campaign", open=True),
        Column("来源渠道", "source_code", Kind.TERM, terms="source", open=True),
        _flag("中心线索", "is_centre_lead"),
        _unit("首报单位代码", "host_unit_id"),
        _unit("落地单位代码", "landing_unit_id"),
        Column("总投资", "total_investment_fen", Kind.MONEY),
        Column("固定资产投资", "fixed_investment_fen", Kind.MONEY),
        Column("用地面积", "land_area_milli", Kind.AREA),
        Column("建筑面积", "building_area_milli", Kind.AREA),
        _flag("优质项目", "is_quality"),
        Column("承办人", "handler"),
        Column("下一步", "next_step", width=26),
        Column("下一步日期", "next_step_date", Kind.DATE),
        Column("录入日期", "entered_on", Kind.DATE),
    ),
    key=("number",),
    order=("number",),
    parent="parent_id",
)
PROJECT_INVESTORS = Sheet(
    "项目投资方",
    "project_investor",
    (
        _PROJECT,
        Column("投资方名称", "investor_id", Kind.REF, required=True, target="投资方", width=34),
        Column("份额", "share", Kind.PERCENT, required=True, hint="百分数，同一项目合计 100"),
        _flag("牵头", "is_lead"),
        _region("来源地区划代码", "origin_code"),
    ),
    key=("project_id", "investor_id"),
    order=("project_id", "-is_lead", "-share", "investor_id"),
    shares="share",
    of_project=True,
)
CREDITS = Sheet(
    "归属",
    "credit",
    (
        _PROJECT,
        _unit("单位代码", required=True),
        Column("角色", "role", Kind.WORD, required=True, words=e.CreditRole, width=9),
        Column("比例", "share", Kind.PERCENT, required=True, hint="百分数，同一项目合计 100"),
    ),
    key=("project_id", "unit_id", "role"),
    order=("project_id", "-share", "unit_id", "role"),
    shares="share",
    of_project=True,
)
MILESTONES = Sheet(
    "里程碑",
    "milestone",
    (
        _PROJECT,
        Column("阶段", "stage", Kind.WORD, required=True, words=e.Stage, width=9),
        Column("业务日期", "business_date", Kind.DATE),
        Column("依据", "basis", width=24),
        Column("确认日期", "confirmed_on", Kind.DATE, hint="空 = 未确认"),
    ),
    key=("project_id", "stage"),
    order=("project_id", "stage"),
    of_project=True,
)
AGREEMENTS = Sheet(
    "协议",
    "agreement",
    (
        _PROJECT,
        Column("类型", "kind", Kind.WORD, required=True, words=e.AgreementKind, width=9),
        Column("协议编号", "number", width=20),
        Column("签订日期", "signed_on", Kind.DATE),
        Column("协议金额", "amount_fen", Kind.MONEY),
        Column("合法性审查文号", "legal_review_number", width=22),
        Column("合法性审查日期", "legal_review_date", Kind.DATE),
        Column("公平竞争审查文号", "fair_competition_number", width=22),
        Column("公平竞争审查日期", "fair_competition_date", Kind.DATE),
    ),
    key=("project_id", "kind", "number"),
    order=("project_id", "signed_on", "number", "kind"),
    numbered_by="number",
    of_project=True,
)
FUNDS = Sheet(
    "到位资金",
    "fund_entry",
    (
        _PROJECT,
        _INVESTOR,
        Column("到位金额", "amount_fen", Kind.MONEY, required=True),
        Column("到位日期", "arrived_on", Kind.DATE),
        Column("形式", "form_code", Kind.TERM, terms="fund_form"),
        Column("凭证类型", "evidence_code", Kind.TERM, terms="evidence", open=True),
        Column("凭证编号", "evidence_number", width=20),
        Column("状态", "state", Kind.WORD, default=e.FundState.DRAFT, words=e.FundState, width=9),
        Column("计入月份", "count_month", Kind.MONTH),
        Column("冲销凭证编号", "reverses", stored=False, width=20, hint="冲销行金额为负"),
    ),
    key=("project_id", "investor_id", "evidence_number", "reverses_id"),
    order=("project_id", "arrived_on", "evidence_number", "amount_fen"),
    numbered_by="evidence_number",
    of_project=True,
)
RECOGNITIONS = Sheet(
    "北京认定",
    "beijing_recognition",
    (
        _PROJECT,
        Column("批次文号", "batch_number", width=24),
        Column("认定日期", "recognised_on", Kind.DATE),
        Column("认定金额", "amount_fen", Kind.MONEY, required=True),
    ),
    key=("project_id", "batch_number", "recognised_on"),
    order=("recognised_on", "project_id", "batch_number"),
    numbered_by="batch_number",
    of_project=True,
)
REFERRALS = Sheet(
    "推荐",
    "referral",
    (
        _PROJECT,
        _unit("推荐单位代码", "from_unit_id"),
        _unit("接收单位代码", "to_unit_id"),
        Column("推荐日期", "referred_on", Kind.DATE),
        Column("接收日期", "accepted_on", Kind.DATE),
    ),
    key=("project_id", "from_unit_id", "to_unit_id", "referred_on"),
    order=("referred_on", "project_id", "to_unit_id"),
    of_project=True,
)
ASSISTS = Sheet(
    "攻坚",
    "assist",
    (_PROJECT, _unit("单位代码"), Column("日期", "assisted_on", Kind.DATE), Column("说明", "note", width=40)),
    key=("project_id", "unit_id", "assisted_on", "note"),
    order=("assisted_on", "project_id", "unit_id", "note"),
    of_project=True,
)
ACTIVITIES = Sheet(
    "活动",
    "activity",
    (
        Column("日期", "held_on", Kind.DATE, required=True),
        Column("类型", "kind", Kind.WORD, required=True, words=e.ActivityKind, width=9),
        _unit("单位代码"),
        Column("地点", "place", width=20),
        Column("人员", "people", width=20),
        Column("内容", "text", width=44),
        Column(
            "项目编号",
            "projects",
            Kind.REFS,
            target="项目",
            many=Many("activity_link", "activity_id", "project_id"),
            width=18,
            hint="多个项目用“、”分隔",
        ),
        _flag("确认", "confirmed"),
    ),
    key=("held_on", "kind", "unit_id", "place", "people", "text", "projects"),
    order=("held_on", "kind", "unit_id", "projects", "text", "place", "people"),
)
COMMITMENTS = Sheet(
    "承诺",
    "commitment",
    (
        _PROJECT,
        Column("方向", "side", Kind.WORD, required=True, words=e.CommitmentSide, width=9),
        Column("条款", "clause", width=30),
        Column("条件", "condition", width=24),
        Column("金额", "amount_fen", Kind.MONEY),
        Column("到期日", "due_on", Kind.DATE),
        _unit("责任单位代码"),
        Column("状态", "state", Kind.WORD, default=e.CommitmentState.PENDING, words=e.CommitmentState, width=10),
        Column("已兑金额", "paid_fen", Kind.MONEY),
    ),
    key=("project_id", "side", "clause", "condition", "due_on", "unit_id"),
    order=("project_id", "due_on", "side", "clause", "condition", "unit_id"),
    of_project=True,
)
TASKS = Sheet(
    "任务",
    "task",
    (
        Column("来源", "source", Kind.WORD, required=True, words=e.TaskSource, width=10),
        Column("事项", "matter", required=True, width=40),
        _unit("责任单位代码"),
        Column("配合单位代码", "co_unit_codes", Kind.UNITS, width=18, hint="多个单位用“、”分隔"),
        Column("到期日", "due_on", Kind.DATE),
        Column("状态", "state", Kind.WORD, default=e.TaskState.OPEN, words=e.TaskState, width=9),
        Column("销号日期", "closed_on", Kind.DATE),
    ),
    key=("source", "matter", "unit_id", "due_on"),
    order=("due_on", "source", "matter", "unit_id"),
)
TARGETS = Sheet(
    "指标目标",
    "target",
    (
        Column("年度", "year", Kind.YEAR, required=True, width=8),
        Column("单位代码", "unit_id", Kind.REF, target="责任单位", hint="空 = 全区"),
        Column("指标", "indicator", Kind.WORD, required=True, words=e.Indicator, width=24),
        Column("目标值", "value", Kind.TARGET, required=True, hint="金额为万元，比率为百分数，其余为个数"),
    ),
    key=("year", "unit_id", "indicator"),
    order=("year", "unit_id", "indicator"),
)
TRAININGS = Sheet(
    "培训",
    "training_session",
    (
        Column("主题", "topic", required=True, width=30),
        Column("形式", "form", Kind.WORD, required=True, words=e.TrainingForm, width=9),
        Column("开始时间", "starts_at", Kind.MOMENT, required=True, width=18),
        Column("结束时间", "ends_at", Kind.MOMENT, width=18),
        Column("地点", "place", width=20),
        Column("讲师", "teacher"),
        _unit("组织单位代码"),
        Column("学时", "hours_centi", Kind.HOURS, width=9),
        Column("状态", "state", Kind.WORD, default=e.TrainingState.PLANNED, words=e.TrainingState, width=9),
    ),
    key=("topic", "starts_at"),
    order=("starts_at", "topic"),
)
ATTENDANCES = Sheet(
    "培训签到",
    "attendance",
    (
        Column("主题", "topic", required=True, stored=False, width=30),
        Column("开始时间", "starts_at", Kind.MOMENT, required=True, stored=False, width=18),
        _unit("单位代码"),
        Column("姓名", "person", required=True),
        _flag("签到", "attended"),
    ),
    key=("session_id", "unit_id", "person"),
    order=("starts_at", "topic", "unit_id", "person"),
)
SHEETS: tuple[Sheet, ...] = (
    UNITS, INVESTORS, PROJECTS, PROJECT_INVESTORS, CREDITS, MILESTONES, AGREEMENTS, FUNDS, RECOGNITIONS, REFERRALS,
    ASSISTS, ACTIVITIES, COMMITMENTS, TASKS, TARGETS, TRAININGS, ATTENDANCES,
)  # fmt: skip
BY_NAME = {sheet.name: sheet for sheet in SHEETS}
