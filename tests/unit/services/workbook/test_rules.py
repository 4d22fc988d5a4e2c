"""What single sheets ask of their rows: money and its reversals, lead investors, credit codes, targets."""

from sqlalchemy import select
from stdnum.cn import uscc

from db.enums import FundState, Indicator
from db.models import FundEntry, Target
from desktop_app.services.office import Office
from tests.helpers.workbook import INVESTORS, PROJECT, book, cells, counts, fund, reasons, remarks, take


def test_a_reversal_finds_its_entry_before_or_after_it(office: Office) -> None:
    rows = [fund(-30, "R1", "E1"), fund(100, "E1"), fund(50, "E2"), fund(50, "E2", 投资方名称="上海示例二公司")]
    report = take(office, book(到位资金=rows))
    assert counts(report, "到位资金") == (4, 0, 0, 0)
    with office.read() as session:
        entries = {
            e.evidence_number: e for e in session.scalars(select(FundEntry).where(FundEntry.reverses_id.is_(None)))
        }
        reversal = session.scalars(select(FundEntry).where(FundEntry.reverses_id.is_not(None))).one()
        assert reversal.reverses_id == entries["E1"].id
        assert (reversal.amount_fen, reversal.state) == (-30_000_000, FundState.CONFIRMED)
    later = take(
        office, {"到位资金": [fund(-5, "R2", "E2"), fund(-5, "R3", "E2", 投资方名称=""), fund(-5, "R4", "无")]}
    )
    assert reasons(later) == {
        ("到位资金", 3): "several entries have the evidence number E2",
        ("到位资金", 4): "the project has no entry with the evidence number 无",
    }
    again = take(office, book(到位资金=rows))
    assert counts(again, "到位资金") == (0, 0, 4, 0)


def test_a_cell_without_a_character_that_can_be_kept_is_empty(office: Office) -> None:
    rows = [{**PROJECT, "项目名称": "\x1d\x07"}, {**PROJECT, "项目编号": "A1-2022-0002"}]
    report = take(office, book(项目=rows))
    assert reasons(report) == {("项目", 2): "neither name nor codename"}


def test_a_reversal_need_not_repeat_the_investor_and_the_form(office: Office) -> None:
    rows = [fund(100, "E1"), fund(-30, "E1冲", "E1")]
    rows[1] = {header: cell for header, cell in rows[1].items() if header not in ("投资方名称", "形式")}
    assert counts(take(office, book(到位资金=rows)), "到位资金") == (2, 0, 0, 0)
    with office.read() as session:
        entries = session.scalars(select(FundEntry)).all()
    assert len({(entry.investor_id, entry.form_code) for entry in entries}) == 1
    assert counts(take(office, book(到位资金=rows)), "到位资金") == (0, 0, 2, 0)


def test_only_reversals_are_negative_and_doubles_of_money_are_refused(office: Office) -> None:
    rows = [
        fund(-30, "E1"),
        fund(30, "E2", "E3"),
        fund(100, "E3"),
        fund(100, "E3"),
        fund(5, ""),
        fund(5, ""),
        fund(6, "", 计入月份=""),
    ]
    report = take(office, book(到位资金=rows))
    assert counts(report, "到位资金") == (3, 0, 0, 4)
    assert "must name the evidence number" in reasons(report)["到位资金", 2]
    assert reasons(report)["到位资金", 3] == "a reversal has a negative amount"
    assert reasons(report)["到位资金", 5] == "the same record stands in row 4 already"
    assert reasons(report)["到位资金", 7] == "the same record stands in row 6 already"
    assert "confirmed without a count month: it counts in no period" in remarks(report)


