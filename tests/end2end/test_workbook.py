"""The data workbook as a script meets it: imports of good and bad files, the rejects file, and exports."""

import datetime as dt
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop_app.documents.workbook.reader import read_file
from tests.helpers.dice import Row, save
from tests.helpers.process import read, run

UNITS: list[Row] = [
    {"单位名称": "甲街道", "单位代码": "A1", "分组": "街道"},
    {"单位名称": "乙园区", "单位代码": "B2", "分组": "园区", "上级单位代码": "A1"},
]
INVESTORS: list[Row] = [
    {"投资方名称": f"北京{name}公司", "无代码原因": "未注册", "注册地区划代码": "110105", "所有制": "民企"}
    for name in "一二三"
]


def project(number: str, **cells: Any) -> Row:
    return {"项目编号": number, "项目名称": f"项目{number}", "录入日期": "2022-01-05", **cells}


def shares(number: str, *percents: Any) -> list[Row]:
    """Investors of a project, the first of them its lead."""
    return [
        {"项目编号": number, "投资方名称": f"北京{name}公司", "份额": percent, "牵头": "是" if name == "一" else "否"}
        for name, percent in zip("一二三", percents, strict=False)
    ]


def base(**sheets: list[Row]) -> dict[str, list[Row]]:
    return {"责任单位": UNITS, "投资方": INVESTORS, "项目": [project("P1")], **sheets}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("template") / "office"
    done = run(data, "init", "--unit", "ZX", "--name", "合作交流办", "--centre")
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Path:
    """An office with nothing but its own unit."""
    return Path(shutil.copytree(template, tmp_path / "办公室"))


def take(office: Path, file: Path, *options: str) -> dict[str, Any]:
    """Import with --json; exit status and counts go together."""
    done = run(office, "import", str(file), *options, "--json")
    report: dict[str, Any] = json.loads(done.stdout)
    refused = sum(sheet["rejected"] for sheet in report["sheets"])
    assert done.returncode == (3 if refused else 0), done.stderr
    assert len(report["rejected"]) == refused
    return report


def counts(report: Mapping[str, Any]) -> dict[str, tuple[int, int, int, int]]:
    return {s["sheet"]: (s["added"], s["updated"], s["unchanged"], s["rejected"]) for s in report["sheets"]}


def why(report: Mapping[str, Any]) -> dict[tuple[str, int], str]:
    return {(row["sheet"], row["row"]): "; ".join(row["reasons"]) for row in report["rejected"]}


def records(office: Path, kind: str) -> list[dict[str, Any]]:
    """One list as it is exported, without its empty cells."""
    file = office / f"{kind}.xlsx"
    done = run(office, "export", str(file), "--kind", kind)
    assert done.returncode == 0, done.stderr
    raw = read_file(file)[0]
    return [
        {str(header): cell for header, cell in zip(raw.rows[0], row, strict=True) if cell not in (None, "")}
        for row in raw.rows[1:]
    ]


def test_cells_are_taken_as_people_write_them(office: Path, tmp_path: Path) -> None:
    rows = [
        project("Ｐ１ ", 总投资="１，２３４．５", 录入日期=44635, 优质项目="√", 用地面积="15亩", 阶段=" 签约 "),
        project("P2", 总投资=12345.678901, 录入日期="2022年3月15日", 优质项目="是", 概述="长" * 1000),
        project("P3", 总投资="1.5亿元", 录入日期=dt.datetime(2022, 3, 15), 行业代码="35", 首报单位代码="Ｂ２"),
        project("P4", 总投资="0.000001", 录入日期="2022/3/15", 固定资产投资=0, 上级项目编号="P5"),
        project("P5", 录入日期="20220315"),
    ]
    file = tmp_path / "各种写法.xlsx"
    save(base(项目=rows), file)
    assert why(take(office, file)) == {}
    found = {row["项目编号"]: row for row in records(office, "projects")}
    assert {number: row.get("总投资") for number, row in found.items()} == {
        "P1": 1234.5,
        "P2": 12345.678901,
        "P3": 15000,
        "P4": 0.000001,
        "P5": None,
    }
    assert {row["录入日期"] for row in found.values()} == {dt.date(2022, 3, 15)}
    assert (found["P1"]["优质项目"], found["P1"]["阶段"], found["P1"]["用地面积"]) == ("是", "签约", 10000.005)
    assert len(found["P2"]["概述"]) == 1000
    assert (found["P3"]["首报单位代码"], found["P4"]["上级项目编号"]) == ("B2", "P5")


