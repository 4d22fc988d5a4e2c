"""What the office calls itself."""

from desktop_app.queries.office_settings import OfficeSettings


def test_an_office_calls_itself_without_its_district() -> None:
    assert OfficeSettings(district_name="东丽区", office_name="东丽区合作交流办").office_short == "合作交流办"
    assert OfficeSettings(district_name="东丽区", office_name="区投资促进局").office_short == "区投资促进局"
    assert OfficeSettings(district_name="东丽区", office_name="东丽区").office_short == "东丽区"
