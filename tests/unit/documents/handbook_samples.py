"""A small handbook with everything in it."""

import datetime
import io

from PIL import Image, ImageDraw

from desktop_app.documents.handbook_data import Chapter, FactBox, HandbookData, PolicyCard

TEXT = """
东丽区地处中心城区与滨海新区之间，**京津双城**联动发展的主轴贯穿全区，*区位优势* 明显。全区总面积约477平方公里，
下辖11个街道，形成“空港、高新、临空”三大板块。

### 交通条件

- 滨海国际机场坐落于区内，通达国内外100余个城市；
- 京津城际、津秦高铁穿区而过：
  - 到北京南站最快30分钟；
  - 到天津站10分钟；
- 高速公路网密度居全市前列。

1. 先到窗口咨询，由专人帮办；
2. 准备材料，网上提交，1个工作日内办结。

> 首谈首报的单位对项目负责到底，跨单位项目由区合作交流办统筹协调。

| 园区 | 面积（平方公里） | 主导产业 | 联系电话 |
|:---|---:|:---|:---:|
| 华明高新区 | 11.50 | 高端装备制造、新能源新材料、医疗器械 | 022-84900000 |
| 航空产业区 | 102.00 | 航空制造、航空物流与维修、临空服务 | 022-84900001 |
| 东丽湖 | 31.80 | 文化旅游、科技研发、总部经济 | 022-84900002 |

![华明高新区全景](park.png)

![找不到的图片](lost.png)
"""


def picture() -> bytes:
    """A small drawn landscape."""
    image = Image.new("RGB", (900, 480), (205, 225, 242))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 340, 900, 480), fill=(150, 182, 140))
    for n in range(9):
        draw.rectangle((60 + n * 90, 330 - (n * 67) % 190, 125 + n * 90, 345), fill=(95, 120 + n * 8, 160))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def handbook(visitor: str = "") -> HandbookData:
    """Three chapters, sections, facts, policies, a picture and one that is lost."""
    facts = (
        FactBox("地区生产总值", "678.9", "亿元", "区统计局", "2022年"),
        FactBox("市外内资到位额", "200.5", "亿元", "区合作交流办", "2022年"),
        FactBox("国家高新技术企业", "620", "家", "区科技局", "截至2022年底"),
        FactBox("建成区绿化覆盖率及人均公园绿地面积综合指数", "41.2", "%", "区城市管理委", "2022年"),
    )
    policies = (
        PolicyCard(
            "东丽区促进先进制造业高质量发展若干措施", "东丽政发〔2022〕8号", "区级", "2022年1月至2025年12月",
            "对新引进固定资产投资1亿元以上的制造业项目，按实际投资额给予支持。\n按年度兑现，免申即享。",
        ),
        PolicyCard("关于支持总部企业发展的意见", "津政办发〔2021〕33号", "市级", "长期"),
    )  # fmt: skip
    sections = (Chapter("历史沿革", "History", TEXT), Chapter("人口与城镇", "", TEXT))
    chapters = (
        Chapter("区情区貌", "About Dongli", TEXT, facts, (), sections),
        Chapter("企业设立流程", "Setting up a company", TEXT * 2),
        Chapter(
            "行业扶持办法", "", "本章列出现行有效的政策。", (), policies, (Chapter("制造业", "", TEXT, (), policies),)
        ),
    )
    return HandbookData(
        "东丽区招商手册", "东丽区合作交流办公室", datetime.date(2023, 3, 1), chapters,
        "投资东丽　共赢未来", "2023年第1版", visitor,
        (("电话", "022-84375000"), ("地址", "天津市东丽区先锋东路6号"), ("邮箱", "hzjlb@example.cn")),
        {"park.png": picture()},
    )  # fmt: skip