def test_bad_rows_are_refused_with_reasons_mended_and_taken(office: Path, tmp_path: Path) -> None:
    rows = [
        project("P1", 总投资=1.1234567),
        project("P2", 首报单位代码="没有"),
        project("P3", 上级项目编号="P1"),
        project("P4", 优质项目="也许", 录入日期="2022-02-30"),
        project("P5"),
        project("P5", 项目名称="重复"),
    ]
    money = {"投资方名称": "北京一公司", "到位金额": 10, "到位日期": "2022-05-01", "形式": "货币", "状态": "确认"}
    funds = [
        {**money, "项目编号": "P5", "凭证编号": "E1", "计入月份": "2022-05"},
        {**money, "项目编号": "P5", "凭证编号": "E2", "计入月份": "2022-06", "到位金额": -4, "冲销凭证编号": "E1"},
        {**money, "项目编号": "P5", "凭证编号": "E3", "计入月份": "2022-06", "到位金额": -4, "冲销凭证编号": "E9"},
        {**money, "项目编号": "P1", "凭证编号": "E1", "计入月份": "2022-05"},
        {**money, "项目编号": "P5", "凭证编号": "E4", "状态": "草稿"},
    ]
    file = tmp_path / "填报.xlsx"
    book = base(项目=rows, 到位资金=funds, 项目投资方=[*shares("P5", 60, 30), *shares("P2", 100)], 闲话=[{"a": 1}])
    book["责任单位"] = [{**UNITS[0], "备注": "x"}, UNITS[1]]
    save(book, file)
    report = take(office, file, "--rejects", str(tmp_path / "退回.xlsx"))
    assert counts(report)["项目"] == (1, 0, 0, 5)
    assert why(report) == {
        ("项目", 2): "总投资: “1.1234567” has more than 6 decimals",
        ("项目", 3): "首报单位代码: there is no unit 没有",
        ("项目", 4): "上级项目编号: the row of project P1 was refused",
        ("项目", 5): "录入日期: “2022-02-30” is not a date (write 2022-03-15); 优质项目: “也许” is neither 是 nor 否",
        ("项目", 7): "the same record stands in row 6 already",
        ("项目投资方", 2): "the shares of this project come to 90 %, not to 100 %",
        ("项目投资方", 3): "the shares of this project come to 90 %, not to 100 %",
        ("项目投资方", 4): "项目编号: the row of project P2 was refused",
        ("到位资金", 4): "the project has no entry with the evidence number E9",
        ("到位资金", 5): "项目编号: the row of project P1 was refused",
    }
    assert report["unknown_sheets"] == ["闲话"]
    assert report["unknown_columns"] == [{"sheet": "责任单位", "column": "备注"}]

    rejects = openpyxl.load_workbook(tmp_path / "退回.xlsx")
    assert rejects.sheetnames == ["项目", "项目投资方", "到位资金"]
    page = rejects["项目"]
    headers = [cell.value for cell in page[1]]
    assert headers[-1] == "原因"
    assert page.cell(2, len(headers)).value == "总投资: “1.1234567” has more than 6 decimals"
    for row, header, mended in (
        (2, "总投资", 1.123456),
        (3, "首报单位代码", "A1"),
        (5, "优质项目", "否"),
        (5, "录入日期", "2022-02-28"),
        (6, "项目编号", "P6"),
    ):
        page.cell(row, headers.index(header) + 1).value = mended
    rejects["项目投资方"].cell(2, 3).value = 70
    rejects["到位资金"].cell(2, [cell.value for cell in rejects["到位资金"][1]].index("冲销凭证编号") + 1).value = "E1"
    rejects.save(tmp_path / "改好.xlsx")
    again = take(office, tmp_path / "改好.xlsx")
    assert why(again) == {}
    assert (again["unknown_sheets"], again["unknown_columns"]) == ([], [])
    assert len(records(office, "projects")) == 6
    assert [row["到位金额"] for row in records(office, "funds")].count(-4) == 2


