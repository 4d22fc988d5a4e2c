"""The sheets of the data workbook and their columns, as the sample writes them."""

SHEETS: dict[str, tuple[str, ...]] = {
    "责任单位": (
        "单位代码", "单位名称", "简称", "分组", "上级单位代码", "负责人", "联络员", "电话", "启用日期", "停用日期",
    ),
    "投资方": ("投资方名称", "统一社会信用代码", "无代码原因", "注册地区划代码", "所有制", "上级投资方", "标签"),
    "项目": (
        "项目编号", "项目名称", "代号", "概述", "阶段", "状态", "赛道", "类型", "上级项目编号", "行业代码", "战新产业",
        "专项行动", "来源渠道", "中心线索", "首报单位代码", "落地单位代码", "总投资", "固定资产投资", "用地面积",
        "建筑面积", "优质项目", "承办人", "下一步", "下一步日期", "录入日期",
    ),
    "项目投资方": ("项目编号", "投资方名称", "份额", "牵头", "来源地区划代码"),
    "归属": ("项目编号", "单位代码", "角色", "比例"),
    "里程碑": ("项目编号", "阶段", "业务日期", "依据", "确认日期"),
    "协议": (
        "项目编号", "类型", "协议编号", "签订日期", "协议金额", "合法性审查文号", "合法性审查日期", "公平竞争审查文号",
        "公平竞争审查日期",
    ),
    "到位资金": (
        "项目编号", "投资方名称", "到位金额", "到位日期", "形式", "凭证类型", "凭证编号", "状态", "计入月份",
        "冲销凭证编号",
    ),
    "北京认定": ("项目编号", "批次文号", "认定日期", "认定金额"),
    "推荐": ("项目编号", "推荐单位代码", "接收单位代码", "推荐日期", "接收日期"),
    "攻坚": ("项目编号", "单位代码", "日期", "说明"),
    "活动": ("日期", "类型", "单位代码", "地点", "人员", "内容", "项目编号", "确认"),
    "承诺": ("项目编号", "方向", "条款", "条件", "金额", "到期日", "责任单位代码", "状态", "已兑金额"),
    "任务": ("来源", "事项", "责任单位代码", "配合单位代码", "到期日", "状态", "销号日期"),
    "指标目标": ("年度", "单位代码", "指标", "目标值"),
    "培训": ("主题", "形式", "开始时间", "结束时间", "地点", "讲师", "组织单位代码", "学时", "状态"),
    "培训签到": ("主题", "开始时间", "单位代码", "姓名", "签到"),
}  # fmt: skip
"""Sheet name -> headers, in the order of the template. Shares and rates in %, money in 万元, areas in ㎡."""

Cell = object
"""str, int, Decimal, date, datetime or None."""

Rows = dict[str, list[dict[str, Cell]]]
"""Sheet name -> rows, each a dict from header to cell."""


def empty_rows() -> Rows:
    """All sheets without rows."""
    return {sheet: [] for sheet in SHEETS}


def add(rows: Rows, sheet: str, *cells: Cell) -> None:
    """Append one row, its cells in the order of the sheet's columns."""
    rows[sheet].append(dict(zip(SHEETS[sheet], cells, strict=True)))


def yes_no(value: bool) -> str:
    """是 or 否."""
    return "是" if value else "否"
