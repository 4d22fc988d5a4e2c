"""Words that a title is not broken within (GB/T 9704-2012, 7.3.1: 词意完整), and what breaking between others costs.

The office's words are few and recur: a text is cut so that they cover most of it. What is none of them may be a name.
"""

from collections.abc import Sequence

KNOWN_WORDS = """
正在 已经 首批 厂房 改造 进行 现场 查看 记录 需要 沟通 合同 下次 会面 收集 核对 注册 地址 经营 范围 了解 内部 决策 通话
招商引资 招商 引资 工作 工作组 完成 情况 情况表 通报 专报 双周 月度 年度 季度 定期 公示 公告 报告 法治 政府 建设
建设类 开业 项目 大项目 项目部 投资 投资方 投资额 计划 主要 指标 内资 外资 市外 区外 境外 到位 到位额 到位资金 资金
优质 新增 追加 落地 签约 洽谈 评审 评审会 开工 投产 线索 推荐 攻坚 北京 天津 上海 广东 江苏 区域 协议 协议额 亿元
万元 以上 以下 名单 清单 一览表 明细表 统计表 排名表 排名 名次 得分 完成率 及时率 兑现率 落地率 序时 进度 百分点
同比 增长 下降 逾期 未逾期 事项 责任 单位 各单位 口径 统计 时点 全区 全市 全年 本年 本年度 本月 本期 上期 累计 街道
园区 委办局 部门 委员会 管委会 办事处 合作 交流 办公室 东丽区 天津市 更正 有关 数据 说明 印发 机制 方案 实施 意见
办法 规定 规则 通知 会议 纪要 议程 评分表 签到表 培训 培训班 手册 推介 推介会 产业 产业园 产业链 产业区 高新区 技术
经济 开发区 开发 智能 制造 智造 装备 生物 医药 医疗 器械 健康 大健康 研发 研究 检测 中心 总部 基地 平台 服务 运营
结算 能源 新能源 储能 光伏 分布式 汽车 车辆 部件 零部件 电池 电驱 系统 数字 科技 创新 集团 公司 有限公司 增资 扩产
生产线 生产 加工 材料 金属 构件 结构件 轨道 交通 航空 航天 多式联运 联运 运输 物流 仓储 供应链 跨境 电商 贸易 商品
零售 商务 商业 保理 租赁 设备 仪器 仪表 高端 高强 精密 轻量化 模组 光电 半导体 芯片 软件 工业 互联网 网络 货运 算法
机器人 总装 人力 资源 固废 资源化 食品 功能 制剂 文化 内容 设计 工程 分院 成果 转化 示范 联合 综合 全球 导航 通讯
产品 控制 环评 手续 施工 许可 用电 增容 载体 交付 约定 给予 资产 扶持 条款 租金 凭证 核实 协调 协助 推动 推进 督促
办理 对接 跟进 申报 入统 入场 进场 安排 下一步 时限 期限 时间 目标 任务 分工 要点 贯彻 落实 关于 问题 存在 措施 成效
举措 原因 结构 来源 来源地 性质 规模 行业 划分 类别 类型 阶段 承诺 兑现 企业 填报 质量 更新 信息 资料 完善 加强 提升
活动 需协调 未销号 销号 督办 督办函 催办 审查 合法性 改革 发展 教育 财政 税务 审计 统计局 教育局 财政局 商务局
税务局 审计局 水务局 体育局 民政局 司法局 应急 管理 管理局 市场 监督 城市 卫生 生态 环境 规划 社会 保障 事务 旅游
农业 农村 住房 信访 政务 金融 党组织 党建 作风 依法 行政 高质量 全员 退役 军人 竞争 公平 有限 责任公司 股份 自然
国有 保障局 交流办 人工 区级 银行 证券 基金 保险 学校 医院 酒类 网约车 车轨 团队 干部 队伍
传感器 减速器 变压器 服务器 连接器 封测 封装 测试 检验 实验室 实验 检修 维修 维护 改装 组装 装配 配套 配电 输电 变电
充电 充换电 集成 集成电路 电路 电子 电气 电力 电动 电机 电信 通信 通用 专用 氢能 制氢 制备 风电 核电 火电 水电 海上
陆上 重工 轻工 化工 化学 原料 制品 制造业 加工业 服务业 零售业 批发业 批发 物料 涂料 塑料 橡胶 纤维 纺织 服装 家具
造纸 印刷 玻璃 陶瓷 水泥 钢铁 钢材 有色 铸造 锻造 模具 刀具 机床 机械 船舶 铁路 公路 航运 港口 机场 空港 临港 海关
保税 口岸 大宗 大宗商品 冷链 快递 配送 采购 销售 分销 营销 展示 展览 会展 酒店 餐饮 文旅 体育 影视 动漫 游戏 传媒 广告
出版 电视 直播 视频 音乐 艺术 教学 培育 孵化 孵化器 加速器 研究院 研究所 设计院 分公司 子公司 地区 国际 全国 大厦 广场
楼宇 商圈 商贸 商场 超市 外贸 进出口 出口 进口 安全 信息安全 网络安全 大数据 算力 云计算 计算 计算机 区块链 物联网
物联 晶圆 显示 激光 光学 太阳能 锂电 燃料 燃气 天然气 石油 煤炭 矿业 环保 节能 绿色 低碳 循环 再生 回收 污水 垃圾 处理
净化 检疫 疫苗 药品 医学 诊断 护理 养老 康复 口腔 中药 西药 保健 化妆品 饮料 乳品 粮油 肉类 水产 种业 种植 养殖 畜牧
农产品 林业 渔业 园林 地产 物业 建筑 建材 装饰 市政 工业园 科技园 创业园 产业化 智慧 虚拟 现实 自动 自动化 无人机 无人
卫星 遥感 测绘 雷达 精工 重型 轻型 大型 小型 微型 首笔 接待 来访 考察 拜访 外地 外出 实地 介绍 洽商 商定 意向 布局
政策 扶持办法 投入 使用 其他 以及 本区 全部 部分 所有 已有 现有 原有 新建 改建 扩建 续建 在建 拟建 迁建 竣工 验收 试产
量产 达产 增产 产能 产值 营收 税收 领导 小组 领导小组 促进 促进中心 服务中心 对外 固定资产 固定资产投资 来区
央企 国企 民企 民营 国高新 华电 中国华电 国网 国家电网 国能 国家能源 中交 中车 中铁 中建 中石油 中石化 中远 中粮 中航
安装 调试 运输设备
通过 不予 有条件 补充 补充材料 再审 结论 待定 协议投资额
确认 整理 指导 试运行 新材料 电子级 新区 浦东新区 滨海新区 北京市 上海市 重庆市
区委 宣传部 统战部 组织部 网信办 政法委 编办
装修 消防 专线 网络专线 到岗 招聘 用房 逐项 佐证
"""
WORDS = frozenset(KNOWN_WORDS.split())
LONGEST = max(map(len, WORDS))
KNOWN = frozenset("年月日期号")
"""Characters that are words by themselves."""