def test_thirds_come_to_a_hundred_or_are_refused_together(office: Path, tmp_path: Path) -> None:
    rows = [project(number) for number in ("P1", "P2", "P3", "P4")]
    parts = [
        *shares("P1", 33.33, 33.33, 33.34),
        *shares("P2", 33.333333, 33.333333, 33.333333),
        *shares("P3", 33.33, 33.33, 33.33),
        *shares("P4", "50%", "50％"),
    ]
    credits = [{"项目编号": "P1", "单位代码": code, "角色": "首谈", "比例": 50} for code in ("A1", "B2")]
    save(base(项目=rows, 项目投资方=parts, 归属=credits), tmp_path / "份额.xlsx")
    report = take(office, tmp_path / "份额.xlsx")
    assert counts(report)["项目投资方"] == (8, 0, 0, 3)
    assert set(why(report).values()) == {"the shares of this project come to 99.99 %, not to 100 %"}


def test_again_changes_nothing_and_update_changes_what_is_there(office: Path, tmp_path: Path) -> None:
    book = base(
        项目投资方=shares("P1", 60, 40),
        里程碑=[{"项目编号": "P1", "阶段": "签约", "业务日期": "2022-03-01"}],
        协议=[{"项目编号": "P1", "类型": "投资", "协议编号": "X1", "协议金额": 100}],
        活动=[{"日期": "2022-03-15", "类型": "走访", "单位代码": "A1", "内容": "看看", "项目编号": "P1"}],
        指标目标=[{"年度": 2022, "指标": "市外内资到位额", "目标值": 100}],
    )
    save(book, tmp_path / "1.xlsx")
    first = take(office, tmp_path / "1.xlsx")
    assert why(first) == {}
    before = run(office, "dump").stdout
    second = take(office, tmp_path / "1.xlsx")
    assert all((s["added"], s["updated"], s["rejected"]) == (0, 0, 0) for s in second["sheets"])
    assert run(office, "dump").stdout == before

    book["项目"] = [project("P1", 项目名称="改名", 总投资=5)]
    book["项目投资方"] = shares("P1", 70, 30)
    book["协议"] = [{**book["协议"][0], "协议金额": 200}]
    book["指标目标"] = [{**book["指标目标"][0], "目标值": 300}]
    save(book, tmp_path / "2.xlsx")
    kept = take(office, tmp_path / "2.xlsx")
    assert "is there already with other content" in why(kept)["项目", 2]
    assert run(office, "dump").stdout == before
    tried = take(office, tmp_path / "2.xlsx", "--update", "--dry-run")
    assert tried["dry_run"] is True
    assert run(office, "dump").stdout == before
    changed = take(office, tmp_path / "2.xlsx", "--update")
    assert counts(changed) == counts(tried)
    assert counts(changed)["项目投资方"] == (0, 2, 0, 0)
    assert [row["份额"] for row in records(office, "project_investors")] == [70, 30]
    assert [row["协议金额"] for row in records(office, "agreements")] == [200]
    assert [(row["项目名称"], row["总投资"]) for row in records(office, "projects")] == [("改名", 5)]
    assert [row["目标值"] for row in records(office, "targets")] == [300]
    assert len(records(office, "activities")) == len(records(office, "milestones")) == 1


