"""Words of the code tables: taken in, refused, read into codes."""

import pytest
from sqlalchemy import select

from db.models import CodeItem
from desktop_app.services.office import Office
from tests.helpers.workbook import INVESTORS, PROJECT, book, cells, fund, reasons, remarks, take


def test_unknown_words_join_open_tables_and_are_refused_by_closed_ones(office: Office) -> None:
    project = {**PROJECT, "专项行动": "新专项", "来源渠道": "商协会"}
    sheets = book(项目=[project], 到位资金=[fund(1, "E1", 凭证类型="新凭证"), fund(1, "E2", 形式="比特币")])
    sheets["投资方"] = [{**INVESTORS[0], "标签": "上市公司、新标签"}, INVESTORS[1]]
    report = take(office, sheets)
    assert [words for words in remarks(report) if "new to the code table" in words] == [
        "“新标签” is new to the code table of 标签 and was added to it",
        "“新专项” is new to the code table of 专项行动 and was added to it",
        "“新凭证” is new to the code table of 凭证类型 and was added to it",
    ]
    assert "货币、设备实物" in reasons(report)["到位资金", 3]
    with office.read() as session:
        items = session.scalars(select(CodeItem).where(CodeItem.origin == "office")).all()
        assert {(item.table, item.name) for item in items} == {
            ("investor_tag", "新标签"),
            ("campaign", "新专项"),
            ("evidence", "新凭证"),
        }
    assert cells(office)["投资方"][1]["标签"] == "上市公司、新标签"
    assert remarks(take(office, sheets)) == []


@pytest.mark.parametrize(
    ("cell", "shown", "doubtful"),
    [
        ("120110", "120110", False),
        (120110.0, "120110", False),
        ("11", "110000", False),
        ("台湾省", "710000", False),
        ("120199", "120199", True),
        ("889999", None, False),
        ("12x", None, False),
    ],
)
def test_region_codes(office: Office, cell: object, shown: str | None, doubtful: bool) -> None:
    report = take(office, {"投资方": [{"投资方名称": "示例", "无代码原因": "境外", "注册地区划代码": cell}]})
    rows = cells(office)["投资方"]
    assert [row["注册地区划代码"] for row in rows] == ([shown] if shown else [])
    assert any("is not in the code table" in words for words in remarks(report)) == doubtful


@pytest.mark.parametrize(("cell", "shown"), [("c35", "35"), (1.0, "01"), ("3562", "35"), ("C", "C"), ("农业", "01")])
def test_industry_codes(office: Office, cell: object, shown: str) -> None:
    take(office, book(项目=[{**PROJECT, "行业代码": cell}]))
    assert cells(office)["项目"][0]["行业代码"] == shown
