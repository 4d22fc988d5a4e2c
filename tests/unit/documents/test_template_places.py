"""What sentences may name is what they are really given: every document of the samples is made and compared."""

from collections import defaultdict
from collections.abc import Callable, Mapping

import pytest

from desktop_app.documents import annual, fortnightly, monthly
from desktop_app.documents.template_layers import split
from desktop_app.documents.template_mistakes import BY_LINE
from desktop_app.documents.template_places import places
from desktop_app.documents.templates import Line, Template, load_template
from desktop_app.paths import resources_folder
from tests.unit.documents.samples import annual_data, monthly_data
from tests.unit.documents.test_fortnightly import data as fortnight

FOLDER = resources_folder() / "report_templates"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[Line, set[str]]:
    """What every line that was filled could name, each time it was."""
    seen: dict[Line, set[str]] = {}
    fill = Template._fill

    def watched(self: Template, line: Line, values: Mapping[str, object]) -> str:
        names = {name.removeprefix("*") for name in values}
        seen[line] = seen.get(line, names) & names
        return fill(self, line, values)

    monkeypatch.setattr(Template, "_fill", watched)
    return seen


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("monthly.txt", lambda template: monthly.build(monthly_data(), template)),
        ("fortnightly.txt", lambda template: fortnightly.build(fortnight(), template)),
        ("annual.txt", lambda template: annual.build(annual_data(), template)),
    ],
)
def test_what_may_be_named_is_given(name: str, make: Callable[[Template], object], given: dict[Line, set[str]]) -> None:
    template = load_template(name, [FOLDER])
    make(template)
    supplied = split((FOLDER / name).read_text(encoding="utf-8")).segments
    missing: dict[tuple[str, str], set[str]] = defaultdict(set)
    reached = 0
    for part, lines in template.parts.items():
        known = places(name, part, "\n".join(supplied[part].body))
        for line in lines:
            key, _sign, value = line.text.partition("=")
            filled = Line(line.number, value.strip()) if part in BY_LINE else line
            if filled in given:
                reached += 1
                named = places(name, part, value) if part in BY_LINE else known
                missing[part, key if part in BY_LINE else ""] |= set(named) - given[filled]
    assert reached > 10 and not {where: names for where, names in missing.items() if names}
