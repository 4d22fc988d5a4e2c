"""The edges of the rules and of the command line, through the real process: exact amounts, years, odd paths."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.dice import save
from tests.helpers.process import read, run

LEAP_DAY = dt.date(2028, 2, 29)
YI = Decimal(10_000)
"""万元 of 1 亿元."""

BOOK: dict[str, list[dict[str, Any]]] = {
    "责任单位": [{"单位代码": code, "单位名称": f"{code}街道", "分组": "街道"} for code in ("甲", "乙", "丙")],
    "投资方": [{"投资方名称": "外地企业", "无代码原因": "未注册", "注册地区划代码": "110105", "所有制": "民企"}],
    "项目": [
        {"项目编号": number, "项目名称": number, "优质项目": "是", "录入日期": LEAP_DAY}
        for number in ("整一亿", "差一分", "只有框架", "三家平分")
    ],
    "项目投资方": [
        {"项目编号": number, "投资方名称": "外地企业", "份额": 100, "牵头": "是"}
        for number in ("整一亿", "差一分", "只有框架", "三家平分")
    ],
    "归属": [
        {"项目编号": "三家平分", "单位代码": code, "角色": "落地", "比例": Decimal(share)}
        for code, share in (("甲", "33.333333"), ("乙", "33.333333"), ("丙", "33.333334"))
    ],
    "里程碑": [
        {"项目编号": number, "阶段": "落地", "业务日期": dt.date(2027, 12, 31), "确认日期": LEAP_DAY}
        for number in ("整一亿", "差一分", "只有框架", "三家平分")
    ],
    "协议": [
        {"项目编号": "整一亿", "类型": "投资", "协议编号": "1", "协议金额": Decimal(9000)},
        {"项目编号": "整一亿", "类型": "补充", "协议编号": "2", "协议金额": Decimal(1000)},
        {"项目编号": "差一分", "类型": "投资", "协议编号": "3", "协议金额": Decimal("9999.999999")},
        {"项目编号": "只有框架", "类型": "框架", "协议编号": "4", "协议金额": 50 * YI},
        {"项目编号": "三家平分", "类型": "投资", "协议编号": "5", "协议金额": YI},
    ],
    "到位资金": [
        {
            "项目编号": "三家平分",
            "投资方名称": "外地企业",
            "到位金额": YI,
            "到位日期": dt.date(2027, 1, 1),
            "形式": "货币",
            "凭证编号": "进账1",
            "状态": "确认",
            "计入月份": "2028-02",
        },
        {
            "项目编号": "三家平分",
            "到位金额": -YI,
            "到位日期": dt.date(2028, 3, 1),
            "凭证编号": "冲1",
            "冲销凭证编号": "进账1",
            "状态": "确认",
            "计入月份": "2029-01",
        },
    ],
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office in a folder with spaces that has taken the workbook in."""
    folder = tmp_path_factory.mktemp("edges") / "共享 盘 (2)"
    folder.mkdir()
    save(BOOK, folder / "数据 'O'Neil & 子.xlsx")
    assert run(folder / "办公室", "init", "--unit", "中心", "--name", "合作交流办", "--centre").returncode == 0
    taken = run(folder / "办公室", "import", str(folder / "数据 'O'Neil & 子.xlsx"))
    assert taken.returncode == 0, taken.stderr
    return folder / "办公室"


def cumulative(office: Path, year: int, month: int, *unit: str) -> dict[str, Any]:
    """Figures by indicator."""
    rows = read(office, "indicators", "--year", str(year), "--month", str(month), *unit)
    return {row["indicator"]: row["cumulative"] for row in rows}


def test_agreements_of_exactly_one_hundred_million_count_and_a_fen_less_does_not(office: Path) -> None:
    rows = {row["indicator"]: row for row in read(office, "indicators", "--year", "2028", "--month", "2")}
    assert sorted(rows["landed_over_100m"]["records"]) == ["三家平分", "整一亿"]
    assert rows["landed_quality_projects"]["cumulative"] == rows["landed_beijing"]["cumulative"] == 4
    assert cumulative(office, 2028, 1)["landed_quality_projects"] == 0
    assert cumulative(office, 2027, 12)["landed_quality_projects"] == 0


def test_three_thirds_of_one_hundred_million_are_whole(office: Path) -> None:
    parts = [cumulative(office, 2028, 12, "--unit", unit)["outside_funds_in_place"] for unit in ("甲", "乙", "丙")]
    assert sorted(parts) == ["33333333.00", "33333333.00", "33333334.00"]
    assert cumulative(office, 2028, 12)["outside_funds_in_place"] == "100000000.00"


