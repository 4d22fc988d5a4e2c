"""Making the region table from the package, with the package's releases replaced by small ones."""

from pathlib import Path

import pytest

from tools.build_codes import check, english, region_rows, write_table

RELEASES = {
    "7.2.2": {"110000": "北京市", "110100": "北京市", "110105": "朝阳区", "330000": "浙江省", "330100": "杭州市"},
    "5.0.6": {"110000": "北京市", "330100": "杭州市"},
    "4.1.7": {"330104": "江干区"},
}


def test_divisions_in_force_abolished_ones_and_places_abroad() -> None:
    rows = {row[0]: row for row in region_rows(RELEASES.__getitem__)}
    assert rows["110105"][1:4] == ("朝阳区", "Chaoyang District", "110100")
    assert rows["110100"][3] == "110000"
    assert rows["330104"][6] == "2021-12-31"
    assert rows["330100"][6] == ""
    assert rows["990840"][3] == "990000"


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("120000", "天津市", "Tianjin"),
        ("120100", "天津市", "Tianjin"),
        ("120116", "滨海新区", "Binhai New Area"),
        ("610100", "西安市", "Xi'an"),
        ("110105", "朝阳区", "Chaoyang District"),
        ("500233", "忠县", ""),
        ("341500", "六安市", "Lu'an"),
        ("429021", "神农架林区", ""),
        ("469025", "白沙黎族自治县", ""),
    ],
)
def test_english_names_or_none_where_they_would_be_mangled(code: str, name: str, expected: str) -> None:
    assert english(code, name) == expected


def test_check_names_what_disagrees_with_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text('[[table]]\nname = "toy"\nrows = 3\n', encoding="utf-8")
    write_table(tmp_path / "toy.csv", [("a", "甲", "", "", "", "", "", "1"), ("a", "乙", "", "z", "", "", "", "2")])
    assert list(check(tmp_path)) == [
        "toy.csv: 2 rows, the manifest says 3",
        "toy.csv: doubled codes",
        "toy.csv: parents that do not exist: z",
    ]