def test_confirmed_money_that_counts_nowhere_is_remarked_on(office: Office) -> None:
    rows = [
        fund(1, "E1"),
        fund(1, "E2", 形式=""),
        fund(1, "E3", 投资方名称=""),
        fund(1, "E4", 计入月份=""),
        fund(1, "E5", 形式="", 状态="草稿"),
    ]
    report = take(office, book(到位资金=rows))
    assert [(remark.number, remark.reason.words()) for remark in report.remarks if remark.sheet == "到位资金"] == [
        (3, "confirmed without a form: it counts nowhere"),
        (4, "confirmed without an investor: it counts nowhere"),
        (5, "confirmed without a count month: it counts in no period"),
    ]


def test_a_lone_investor_leads_unless_the_row_says_otherwise(office: Office) -> None:
    numbers = ["A1-2022-0001", "A1-2022-0002", "A1-2022-0003"]
    one, two = (row["投资方名称"] for row in INVESTORS)
    rows = [
        {"项目编号": numbers[0], "投资方名称": one, "份额": 100},
        {"项目编号": numbers[1], "投资方名称": one, "份额": 100, "牵头": "否"},
        {"项目编号": numbers[2], "投资方名称": one, "份额": 50},
        {"项目编号": numbers[2], "投资方名称": two, "份额": 50},
    ]
    sheets = book(项目=[{**PROJECT, "项目编号": number} for number in numbers], 项目投资方=rows)
    report = take(office, sheets)
    assert [row["牵头"] for row in cells(office)["项目投资方"]] == ["是", "否", "否", "否"]
    assert remarks(report) == ["the project has 0 lead investors"] * 2
    assert counts(take(office, sheets), "项目投资方") == (0, 0, 4, 0)


def test_a_wrong_credit_code_is_refused_and_a_missing_one_remarked_on(office: Office) -> None:
    good = "91120110MA05J0PU5L"
    investors = [
        {"投资方名称": "甲", "统一社会信用代码": "911201100000000000"},
        {"投资方名称": "乙"},
        {"投资方名称": "丙", "统一社会信用代码": "91110000100000008P".lower()},
        {"投资方名称": "丁", "统一社会信用代码": "91110000100000008P"},
    ]
    body = good[:17]
    valid = body + uscc.calc_check_digit(body)
    investors[2]["统一社会信用代码"] = valid.lower()
    investors[3]["统一社会信用代码"] = valid
    report = take(office, {"投资方": investors})
    assert reasons(report) == {("投资方", 2): "统一社会信用代码: 911201100000000000 is no unified social credit code"}
    assert remarks(report) == [
        "neither a unified social credit code nor why there is none",
        "the same unified social credit code as “丙”",
    ]


def test_targets_are_stored_in_their_indicators_measure(office: Office) -> None:
    rows: list[dict[str, object]] = [
        {"年度": 2022, "指标": "市外内资到位额", "目标值": 2_000_000},
        {"年度": "2022年", "指标": "landed_quality_projects", "目标值": "950", "单位代码": "A1"},
        {"年度": 2022.0, "指标": "签约→落地率", "目标值": 0.6},
        {"年度": 2022, "指标": "兑现率", "目标值": "60％"},
        {"年度": 2022, "指标": "更新及时率", "目标值": 90},
        {"年度": 2022, "指标": "攻坚", "目标值": -1},
        {"年度": 2022, "指标": "攻坚", "目标值": "多"},
    ]
    report = take(office, book(指标目标=rows))
    with office.read() as session:
        values = dict(session.execute(select(Target.indicator, Target.value)).all())
    assert values == {
        Indicator.OUTSIDE_FUNDS_IN_PLACE: 2_000_000 * 1_000_000,
        Indicator.LANDED_QUALITY_PROJECTS: 950_000,
        Indicator.SIGNED_TO_LANDED_RATE: 60_000,
        Indicator.COMMITMENT_FULFILMENT_RATE: 60_000,
        Indicator.UPDATE_TIMELINESS_RATE: 90_000,
    }
    assert counts(report, "指标目标")[3] == 2
    assert cells(office)["指标目标"][0]["指标"] == "市外内资到位额"
