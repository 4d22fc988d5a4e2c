import pytest

from desktop_app.documents.assemble_annual import short_name


@pytest.mark.parametrize(
    ("company", "short"),
    [
        ("国家电网有限公司", "国家电网"),
        ("国家能源投资集团有限责任公司（示例）", "国家能源投资集团"),
        ("福赛汽车部件股份有限公司", "福赛汽车部件"),
        ("中国铁路总公司", "中国铁路"),
        ("东丽区供销社", "东丽区供销社"),
    ],
)
def test_a_company_is_called_without_its_legal_form(company: str, short: str) -> None:
    assert short_name(company) == short