def test_a_reversal_counts_in_its_own_month_even_of_the_next_year(office: Path) -> None:
    assert cumulative(office, 2029, 12)["outside_funds_in_place"] == "-100000000.00"
    rows = read(office, "indicators", "--year", "2029", "--month", "2")
    assert (rows[0]["month"], rows[0]["cumulative"], rows[0]["records"]) == ("0.00", "-100000000.00", ["冲1"])


@pytest.mark.parametrize("year", [1900, 1999, 2400, 8999])
def test_a_year_without_data_is_zeros(office: Path, year: int) -> None:
    for row in read(office, "indicators", "--year", str(year), "--month", "12"):
        assert row["cumulative"] in (0, "0.00", None)
        assert row["records"] == []
    assert {line["rank"] for line in read(office, "ranking", "--year", str(year), "--month", "1")} == {None}


def test_bulletins_of_a_year_without_data_are_made(office: Path, tmp_path: Path) -> None:
    for kind, period in (("monthly", "2031-01"), ("annual", "1900")):
        done = run(office, "report", kind, "--period", period, "--out", str(tmp_path / "新 夹" / f"{kind}.pdf"))
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / "新 夹" / f"{kind}.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("indicators", "--year", "1899", "--month", "1"), 2, "not a year"),
        (("indicators", "--year", "99999", "--month", "1"), 2, "not a year"),
        (("ranking", "--year", "2028", "--month", "0"), 2, "invalid choice"),
        (("fixture", "--projects", "5", "--units", "0", "--seed", "1"), 2, "not a whole number from 1 on"),
        (("fixture", "--projects", "-5", "--units", "1", "--seed", "1"), 2, "not a whole number from 0 on"),
        (("search", "甲", "--limit", "-1"), 2, "not a whole number"),
        (("reviews",), 2, "invalid choice"),
        (("review", "1", "--out", "x"), 1, "no review meeting"),
        (("indicators", "--year", "2028", "--month", "2", "--unit", ""), 1, "no unit"),
        (("export", "{file}/x.xlsx"), 1, "could not be written"),
        (("backup", "--out", "{file}/x.zip"), 1, "cannot be written"),
        (("report", "monthly", "--period", "2028-02", "--out", "{file}/x.pdf"), 1, "could not be written"),
        (("report", "annual", "--period", "9000", "--out", "x.pdf"), 1, "not a year"),
        (("import", "{file}"), 1, "not a workbook"),
        (("import", "{file}.xlsx"), 1, "no file"),
        (("restore", "{file}"), 1, "not a backup"),
    ],
)
def test_refusals_are_sentences(
    office: Path, tmp_path: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    file = tmp_path / "文件"
    file.write_text("x", encoding="utf-8")
    done = run(office, *(argument.format(file=file) for argument in arguments))
    assert (done.returncode, done.stdout) == (status, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    if status == 1:
        assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["文件"]


def test_an_office_cannot_be_made_where_a_file_lies(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    done = run(tmp_path / "文件" / "数据", "init", "--unit", "A", "--name", "甲")
    assert done.returncode == 1
    assert "cannot be used" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_circle_of_parents_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    parents = (("甲", "乙"), ("乙", "丙"), ("丙", "甲"), ("丁", "丙"), ("戊", None))
    rows = [{"投资方名称": name, "无代码原因": "未注册", "上级投资方": parent} for name, parent in parents]
    save({"投资方": rows}, tmp_path / "圈.xlsx")
    assert run(tmp_path / "办", "init", "--unit", "A", "--name", "甲").returncode == 0
    blocked = tmp_path / "圈.xlsx" / "rejects.xlsx"
    done = run(tmp_path / "办", "import", str(tmp_path / "圈.xlsx"), "--rejects", str(blocked), "--json")
    assert done.returncode == 3
    told = json.loads(done.stdout)
    assert [entry["row"] for entry in told["rejected"]] == [2, 3, 4, 5]
    assert (told["sheets"][0]["added"], told["rejects_file"]) == (1, None)
    assert "could not be written" in done.stderr
    assert run(tmp_path / "办", "import", str(tmp_path / "圈.xlsx")).returncode == 3
    assert (tmp_path / "圈.rejects.xlsx").exists()
    assert run(tmp_path / "办", "import", str(tmp_path / "圈.rejects.xlsx")).returncode == 3
