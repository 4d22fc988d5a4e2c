"""What the sample's duties, next steps and follow-ups say: what fits the unit, and how far the project is."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import Enum

from desktop_app.services.sample_year.project import Project
from desktop_app.services.sample_year.words import ON_ROOFS

_ITS_PLACE = "落实{name}载体交付时间"
_TERRITORIAL = (
    "协调{name}用电增容",
    _ITS_PLACE,
    "核实{name}到位资金凭证",
    "推动{name}办理环评手续",
    "落实{name}扶持条款",
)
_FIRST_MONEY = "督促{name}首笔资金到位"
_ANY_BUREAU = ("走访{name}，听取意见建议",)
_BUREAUS = {
    "DL30": ("落实{name}人才政策",),
    "DL31": ("做好{name}宣传报道",),
    "DL36": ("办理{name}立项备案", "推动{name}办理节能审查"),
    "DL37": ("落实{name}员工子女入学",),
    "DL38": ("辅导{name}申报科技企业认定",),
    "DL39": ("协调{name}用电增容", "推荐{name}进入重点产业链"),
    "DL40": ("办理{name}外来员工落户手续", "指导{name}完善安防设施"),
    "DL42": ("审查{name}补充协议",),
    "DL43": ("核算{name}扶持资金", "测算{name}扶持资金"),
    "DL44": ("组织{name}专场招聘", "落实{name}用工补贴"),
    "DL45": ("办理{name}规划手续", "核实{name}用房规划用途"),
    "DL46": ("推动{name}办理环评手续",),
    "DL47": ("协助{name}办理施工手续",),
    "DL48": ("协调{name}周边道路和停车设施",),
    "DL49": ("协调{name}货运车辆通行",),
    "DL50": _ANY_BUREAU,
    "DL51": ("协调{name}供排水接入",),
    "DL52": ("组织{name}参加展会", "向{name}引荐上下游企业"),
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
    "DL73": (_ITS_PLACE,),
    "DL74": (_ITS_PLACE,),
    "DL75": ("研究参股{name}的方案",),
}
"""By the codes of the sample's units (resources/sample/units.csv)."""
_ONCE_BUILDING = {
    _ITS_PLACE: "协调{name}后续用房",
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
_WITH_MONEY = {"督促首笔资金到位": "督促后续资金到位", "对接增资变更登记": "了解后续出资安排"}
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
_INSTALLED, _STARTED = "与企业通话，了解设备安装调试情况。", "与企业通话，了解施工组织安排。"
"""What is told of works, and in its place while they have hardly begun."""
_NEAR, _BARELY = timedelta(30), timedelta(60)
_FOLLOW_UPS = {
    "评审": (
        "与投资方通话，反馈专家意见。",
        "沟通投资协议条款，约定下次会面。",
        "按专家意见完善投资计划。",
        "对接载体，核对面积和租金。",
        "逐项反馈企业提出的问题。",
    ),
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
        _INSTALLED,
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
_BETWEEN = (
    "与投资方通话，了解项目推进情况。",
    "核对项目资料，指导补充佐证材料。",
    "了解企业近期安排，逐项对接需求。",
    "沟通工作进度，商定后续对接安排。",
    "走访企业，记录需要协调的事项。",
)
"""What is told between a step and its confirmation: a bulletin tells the step before it, and the stage as it was."""
_RUNNING = (
    "走访企业，了解运行情况。",
    "核对项目资料，指导补充佐证材料。",
    "了解企业近期安排，逐项对接需求。",
    "与企业通话，了解运行情况。",
    "走访企业，记录需要协调的事项。",
)
"""What is told in its place once it produces."""
_REGISTERED = {
    "对接注册地址与经营范围。": "了解后续出资安排。",
    "指导准备企业注册材料。": "指导整理出资凭证。",
    "协助办理企业注册": "对接增资变更登记",
}
"""What is told in its place of a project whose company there is already: money comes soon, or it adds to another."""
_UNPAID = {
    "了解后续出资安排。": "了解首笔资金安排。",
    "指导整理出资凭证。": "了解首笔资金安排。",
    "指导整理到位资金凭证。": "了解首笔资金安排。",
    "核对投资进度和付款凭证。": "了解首笔资金安排。",
}
"""What is told in its place while no money has arrived."""
_SOON = timedelta(14)
_MOVED_IN = timedelta(240)
"""Who landed so long ago has a place."""
_ADDS = re.compile(r"（[二三四五六七八九十]期）|增资扩产")

IN_OPERATION = "走访企业，了解经营情况和增资意向。"
_NOT_YET = "走访企业，了解项目建设和资金到位情况。"
"""What a visit to an enterprise is about, and what until it is in production."""

SERVICES = "开业运营类"
_OF_SERVICES = {
    _NOT_YET: "走访企业，了解项目筹备和资金到位情况。",
    "补充环评与能耗材料": "补充经营方案与用房材料",
    "协调施工许可办理": "协调装修消防手续办理",
    "督促设备进场": "督促人员到岗",
    "跟进建设进度": "跟进开业准备",
    "了解环保、能耗情况，指导准备评审材料。": "了解用房需求，指导准备评审材料。",
    "与投资方通话，了解资金和设备安排。": "与投资方通话，了解资金和用房安排。",
    "对接装修、施工手续。": "对接装修、消防手续。",
    "了解用工、用电需求。": "了解用工、用房需求。",
    _INSTALLED: "与企业通话，了解装修和开业准备情况。",
    _STARTED: "与企业通话，了解装修进度安排。",
    _CONNECTED: "对接网络专线接入。",
    "了解招工和原料采购安排。": "了解招聘和业务开展安排。",
    "走访企业，了解生产和销售情况。": "走访企业，了解业务开展情况。",
    "对接用工、用能需求。": "对接用工、用房需求。",
    "协调{name}用电增容": "协调{name}网络专线接入",
    "推动{name}办理环评手续": "走访{name}，听取意见建议",
    "指导{name}办理排污许可": "走访{name}，听取意见建议",
    "推动{name}办理节能审查": "指导{name}落实节能措施",
    "协助{name}办理施工手续": "协助{name}办理装修手续",
    "协助{name}办理竣工验收": "协助{name}办理消防验收",
    "协调{name}货运车辆通行": "协调{name}员工通勤交通",
    "协调{name}供排水接入": "走访{name}，听取意见建议",
    "指导{name}办理职业卫生手续": "组织{name}员工健康体检",
    "指导{name}办理安全设施手续": "指导{name}落实消防安全责任",
    "协助办理施工许可": "协助办理装修消防手续",
    "取得施工许可": "取得营业执照",
    "按约定完成用电增容": "按约定接通网络专线",
}
"""What is told in its place of an enterprise of services, which builds and makes nothing."""
_OF_TRADES = {
    ON_ROOFS: {
        "用电增容": "并网接入",
        "交付载体": "落实屋顶资源",
        "载体交付时间": "屋顶资源",
        "落实高层次人才奖励": "协调落实屋顶资源",
        "协调解决员工公寓": "协调落实屋顶资源",
        "给予开办费用扶持": "给予并网费用扶持",
        "取得施工许可": "办妥并网手续",
        "施工许可": "并网手续",
    },
    "产业园": {
        "交付载体": "交付土地",
        "载体交付时间": "土地交付时间",
        "租赁合同条款": "土地出让合同条款",
        "现场查看载体": "现场查看地块",
        "对接载体租赁手续": "对接用地手续",
        "落实高层次人才奖励": "协调解决施工用水用电",
        "协调解决员工公寓": "协调解决施工用水用电",
    },
}
"""Words in place of others where the name of a project has one: a plant that makes power needs none, a park that is
built needs land."""


def fitting(projects: Sequence[Project], first: Project, due: date) -> Iterator[Project]:
    """The projects, from this one on, signed a month before a duty is due and not in production by then.

    None is among them that moves into another, which may not be built yet.
    """
    start, given = projects.index(first), due - timedelta(30)
    around = (*projects[start:], *projects[:start])
    return (one for one in around if not one.parent and _stage(one, given) in _GOING and _stage(one, due) in _GOING)


class Place(Enum):
    """How it stands with the place of a project: to be found, promised and still owed, or there."""

    OPEN, OWED, THERE = range(3)


def duty(drawn: int, owner: str, project: Project, due: date, *, bureau: bool, place: Place) -> str:
    """The matter of a duty that a unit has for a project; `drawn` of the five of a street or park."""
    if bureau:
        matters = _BUREAUS.get(owner, _ANY_BUREAU)
        text = matters[drawn % len(matters)]
    else:
        text = _TERRITORIAL[drawn]
        if "到位资金" in text and not has_money(project, due):
            text = _FIRST_MONEY
    landed, begun = project.step("落地"), project.step("开工")
    has_place = place is Place.THERE or bool(landed and landed.day < due - _MOVED_IN)
    if begun or (text == _ITS_PLACE and has_place):
        text = _ONCE_BUILDING.get(text, text)
    elif text == _ITS_PLACE and place is Place.OWED:
        text = "协调{name}过渡用房"
    elif "入统" in text:  # there is nothing to tell of yet
        [text] = _ANY_BUREAU
    return of_trade(project, text).format(name=project.name)


def next_steps(project: Project) -> tuple[str, ...]:
    """What a project may have for its next step at the end of the year: none when it is in production."""
    if project.wish.status != "正常":
        return ()
    steps = _NEXT_STEPS.get(project.stage, ())
    if _is_registered(project, date.max):
        steps = tuple(_REGISTERED.get(step, step) for step in steps)
    instead = _WITH_MONEY if has_money(project, date.max) else _WITHOUT_MONEY
    return tuple(of_trade(project, instead.get(step, step)) for step in steps)


def follow_ups(project: Project, day: date) -> tuple[str, ...]:
    """What may be told of a day's contact with a project, by the stage that it is at."""
    stage, reached = _stage(project, day), _reached(project, day)
    if reached in _FOLLOW_UPS and stage != reached:
        return _BETWEEN if reached != "投产" else _RUNNING
    told: tuple[str, ...] = _FOLLOW_UPS.get(stage, _BEFORE)
    if stage == "签约" and _is_registered(project, day):
        told = tuple(_REGISTERED.get(text, text) for text in told)
    if not has_money(project, day):
        told = tuple(_UNPAID.get(text, text) for text in told)
    begun, production = project.step("开工"), project.step("投产")
    if production and day > production.day - _NEAR:
        told = tuple(_TRIED if text == _CONNECTED else text for text in told)
    elif begun and day < begun.day + _BARELY:
        told = tuple(_STARTED if text == _INSTALLED else text for text in told)
    return tuple(of_trade(project, text) for text in told)


def visits(project: Project, day: date) -> str:
    """What is told of a visit to the enterprise of a project."""
    return IN_OPERATION if _reached(project, day) == "投产" else of_trade(project, _NOT_YET)


def has_money(project: Project, day: date) -> bool:
    """Whether money had arrived by a day."""
    return any(fund.state == "确认" and fund.arrived <= day for fund in project.funds)


def of_trade(project: Project, text: str) -> str:
    """A text in the words that fit the trade of a project."""
    if project.trade.track == SERVICES:
        return _OF_SERVICES.get(text, text)
    words = next((words for trade, words in _OF_TRADES.items() if trade in project.name), {})
    for word, other in words.items():
        text = text.replace(word, other)
    return text


def _is_registered(project: Project, day: date) -> bool:
    """Whether its company is there, or will be as soon as a bulletin tells of the day."""
    return bool(_ADDS.search(project.name)) or has_money(project, min(day, date.max - _SOON) + _SOON)


def _reached(project: Project, day: date) -> str:
    """The last stage that was reached by a day, whether that is confirmed or not."""
    return next((step.stage for step in reversed(project.steps) if step.day <= day), "")


def _stage(project: Project, day: date) -> str:
    """The stage that was confirmed by a day."""
    return next((step.stage for step in reversed(project.steps) if step.confirmed and step.confirmed <= day), "")
