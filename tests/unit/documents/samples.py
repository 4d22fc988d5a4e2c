"""Documents to lay out in tests, and what they say."""

import datetime
from fractions import Fraction

from desktop_app.documents.data import (
    AnnualData,
    BigProject,
    Commitments,
    IndicatorRow,
    KeyProject,
    KeyProjects,
    MonthlyData,
    OverdueRow,
    Quality,
    QualityRow,
    RankGroup,
    RankRow,
    Reviews,
    Share,
    Structure,
    UnitRow,
)
from desktop_app.documents.model import Block, Document, Masthead, Paragraph, Table, text_paragraph
from desktop_app.domain.indicators import Light, Measure
from desktop_app.domain.report_parts import Part

DAY = datetime.date(2022, 12, 31)
SENTENCE = (
    "东丽区合作交流办全面落实“全员抓招商”要求，本年度引进市外内资到位额200.5亿元，完成全年目标的100.3%；"
    "新增落地市外优质项目1,007个（其中亿元以上大项目53个、北京区域优质项目186个），《项目评审机制方案》——"
    "作为准入环节的标准……已经印发，各街道园区、委办局按照责任清单逐项推进，于2022-12-31前完成。"
)
MASTHEAD = Masthead("招商引资月度通报", "第12期", "东丽区合作交流办公室", DAY, "总第36期", "内部资料", "0001")


def document(*blocks: Block) -> Document:
    return Document("招商引资月度通报", "东丽区合作交流办公室", DAY, blocks)


def texts(document: Document) -> str:
    """The paragraphs of a document, a line each."""
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def table(document: Document, caption: str) -> Table:
    """The table of a document that has this above it."""
    return next(block for block in document.blocks if isinstance(block, Table) and block.caption == caption)


def long_text(paragraphs: int) -> tuple[Block, ...]:
    return tuple(text_paragraph(f"第{number}，" + SENTENCE * 3) for number in range(1, paragraphs + 1))


def monthly_data(units: int = 40) -> MonthlyData:
    """A plausible December, every section filled."""
    yi = 10_000_000_000
    money, count, rate = Measure.MONEY, Measure.COUNT, Measure.RATE
    rows: list[tuple[str, Measure, int, int, Fraction]] = [
        ("市外内资到位额", money, 200 * yi, 18 * yi + 32_000_000, Fraction(401 * yi, 2)),
        ("新增落地市外优质项目", count, 1000, 92, Fraction(1007)),
        ("亿元以上大项目", count, 60, 4, Fraction(53)),
        ("北京区域优质项目", count, 180, 15, Fraction(186)),
        ("北京协议投资额", money, 100 * yi, 9 * yi, Fraction(1061 * yi, 10)),
        ("央企项目", count, 12, 1, Fraction(13)),
    ]
    indicators = [
        IndicatorRow(
            name, kind, Fraction(target), Fraction(month), Fraction(done), Fraction(done) / target,
            Fraction(done) / target - 1, Fraction(8, 100) if kind is money else None,
            Light.GREEN if done >= target else Light.YELLOW,
        )
        for name, kind, target, month, done in rows
    ]  # fmt: skip
    indicators.append(IndicatorRow("签约→落地率", rate, None, None, Fraction(62, 100), main=False))
    names = ["华明高新区", "东丽湖街道", "军粮城街道", "航空产业区", "金桥街道", "新立街道", "无瑕街道", "丰年村街道"]
    names += [f"第{n}责任单位" for n in range(9, units + 1)]
    ranked = [
        RankRow(
            name, n, 12000 - n * 387, (n % 5) - 2, list(Light)[n % 3], Fraction(yi * 20, n), Fraction(110 - 7 * n, 100)
        )
        for n, name in enumerate(names[:8], 1)
    ]
    ranked.append(RankRow("筹建中的新园区", None, None, None, None))
    project = KeyProject(
        "国能智深控制技术", "华明高新区", "央企、亿元", "落地", 3 * yi + 500_000_000,
        "厂房改造完成七成，首批设备已经进场，正在办理环评手续", "协调供电增容，争取投产", datetime.date(2023, 1, 31),
    )  # fmt: skip
    cut: tuple[Share, ...] = (
        Share("北京", Fraction(186), Fraction(106 * yi)),
        Share("江苏", Fraction(203), Fraction(50 * yi)),
    )
    cut += (Share("其他", Fraction(1235, 2), Fraction(445 * yi, 10)),)
    columns = tuple((name, kind) for name, kind, *_rest in rows)
    unit_rows = tuple(
        UnitRow(
            name,
            "园区" if n % 2 else "街道",
            (Fraction(yi * n), Fraction(n * 3, 2), Fraction(n), Fraction(n), None, Fraction(0)),
        )
        for n, name in enumerate(names, 1)
    )
    big = BigProject(
        "南京垠坤智能制造产业园", "华明高新区", "南京垠坤投资实业有限公司", "江苏", "商务服务业", "开工", 5 * yi, 2 * yi
    )
    late = tuple(
        OverdueRow(f"第{n}项承诺：厂房租金补贴兑现", "华明高新区", datetime.date(2022, 11, n), 30 - n, "政府承诺")
        for n in range(1, 9)
    )
    return MonthlyData(
        2022, 12, 12, 36, datetime.date(2023, 1, 6), DAY, tuple(indicators),
        (RankGroup("园区、街道", tuple(ranked)), RankGroup("委办局", tuple(ranked[:3]))),
        KeyProjects(31, 90 * yi, (project,) * 6),
        Structure(cut[:2], cut, cut[:2], cut, Fraction(401 * yi, 2)),
        Reviews(9, 41, 30, 6, 4, 1), Commitments(25, 22, 3, 320_000_000),
        Quality(
            200, 187, tuple(QualityRow(name, 20 - n % 4, 20, n % 3, n % 2) for n, name in enumerate(names[:10])),
            10, 2, 8, Fraction(9, 10),
        ),
        ("一是部分街道开工转化偏慢。" + SENTENCE,), ("一是加快项目落地。" + SENTENCE,),
        tuple(yi * (10 + n) for n in range(12)), tuple(None if n < 2 else yi * (9 + n) for n in range(12)),
        columns, unit_rows,
        (Fraction(200 * yi), Fraction(1007), Fraction(53), Fraction(186), Fraction(0), Fraction(0)),
        (Fraction(401 * yi, 2), Fraction(1007), Fraction(53), Fraction(186), Fraction(0), Fraction(0)),
        (big,) * 30,
        late,
        ("0.95", "0.70"),
        "东丽区合作交流办公室",
    )  # fmt: skip


def annual_data() -> AnnualData:
    """The year of the office's own report."""
    yi = 10_000_000_000
    return AnnualData(
        2022, DAY, Fraction(401 * yi, 2), Fraction(401, 400), Fraction(1007), Fraction(53), Fraction(186),
        Fraction(1061 * yi, 10), Fraction(1061, 1000), Fraction(13), ("国家电网", "国家能源集团", "中国华电"),
        ("国能智深控制技术", "中交筑航检测"), 128, 257, 206, 13, 57, ("坤鼎大健康产业园", "虹博基因医疗器械研发"), 3, 3,
        ("商业保理", "内资填报", "项目评审"), ("牵头制定了项目评审机制方案。",), ("一是责任压得不实。",),
        ("一是加强统筹。",), (), "东丽区合作交流办公室",
        known={Part.CENTRAL: 13, Part.KEY_PROJECTS: 1007, Part.LANDED: 57},
    )  # fmt: skip