def test_titles_joined_cells_units_and_a_lone_sheet(office: Path, tmp_path: Path) -> None:
    save(base(), tmp_path / "1.xlsx")
    take(office, tmp_path / "1.xlsx")
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "项目"
    for line in (["2022年项目库"], [None, "单位：亿元"], [], ["*项目编号", "项目名称", "总投资", "固定资产投资（元）"]):
        page.append(line)
    page.append(["P7", "园中园", 1.5, 1000])
    page.append([])
    page.append(["P8", "二期", "=1+1", None])
    page.append(["P9", "三期", None, None])
    page.merge_cells("A1:D1")
    parts = book.create_sheet("项目投资方")
    parts.append(["项目编号", "投资方名称", "份额（%）"])
    parts.append(["P7", "北京一公司", 50])
    parts.append([None, "北京二公司", 50])
    parts.merge_cells("A2:A4")
    targets = book.create_sheet("指标目标")
    for row in (["年度", "目标", None], [None, "指标", "目标值"], [2022, "北京协议投资额", 8], [None, "央企项目", 3]):
        targets.append(row)
    for area in ("A1:A2", "B1:C1", "A3:A4"):
        targets.merge_cells(area)
    book.save(tmp_path / "2.xlsx")
    refused = why(take(office, tmp_path / "2.xlsx"))
    assert list(refused) == [("项目", 7)] and "the formula “=1+1” has no result" in refused["项目", 7]
    found = {row["项目编号"]: row for row in records(office, "projects")}
    assert (found["P7"]["总投资"], found["P7"]["固定资产投资"]) == (15000, 0.1)
    assert set(found) == {"P1", "P7", "P9"}
    assert [row["项目编号"] for row in records(office, "project_investors")] == ["P7", "P7"]
    assert {(row["年度"], row["目标值"]) for row in records(office, "targets")} == {(2022, 8), (2022, 3)}


def test_any_workbook_through_a_mapping(office: Path, tmp_path: Path) -> None:
    save(
        {"台账": [{"编号": "Q1", "名称": "映射", "投资": 20_000_000, "企业": "北京示例", "闲": "x"}]},
        tmp_path / "台账.xlsx",
    )
    mapping = {
        "投资方": {"sheet": "台账", "columns": {"企业": "投资方名称"}, "constants": {"无代码原因": "未注册"}},
        "项目": {
            "sheet": "台账",
            "columns": {"编号": "项目编号", "名称": "项目名称", "投资": "总投资"},
            "constants": {"阶段": "洽谈"},
            "units": {"总投资": "元"},
        },
    }
    file = tmp_path / "映射.json"
    file.write_text(json.dumps(mapping, ensure_ascii=False), encoding="utf-8")
    report = take(office, tmp_path / "台账.xlsx", "--mapping", str(file))
    assert counts(report) == {"投资方": (1, 0, 0, 0), "项目": (1, 0, 0, 0)}
    assert report["unknown_columns"] == [{"sheet": "台账", "column": "闲"}]
    assert records(office, "projects")[0] | {"总投资": 2000, "阶段": "洽谈"} == records(office, "projects")[0]
    file.write_text('{"项目": {"sheet": "台账", "units": {"总投资": "美元"}}}', encoding="utf-8")
    refused = run(office, "import", str(tmp_path / "台账.xlsx"), "--mapping", str(file))
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)


def test_what_is_no_workbook_is_one_sentence(office: Path, tmp_path: Path) -> None:
    (tmp_path / "空.xlsx").touch()
    (tmp_path / "文本.xlsx").write_text("项目编号,项目名称\nP1,x\n", encoding="utf-8")
    openpyxl.Workbook().save(tmp_path / "无内容.xlsx")
    save({"别的": [{"a": 1}]}, tmp_path / "别的.xlsx")
    save(base(), tmp_path / "好.xlsx")
    (tmp_path / "断.xlsx").write_bytes((tmp_path / "好.xlsx").read_bytes()[:3000])
    before = run(office, "dump").stdout
    for name, words in (
        ("没有.xlsx", "no file"),
        ("空.xlsx", "empty"),
        ("文本.xlsx", "not a workbook"),
        ("无内容.xlsx", "empty"),
        ("别的.xlsx", "No sheet of the data workbook"),
        ("断.xlsx", "not a workbook"),
        ("", "folder"),
    ):
        done = run(office, "import", str(tmp_path / name))
        assert (done.returncode, words in done.stderr, done.stderr.count("\n")) == (1, True, 1), done.stderr
    assert run(office, "dump").stdout == before


