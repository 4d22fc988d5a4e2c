"""Investment plans of the projects that went to the review, in the words of the standard template."""

from dataclasses import dataclass
from random import Random

from desktop_app.services.sample_year.money import WAN
from desktop_app.services.sample_year.project import Project
from desktop_app.services.sample_year.words import ON_ROOFS

_MONTHS, _YEAR = 18, 12
_REVENUE_A_HEAD = 30 * WAN
"""The least revenue of a year (分) for each of the staff."""
_FEW = 6
_ROOFS = {
    "construction": "利用现有屋顶安装光伏组件，配套建设并网设施，建设期6个月。",
    "land_use": "使用屋顶和配套场地，不新建厂房。",
    "market": "自发自用，余电上网。",
}
"""What is told of a plant on roofs in place of what a factory needs."""


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """A complete investment plan; money in 分 a year. Its texts are named as columns of db.models.InvestmentPlan."""

    project: str
    texts: dict[str, str]
    revenue_fen: int
    tax_fen: int
    staff: int


def plan(project: Project, random: Random) -> SamplePlan:
    """The plan of one project."""
    lead, trade = project.parties[0].investor, project.trade
    others = "、".join(party.investor.name for party in project.parties[1:])
    total = f"{project.total / WAN:,.0f}万元"
    revenue = project.total * random.randint(60, 220) // 100 // WAN * WAN
    building, on_roofs = trade.track == "建设类", ON_ROOFS in project.name
    months = _months(project) if building and not on_roofs else 0
    paid = "；首年投入四成，次年投入六成。" if months > _YEAR else "，当年投入到位。"
    texts = {
        "investor_text": f"{lead.name}，主营{trade.field}，具备项目实施所需的技术与资金。"
        f"{f'{others}参与出资。' if others else ''}（示例）",
        "overview": f"拟在本区实施{project.name}，总投资{total}。",
        "construction": _built(months) if building else "租用现有载体，装修后开业。",
        "funding": f"总投资{total}，自有资金占六成，其余为银行贷款{paid}",
        "land_use": "使用工业用地。" if building else "租赁园区载体，不新增用地。",
        "market": f"面向京津冀及全国市场提供{trade.field}产品与服务。",
        "environment": "不属于高耗能、高排放项目。" if building else "不涉及环评审批，能耗较低。",
        "safety": "不涉及危险化学品，按要求配备消防与安全设施。",
        "support": "申请用工和人才服务。" if building else "申请载体租金支持和人才服务。",
        "risks": "市场与资金风险可控；如未按期投入，按协议约定退出。",
    }
    if on_roofs:
        texts |= _ROOFS
        revenue = revenue // 10 // WAN * WAN
    tax, staff = revenue * random.randint(2, 6) // 100, random.randint(15, 320)
    return SamplePlan(project.number, texts, revenue, tax, max(min(staff, revenue // _REVENUE_A_HEAD), _FEW))


def _months(project: Project) -> int:
    """In how many months a project is built: those that it really takes, where production has begun."""
    begun, produces = project.step("开工"), project.step("投产")
    return max((produces.day - begun.day).days // 30, 3) if begun and produces else _MONTHS


def _built(months: int) -> str:
    if months <= _YEAR:
        return f"改造厂房及配套设施，建设期{months}个月。"
    return f"新建厂房及配套设施，分两期实施，建设期{months}个月。"
