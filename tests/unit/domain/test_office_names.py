"""What an office's name says of its district."""

import pytest

from desktop_app.domain.office_names import district_of, within_district


@pytest.mark.parametrize(
    ("name", "district", "within"),
    [
        ("东丽区合作交流办", "东丽区", "合作交流办"),
        ("天津市河西区合作交流办", "河西区", "合作交流办"),
        ("天津市滨海新区合作交流办", "滨海新区", "合作交流办"),
        ("青岛市市北区招商局", "市北区", "招商局"),
        ("昆山市招商局", "昆山市", "招商局"),
        ("江苏省昆山市招商局", "昆山市", "招商局"),
        ("内蒙古自治区呼和浩特市新城区招商局", "新城区", "招商局"),
        ("苏州工业园区投资促进委员会", "苏州工业园区", "投资促进委员会"),
        ("蓟县招商局", "蓟县", "招商局"),
        ("招商服务中心", "", "招商服务中心"),
        ("区合作交流办", "", "区合作交流办"),
        ("区城市更新局", "", "区城市更新局"),
        ("市投资促进局", "", "市投资促进局"),
        ("园区办公室", "", "园区办公室"),
        ("东丽区", "", "东丽区"),
        ("", "", ""),
    ],
)
def test_the_district_is_read_from_the_name(name: str, district: str, within: str) -> None:
    assert (district_of(name), within_district(name)) == (district, within)
