"""What the sample's duties, next steps and follow-ups say: what fits the unit, and how far the project is."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop_app.services.sample_year.project import Project

_TERRITORIAL = (
    "协调{name}用电增容",
    "落实{name}载体交付时间",
    "核实{name}到位资金凭证",
    "推动{name}办理环评手续",
    "研究{name}扶持条款",
)
_FIRST_MONEY = "督促{name}首笔资金到位"
_BUREAUS = {
    "DL30": ("落实{name}人才政策",),
    "DL31": ("做好{name}宣传报道",),
    "DL36": ("办理{name}立项备案", "推动{name}办理节能审查"),
    "DL37": ("落实{name}员工子女入学",),
    "DL38": ("辅导{name}申报科技企业认定",),
    "DL39": ("协调{name}用电增容", "推动{name}申报技术改造支持"),
    "DL40": ("办理{name}外来员工落户手续", "指导{name}完善安防设施"),
    "DL42": ("审查{name}扶持条款",),
    "DL43": ("研究{name}扶持条款", "测算{name}扶持资金"),
    "DL44": ("组织{name}专场招聘", "落实{name}用工补贴"),
    "DL45": ("办理{name}规划手续", "核实{name}用房规划用途"),
    "DL46": ("推动{name}办理环评手续",),
    "DL47": ("协助{name}办理施工手续",),
    "DL48": ("协调{name}周边道路和停车设施",),
    "DL49": ("协调{name}货运车辆通行",),
    "DL50": ("向{name}引荐上下游企业",),
    "DL51": ("协调{name}供排水接入",),
    "DL52": ("组织{name}参加展会",),
    "DL54": ("指导{name}办理职业卫生手续",),
    "DL55": ("推荐退役军人到{name}就业",),
    "DL56": ("指导{name}办理安全设施手续",),
    "DL58": ("协调{name}使用国有载体",),
    "DL59": ("协助{name}办理营业执照变更",),
    "DL61": ("指导{name}准备入统材料",),
    "DL62": ("办理{name}员工参保登记",),
    "DL63": ("组织{name}银企对接",),
    "DL65": ("帮办{name}审批事项",),
    "DL66": ("辅导{name}办理税务登记",),
    "DL67": ("指导{name}组建工会",),
    "DL70": ("走访{name}，听取意见建议", "向{name}引荐上下游企业"),
    "DL71": ("向{name}推荐科技专家",),
    "DL72": ("向{name}引荐上下游企业",),
    "DL73": ("落实{name}载体交付时间",),
    "DL74": ("落实{name}载体交付时间",),
    "DL75": ("研究参股{name}的方案",),
}
"""By the codes of the sample's units (resources/sample/units.csv)."""
_ANY_BUREAU = ("走访{name}，听取意见建议",)
_ONCE_BUILDING = {
    "落实{name}载体交付时间": "协调{name}后续用房",
    "推动{name}办理环评手续": "指导{name}办理排污许可",
    "推动{name}办理节能审查": "指导{name}落实节能措施",
    "协助{name}办理施工手续": "协助{name}办理竣工验收",
    "办理{name}规划手续": "核实{name}用房规划用途",
    "办理{name}立项备案": "指导{name}申报专项资金",
}
"""What is asked for in place of what a project needs before it is built, of one that will have begun."""

_NEXT_STEPS = {
    "线索": ("约见投资方负责人", "核实企业背景并反馈意见"),
    "洽谈": ("组织实地考察载体", "商定投资协议主要条款", "完善项目投资计划"),
    "评审": ("补充环评与能耗材料", "按评审意见修改投资协议"),
    "签约": ("协助办理企业注册", "对接载体租赁手续", "督促首笔资金到位"),
    "落地": ("协调施工许可办理", "督促设备进场", "核实到位资金凭证"),
    "开工": ("跟进建设进度", "协助申报入统"),
}
_WITH_MONEY = {"督促首笔资金到位": "督促后续资金到位"}
_WITHOUT_MONEY = {"核实到位资金凭证": "督促首笔资金到位"}