def test_an_issued_month_takes_nothing_more(office: Path, tmp_path: Path) -> None:
    entry = {"项目编号": "P1", "投资方名称": "北京一公司", "到位金额": 10, "形式": "货币", "状态": "确认"}
    save(base(到位资金=[{**entry, "凭证编号": "E1", "计入月份": "2022-05"}]), tmp_path / "1.xlsx")
    take(office, tmp_path / "1.xlsx")
    pdf = tmp_path / "通报.pdf"
    issued = run(office, "report", "monthly", "--period", "2022-05", "--out", str(pdf), "--issue")
    assert issued.returncode == 0, issued.stderr
    late = [{**entry, "凭证编号": "E2", "计入月份": "2022-05"}, {**entry, "凭证编号": "E3", "计入月份": "2022-06"}]
    save({"到位资金": late}, tmp_path / "2.xlsx")
    report = take(office, tmp_path / "2.xlsx")
    assert why(report).keys() == {("到位资金", 2)}
    assert "2022-05 is closed" in why(report)["到位资金", 2]
    assert [row["凭证编号"] for row in records(office, "funds")] == ["E1", "E3"]


def test_lists_are_exported_by_view_and_text(office: Path, tmp_path: Path) -> None:
    rows = [project("P1", 项目名称="智能工厂"), project("P2", 项目名称="冷链物流"), project("P3", 状态="终止")]
    save(base(项目=rows), tmp_path / "1.xlsx")
    take(office, tmp_path / "1.xlsx")
    for options, numbers in (
        (("--filter", "工厂"), {"P1"}),
        (("--filter", "znGC".lower()), {"P1"}),
        (("--filter", "没有的字"), set()),
        (("--view", "all"), {"P1", "P2", "P3"}),
    ):
        file = tmp_path / "清单.xlsx"
        done = run(office, "export", str(file), "--kind", "projects", *options)
        assert done.returncode == 0, done.stderr
        assert {row[0] for row in read_file(file)[0].rows[1:]} == numbers
    wrong = run(office, "export", str(tmp_path / "x.xlsx"), "--kind", "projects", "--view", "没有")
    assert (wrong.returncode, "all" in wrong.stderr) == (1, True)
    assert not (tmp_path / "x.xlsx").exists()
    assert run(office, "export", str(tmp_path / "x.xlsx"), "--filter", "x").returncode == 1
    assert run(office, "export", str(tmp_path / "x.xlsx"), "--kind", "没有").returncode == 2


def test_the_template_helps_to_fill_in(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "模板.xlsx"
    assert run(office, "export", str(file), "--template").returncode == 0
    book = openpyxl.load_workbook(file)
    page = book["项目"]
    assert page.freeze_panes == "B2"
    lists = {str(v.sqref).split("2:")[0]: v.formula1 for v in page.data_validations.dataValidation}
    headers = {cell.value: cell.column_letter for cell in page[1]}
    assert {"阶段", "状态", "赛道", "优质项目", "行业代码"} <= {h for h, letter in headers.items() if letter in lists}
    assert all(page.column_dimensions[letter].width >= 8 for letter in headers.values())
    assert book["选项"].sheet_state == "hidden"
    done = run(office, "import", str(file))
    assert (done.returncode, "not known" in done.stderr) == (0, False)


def test_a_full_export_comes_back_the_same(tmp_path: Path, template: Path) -> None:
    sample = tmp_path / "样例"
    assert run(sample, "init", "--unit", "DL01", "--name", "合作交流办", "--centre", "--sample").returncode == 0
    first, second = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    assert run(sample, "export", str(first)).returncode == 0
    other = tmp_path / "另一处"
    assert run(other, "init", "--unit", "DL01", "--name", "合作交流办", "--centre").returncode == 0
    assert why(take(other, first)) == {}
    assert run(other, "export", str(second)).returncode == 0
    assert [(raw.name, raw.rows) for raw in read_file(first)] == [(raw.name, raw.rows) for raw in read_file(second)]
    figures = ("indicators", "--year", "2022", "--month", "12")
    assert [figure(row) for row in read(other, *figures)] == [figure(row) for row in read(sample, *figures)]


def figure(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """An indicator's line; review meetings are no part of the workbook."""
    return {} if row["indicator"] == "review_meetings" else row
