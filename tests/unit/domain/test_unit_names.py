"""Names of one office are seen to be so; those of two are kept apart."""

import pytest

from desktop_app.domain.unit_names import plain_name


@pytest.mark.parametrize(
    "name",
    [
        "华明街道",
        "华明街道办事处",
        "华明街道办",
        " 华明 街道 ",
        "天津市东丽区华明街道办事处",
        "东丽区人民政府华明街道办事处",
    ],
)
def test_one_office_has_one_name(name: str) -> None:
    assert plain_name(name) == "华明街道"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("金钟街道", "金钟街道办事处"),
        ("金桥镇", "金桥镇人民政府"),
        ("临空经济区", "临空经济区管委会"),
        ("东丽区投资促进局", "投资促进局"),
        ("发展和改革委员会", "发展和改革委员会"),
    ],
)
def test_the_kind_of_authority_and_the_district_make_no_difference(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other) != ""


@pytest.mark.parametrize(("one", "other"), [("华明街道", "新立街道"), ("华明街道", "华明工业园"), ("开发区", "保税区")])
def test_two_offices_have_two(one: str, other: str) -> None:
    assert plain_name(one) != plain_name(other)


def test_what_is_left_is_never_nothing() -> None:
    assert [plain_name(name) for name in ("政府", "办公室", "区", "")] == ["政府", "办公室", "区", ""]
