"""Data workbooks nobody has seen before: another district, other years, everything that can be counted wrongly."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tests.helpers.dice import Dice, Row
from tests.helpers.indicator_oracle import INDICATORS, MONEY, RATES

GROUPS = ("园区", "街道", "委办局")
CODES = ("A", "07", "X-1", "开发区", "unit_9", "B2/c", "001", "ZZ.TOP", "LongUnitCode-2030", "n°5")
OWN, BEIJING = ("120000", "120110", "120116"), ("110000", "110105", "110108")
OUTSIDE = ("310104", "130100", "440300", "210200", "650100")
ELSEWHERE = ("810000", "710000", "820000", "990840", "990000")
EDGE_AMOUNTS = (
    (("投资", "9000"), ("补充", "1000"), ("框架", "50000")),
    (("投资", "9999.999999"), ("框架", "1")),
    (("投资", "9999.9999"), ("补充", "0.0001")),
    (("投资", "10000"),),
    (("补充", "12000"), ("补充", "-2000")),
    (("补充", "12000"), ("补充", "-2000.000001")),
    (("框架", "30000"),),
    (("投资", "3333.333333"), ("投资", "3333.333333"), ("补充", "3333.333334")),
    (),
)
SHARES = (
    ("100",),
    ("50", "50"),
    ("33.333333", "33.333333", "33.333334"),
    ("33.333333",) * 3,
    ("70", "30"),
    ("99.5", "0.5"),
    (),
)
STATES = ("确认",) * 6 + ("草稿", "退回", "单位核")
FORMS = ("货币",) * 4 + ("设备实物", "固投支出", "无形资产")


@dataclass
class Maker(Dice):
    """One workbook from one seed. Its years lie around `year`."""

    evidence: int = 0

    def make(self) -> dict[str, list[Row]]:
        """The whole workbook."""
        codes = self.units()
        investors = self.investors()
        for serial in range(1, self.dice.randrange(30, 60)):
            self.project(f"{self.dice.choice(codes)}-{self.year}-{serial:04d}", serial, codes, investors)
        self.occasions(codes)
        self.targets(codes)
        return self.book

    def units(self) -> list[str]:
        """A few, some closed, with codes of every shape."""
        codes = self.dice.sample(CODES, self.dice.randrange(6, len(CODES)))
        for place, code in enumerate(codes):
            closed = self.maybe(20, dt.date(self.year - self.dice.choice((0, 1)), 6, 30))
            self.add(
                "责任单位",
                单位代码=code,
                单位名称=f"第{place}单位",
                分组=GROUPS[place % 3],
                停用日期=closed,
                上级单位代码=codes[0] if place == 3 else None,
            )
        return codes

    def investors(self) -> list[str]:
        """Trees three deep under 央企 and others; regions of every kind, and none."""
        names: list[str] = []
        for place in range(18):
            region = self.dice.choice(
                (self.dice.choice(OWN), *BEIJING[:2], *OUTSIDE, self.dice.choice(ELSEWHERE), None)
            )
            kind = self.dice.choice(("央企", "国企", "民企", "民企", "民企", "外资", "港澳台", None))
            parent = self.maybe(50, self.dice.choice(names)) if names else None
            names.append(f"投资方{self.seed}-{place}")
            self.add(
                "投资方",
                投资方名称=names[-1],
                无代码原因="未注册",
                注册地区划代码=region,
                所有制=kind,
                上级投资方=parent,
            )
        self.dice.shuffle(self.book["投资方"])
        return names

    def project(self, number: str, serial: int, codes: Sequence[str], investors: Sequence[str]) -> None:
        """A project with everything that belongs to it."""
        chance, maybe = self.chance, self.maybe
        entered = self.day()
        self.add(
            "项目",
            项目编号=number,
            项目名称=f"项目{self.seed}-{serial}",
            阶段=self.dice.choice(("线索", "线索", "洽谈", "落地", "投产")),
            状态=self.dice.choice(("正常", "正常", "正常", "正常", "暂缓", "终止", "已并入")),
            类型="追加" if chance(15) else "新增",
            中心线索=self.yes(50),
            优质项目=self.yes(80),
            录入日期=entered,
            首报单位代码=self.dice.choice(codes),
            落地单位代码=maybe(50, self.dice.choice(codes)),
            上级项目编号=self.book["项目"][0]["项目编号"] if serial > 3 and chance(15) else None,
            总投资=self.money(),
        )
        partners = self.dice.sample(list(investors), self.dice.choice((1, 1, 2, 3)))
        lead = self.dice.randrange(len(partners)) if self.chance(95) else None
        for place, (name, share) in enumerate(zip(partners, _split(len(partners)), strict=True)):
            frozen = maybe(25, self.dice.choice((*OWN, *BEIJING, *OUTSIDE)))
            self.add(
                "项目投资方",
                项目编号=number,
                投资方名称=name,
                份额=Decimal(share),
                来源地区划代码=frozen,
                牵头="是" if place == lead else "否",
            )
        shares = self.dice.choice(SHARES)
        roles = self.dice.sample(("首谈", "引荐", "落地", "攻坚"), len(shares))
        for share, unit, role in zip(shares, self.dice.choices(codes, k=len(shares)), roles, strict=True):
            self.add("归属", 项目编号=number, 单位代码=unit, 角色=role, 比例=Decimal(share))
        self.life(number, entered)
        for place, (kind, amount) in enumerate(self.dice.choice(EDGE_AMOUNTS)):
            self.add(
                "协议",
                项目编号=number,
                类型=kind,
                协议编号=f"协{number}-{place}",
                签订日期=self.day(),
                协议金额=Decimal(amount),
            )
        for name in partners:
            for _ in range(self.dice.choice((0, 1, 1, 2))):
                self.money_in(number, name)
        self.side_sheets(number, codes)

    def life(self, number: str, entered: dt.date) -> None:
        """Milestones whose business date and confirmation may lie in different years."""
        for stage, percent in (("签约", 70), ("落地", 70), ("开工", 20), ("投产", 15)):
            if self.chance(percent):
                day = self.day()
                confirmed = self.dice.choice((day, day, day, self.day(), None))
                self.add("里程碑", 项目编号=number, 阶段=stage, 业务日期=day, 依据="营业执照", 确认日期=confirmed)

    def money_in(self, number: str, investor: str) -> None:
        """An entry, and perhaps what takes it back, wholly or in part, then or later."""
        self.evidence += 1
        evidence, day = f"凭-{self.evidence:05d}", self.day()
        form, amount = self.dice.choice(FORMS), self.money()
        counted = self.dice.choice((day, day, day, self.day()))
        cells: Row = {"项目编号": number, "投资方名称": investor, "形式": form, "凭证类型": "银行进账单"}
        self.add(
            "到位资金",
            **cells,
            到位金额=amount,
            到位日期=day,
            凭证编号=evidence,
            状态=self.dice.choice(STATES),
            计入月份=self.maybe(95, f"{counted:%Y-%m}"),
        )
        if self.chance(25):
            part = self.dice.choice((amount, amount, (amount / 3).quantize(Decimal("1e-6"))))
            later = self.dice.choice((counted, self.day()))
            self.add(
                "到位资金",
                **cells,
                到位金额=-part,
                到位日期=later,
                凭证编号=f"{evidence}冲",
                冲销凭证编号=evidence,
                状态=self.dice.choice(STATES),
                计入月份=f"{later:%Y-%m}",
            )

    def side_sheets(self, number: str, codes: Sequence[str]) -> None:
        """Recognitions, referrals, assists and promises."""
        pick = self.dice.choice
        for place in range(pick((0, 0, 0, 1, 2))):
            self.add(
                "北京认定",
                项目编号=number,
                批次文号=f"京津〔{place}〕{number}",
                认定日期=self.day(),
                认定金额=self.money(),
            )
        for _ in range(pick((0, 0, 1, 1, 2))):
            self.add(
                "推荐",
                项目编号=number,
                推荐单位代码=pick(codes),
                接收单位代码=pick(codes),
                推荐日期=(day := self.day()),
                接收日期=self.maybe(60, max(day, self.day())),
            )
        for place in range(pick((0, 0, 1, 2))):
            self.add("攻坚", 项目编号=number, 单位代码=pick(codes), 日期=self.day(), 说明=f"协调{place}")
        for place in range(pick((0, 0, 1, 2))):
            self.add(
                "承诺",
                项目编号=number,
                方向=pick(("政府", "政府", "企业")),
                条款=f"第{place}条",
                金额=self.money(),
                到期日=self.maybe(90, self.day()),
                责任单位代码=pick(codes),
                状态=pick(("待兑现", "部分兑现", "已兑现", "已兑现", "逾期", "已解除")),
            )

    def occasions(self, codes: Sequence[str]) -> None:
        """Activities, trainings and who came, duties."""
        pick = self.dice.choice
        numbers = [row["项目编号"] for row in self.book["项目"]]
        for place in range(40):
            self.add(
                "活动",
                日期=self.day(),
                类型=pick(("出访", "接待", "签约", "推介", "走访")),
                单位代码=pick(codes),
                内容=f"活动{place}",
                确认=self.yes(70),
                项目编号=self.maybe(70, "、".join(self.dice.sample(numbers, 3))),
            )
            self.add(
                "任务",
                来源=pick(("评审", "会议", "通报")),
                事项=f"事项{place}",
                责任单位代码=pick(codes),
                到期日=self.day(),
                **({"状态": "已销号", "销号日期": self.day()} if self.chance(60) else {"状态": "进行中"}),
            )
        for place in range(12):
            starts = dt.datetime.combine(self.day(), dt.time(pick((0, 9, 23)), pick((0, 30, 59))))
            self.add(
                "培训",
                主题=f"培训{place}",
                形式=pick(("线上", "线下")),
                开始时间=starts,
                组织单位代码=pick(codes),
                学时=Decimal("1.5"),
                状态=pick(("计划", "已举办", "已举办", "取消")),
            )
            for person in range(pick((0, 2, 4))):
                self.add(
                    "培训签到",
                    主题=f"培训{place}",
                    开始时间=starts,
                    单位代码=pick(codes),
                    姓名=f"学员{person}",
                    签到=self.yes(70),
                )

    def targets(self, codes: Sequence[str]) -> None:
        """For the district and the units; some nought, some missing."""
        for year in (self.year - 1, self.year, self.year + 1):
            for unit in (None, *codes):
                for indicator in (*INDICATORS, *BUREAU_INDICATORS):
                    if self.chance(60):
                        value = self.target(indicator)
                        self.add("指标目标", 年度=year, 单位代码=unit, 指标=indicator, 目标值=value)

    def target(self, indicator: str) -> Decimal:
        """万元, percent (above one, so that it is no fraction), or a number."""
        if self.chance(10):
            return Decimal(0)
        if indicator in MONEY:
            return Decimal(self.dice.choice((1, 1000, 123_456, 2_000_000)))
        if indicator in RATES:
            return Decimal(self.dice.choice((60, 80, 100)))
        return Decimal(self.dice.choice((1, 2, 3, 10)))


BUREAU_INDICATORS = ("leads_accepted", "referrals_made", "landings_contributed", "tasks_closed")


def _split(parts: int) -> tuple[str, ...]:
    return {1: ("100",), 2: ("20", "80"), 3: ("33.333333", "33.333334", "33.333333")}[parts]
