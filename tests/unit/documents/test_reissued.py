"""The opening of a bulletin that is issued anew."""

from pathlib import Path

import pytest

from desktop_app.documents.reissued import worded
from desktop_app.documents.templates import check, load_template
from desktop_app.paths import resources_folder
from desktop_app.queries.report_issues import Numbered

TEMPLATES = resources_folder() / "report_templates"
VALUES = {"days": "8月8日至21日", "year": 2022, "months": "1—8月", "month": 8}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("fortnightly", "第17期、第28期作废，现将8月8日至21日全区招商引资工作情况重新专报如下。"),
        ("monthly", "第17期、第28期作废，现将2022年1—8月全区招商引资工作完成情况重新通报如下。"),
        (
            "notice",
            "合作交流公示〔2022〕17号、合作交流公示〔2023〕28号作废，现将2022年8月全区招商引资工作情况重新公示如下。",
        ),
    ],
)
def test_the_opening_names_the_void_issues_as_their_heads_number_them(name: str, told: str) -> None:
    template = load_template(f"{name}.txt", [TEMPLATES])
    anew = worded(template, [Numbered(2022, 17), Numbered(2023, 28)])
    assert anew.text("opening", VALUES) == told
    assert anew.parts["title"] == template.parts["title"]
    assert worded(template, []) is template


def test_an_older_template_of_the_office_and_a_report_without_an_opening_stay_as_they_are() -> None:
    older = check("[masthead]\nname = {office}\n[opening]\n现报告如下。", Path("own.txt"), TEMPLATES / "none.txt")
    assert worded(older, [Numbered(2022, 17)]) is older
    annual = load_template("annual.txt", [TEMPLATES])
    assert worded(annual, [Numbered(2022, 1)]) is annual
