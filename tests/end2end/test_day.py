"""One office's day through the real process: from an empty folder to issued bulletins."""

from pathlib import Path

import pytest

from tests.helpers.process import read, run


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with the sample year."""
    data = tmp_path_factory.mktemp("office") / "数据"
    done = run(data, "init", "--unit", "DL01", "--name", "东丽区合作交流办", "--centre", "--sample")
    assert done.returncode == 0, done.stderr
    return data


def test_the_sample_years_figures_are_those_of_the_published_report(office: Path) -> None:
    rows = {row["indicator"]: row for row in read(office, "indicators", "--year", "2022", "--month", "12")}
    published = {
        "outside_funds_in_place": "20050000000.00",
        "landed_quality_projects": 1007,
        "landed_over_100m": 53,
        "landed_beijing": 186,
        "beijing_agreement_amount": "10610000000.00",
        "landed_central_soe": 13,
        "leads_sourced": 257,
        "leads_referred": 206,
        "leads_assisted": 13,
        "leads_landed": 57,
        "trainings_online": 3,
        "trainings_offline": 3,
    }
    assert {name: rows[name]["cumulative"] for name in published} == published
    assert {row["unit"] for row in rows.values()} == {None}
    assert len(rows["landed_quality_projects"]["records"]) == 1007
    assert len(set(rows["landed_quality_projects"]["records"])) == 1007


def test_the_figures_of_the_units_add_up_to_the_districts(office: Path) -> None:
    ranked = read(office, "ranking", "--year", "2022", "--month", "12")
    assert {line["group"] for line in ranked} == {"park", "subdistrict", "bureau"}
    for group in ("park", "subdistrict", "bureau"):
        ranks = [line["rank"] for line in ranked if line["group"] == group and line["rank"] is not None]
        assert ranks[0] == 1
        assert ranks == sorted(ranks)
    code = next(line["unit"] for line in ranked if line["rank"] == 1)
    rows = read(office, "indicators", "--year", "2022", "--month", "12", "--unit", code)
    assert {row["unit"] for row in rows} == {code}


def test_search_finds_characters_pinyin_and_initials(office: Path) -> None:
    for query in ("国能智深", "guoneng", "gnzs"):
        titles = [hit["title"] for hit in read(office, "search", query)]
        assert any("国能智深" in title for title in titles), query


def test_a_month_is_issued_once_and_its_bytes_stay(office: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "月度通报.pdf", tmp_path / "again.pdf"
    command = ("report", "monthly", "--period", "2022-11")
    assert run(office, *command, "--out", str(second)).returncode == 0
    assert run(office, *command, "--out", str(first), "--issue").returncode == 0
    assert first.read_bytes() == second.read_bytes()
    again = run(office, *command, "--out", str(second), "--issue")
    assert again.returncode == 1
    assert "issued already" in again.stderr
    assert again.stderr.count("\n") == 1


def test_a_backup_restores_the_same_records(office: Path, tmp_path: Path) -> None:
    before = read(office, "check")
    assert before["ok"] is True
    backup = tmp_path / "备份.zip"
    assert run(office, "backup", "--out", str(backup)).returncode == 0
    other = tmp_path / "other"
    assert run(other, "restore", str(backup)).returncode == 0
    assert read(other, "check")["digest"] == before["digest"]
    assert run(other, "dump").stdout == run(office, "dump").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("indicators", "--year", "2022", "--month", "12"), 1, "no office"),
        (("indicators", "--year", "2022", "--month", "13"), 2, "invalid choice"),
        (("nonsense",), 2, "invalid choice"),
        (("restore", "missing.zip"), 1, "no file"),
        (("report", "monthly", "--period", "2022-12", "--out", "x.pdf"), 1, "no office"),
    ],
)
def test_refusals_are_one_sentence_and_change_nothing(
    tmp_path: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    done = run(tmp_path / "none", *arguments)
    assert done.returncode == status
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "none").exists()


def test_refusals_of_an_office(office: Path, tmp_path: Path) -> None:
    for arguments, words in (
        (("init", "--unit", "DL01", "--name", "x"), "already"),
        (("indicators", "--year", "2022", "--month", "12", "--unit", "NONE"), "NONE"),
        (("report", "monthly", "--period", "2022-13", "--out", str(tmp_path / "x.pdf")), "not a month"),
        (("report", "annual", "--period", "二〇二二", "--out", str(tmp_path / "x.pdf")), "not a year"),
    ):
        done = run(office, *arguments)
        assert (done.returncode, words in done.stderr) == (1, True), done.stderr