_GOING = {"签约", "落地", "开工"}
_BEFORE = (
    "与投资方通话，了解内部决策进度。",
    "介绍载体情况，约定来区考察时间。",
    "商谈合作条款，约定下次会面。",
    "了解环保、能耗情况，指导准备评审材料。",
    "核对投资计划，记录需要协调的事项。",
)
_CONNECTED = "对接水、电、气接入。"
_TRIED = "了解试运行情况。"
"""What is told in its place when production is near: the connections stand by then."""
_NEAR = timedelta(30)
_FOLLOW_UPS = {
    "签约": (
        "与投资方通话，了解出资安排。",
        "对接注册地址与经营范围。",
        "指导准备企业注册材料。",
        "沟通租赁合同条款，约定下次会面。",
        "现场查看载体，记录需要协调的事项。",
    ),
    "落地": (
        "与投资方通话，了解资金和设备安排。",
        "对接装修、施工手续。",
        "指导整理到位资金凭证。",
        "了解用工、用电需求。",
        "现场查看进度，记录需要协调的事项。",
    ),
    "开工": (
        "与企业通话，了解设备安装调试情况。",
        _CONNECTED,
        "核对投资进度和付款凭证。",
        "了解招工和原料采购安排。",
        "现场查看进度，记录需要协调的事项。",
    ),
    "投产": (
        "走访企业，了解生产和销售情况。",
        "对接用工、用能需求。",
        "指导企业准备入统材料。",
        "了解增资扩产意向。",
        "现场走访，记录需要协调的事项。",
    ),
}
"""As many for each stage, and none names a stage: a bulletin takes that for the telling of the step itself."""


def fitting(projects: Sequence[Project], first: Project, due: date) -> Project:
    """The first project, from this one on, signed a month before a duty is due and not in production by then."""
    start, given = projects.index(first), due - timedelta(30)
    around = (*projects[start:], *projects[:start])
    return next((one for one in around if _stage(one, given) in _GOING and _stage(one, due) in _GOING), first)


def duty(drawn: int, owner: str, project: Project, due: date, *, bureau: bool) -> str:
    """The matter of a duty that a unit has for a project; `drawn` of the five of a street or park."""
    if bureau:
        matters = _BUREAUS.get(owner, _ANY_BUREAU)
        text = matters[drawn % len(matters)]
    else:
        text = _TERRITORIAL[drawn]
        if "到位资金" in text and not _money(project, due):
            text = _FIRST_MONEY
    if project.step("开工"):
        text = _ONCE_BUILDING.get(text, text)
    return text.format(name=project.name)


def next_steps(project: Project) -> tuple[str, ...]:
    """What a project may have for its next step at the end of the year: none when it is in production."""
    if project.wish.status != "正常":
        return ()
    steps = _NEXT_STEPS.get(project.stage, ())
    instead = _WITH_MONEY if _money(project, date.max) else _WITHOUT_MONEY
    return tuple(instead.get(step, step) for step in steps)


def follow_ups(project: Project, day: date) -> tuple[str, ...]:
    """What may be told of a day's contact with a project, by the stage that it is at as lists have it."""
    told = _FOLLOW_UPS.get(_stage(project, day), _BEFORE)
    production = project.step("投产")
    if production and day > production.day - _NEAR:
        return tuple(_TRIED if text == _CONNECTED else text for text in told)
    return told


def _stage(project: Project, day: date) -> str:
    """The stage that was confirmed by a day."""
    return next((step.stage for step in reversed(project.steps) if step.confirmed and step.confirmed <= day), "")


def _money(project: Project, day: date) -> bool:
    """Whether money had arrived by a day."""
    return any(fund.state == "确认" and fund.arrived <= day for fund in project.funds)
