"""Records are called by their names, those that are gone by what they held."""

from desktop_app.sync.titles import Titles
from tests.helpers.stick_offices import StickOffice


def test_what_is_gone_is_still_called_by_its_name(pair: tuple[StickOffice, StickOffice]) -> None:
    _centre, unit = pair
    here = unit.add_project("氢能项目")
    gone = {
        ("project", "ab"): {"name": "白鹭项目", "codename": "白鹭", "stage": "lead"},
        ("milestone", "cd"): {"project_id": "ab"},
        ("project_investor", "ef"): {"project_id": here},
        ("commitment", "12"): {"project_id": "ab", "clause": "租金补贴"},
    }
    with unit.office.read() as session:
        titles = Titles(session, gone)
        assert titles.of("project", here) == "氢能项目"
        assert [titles.of(*key) for key in gone] == ["白鹭", "白鹭", "氢能项目", "白鹭 · 租金补贴"]
        assert titles.of("project", "99") == ""