WITHIN, COMPOUND, UNKNOWN, BESIDE_NAME, BETWEEN = 60.0, 12.0, 6.0, 3.0, 0.5
"""What it costs to break within a word, where two words make one, among characters of names, between a name and a
word, and between words."""
NOT_FIRST = frozenset("的之了等们率额类级性化者")
"""What no line of a title begins with, unless it begins a word (了解)."""
NOT_LAST = frozenset("和与及暨或在将把向对为由以第至")
"""What none ends with, unless it ends a word (核对)."""
ENDS = frozenset("的，、；：。》）”")
BEGINS = frozenset("和与及暨《（“")
ABOUT = "关于"


def seams(text: str) -> list[float]:
    """What breaking the text before each of its characters costs."""
    starts, known = _words(text)
    result = []
    for i, character in enumerate(text):
        before = text[i - 1] if i else ""
        clings = (character in NOT_FIRST and not known[i]) or (before in NOT_LAST and not known[i - 1])
        if not i or clings or text[:i].endswith(ABOUT):
            result.append(WITHIN)
        elif i not in starts:
            result.append(COMPOUND if _joins(text, i, starts) else WITHIN)
        elif before in ENDS or character in BEGINS:
            result.append(0.0)
        elif known[i - 1] and known[i]:
            result.append(BETWEEN)
        else:
            result.append(BESIDE_NAME if known[i - 1] or known[i] else UNKNOWN)
    return result


def _joins(text: str, at: int, starts: set[int]) -> bool:
    """Whether two words make the known one here: 到位 and 资金."""
    begun = max(start for start in starts if start < at)
    end = min((start for start in starts if start > at), default=len(text))
    return text[begun:at] in WORDS and text[at:end] in WORDS


def _words(text: str) -> tuple[set[int], Sequence[bool]]:
    """Where words begin, and which characters are of known words; the cut that leaves the fewest characters unknown."""
    best: list[tuple[int, int, int]] = [(0, 0, 0)]  # (unknown characters, words, length of the last one) up to here
    for end in range(1, len(text) + 1):
        one = text[end - 1].isascii()
        choices = [(best[end - 1][0] + (0 if one else 1), best[end - 1][1] + 1, 1)]
        for length in range(2, min(LONGEST, end) + 1):
            if text[end - length : end] in WORDS:
                choices.append((best[end - length][0], best[end - length][1] + 1, length))
        best.append(min(choices))
    starts, known, at = set[int](), [False] * len(text), len(text)
    while at:
        length = best[at][2]
        starts.add(at - length)
        known[at - length : at] = [length > 1 or text[at - 1].isascii() or text[at - 1] in KNOWN] * length
        at -= length
    return starts, known
