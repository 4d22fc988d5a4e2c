"""What joining two investors comes to, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.field_words import field_word, kind_word
from desktop_app.errors import in_one_line
from desktop_app.services.investor_joining import JoinPlan
from desktop_app.ui.models.lookups import language, listed

NAMES_SHOWN = 6
_OTHERS = ("fund_entry", "claim", "activity_link", "investor_tag", "investor_name", "attachment")


def shown_names(names: Sequence[str]) -> str:
    """How many, and the first of them by name."""
    some = listed(names[:NAMES_SHOWN])
    rest = "…" if len(names) > NAMES_SHOWN else ""
    return f"{len(names)}  {some}{rest}"


def what_happens(plan: JoinPlan, name: str, former: str) -> str:
    """What goes where, and what becomes of the other one; `name` is the one that stays, `former` the other."""
    translate = QCoreApplication.translate
    parts = []
    if plan.projects:
        parts.append(translate("Joining", "%n project(s)", "", plan.projects))
    if contacts := plan.moved.get("contact", 0):
        parts.append(translate("Joining", "%n contact(s)", "", contacts))
    if below := plan.moved.get("investor", 0):
        parts.append(translate("Joining", "%n investor(s) below it", "", below))
    count = translate("Joining", "{kind} ({count})")
    for table in _OTHERS:
        if plan.moved.get(table):
            parts.append(count.format(kind=kind_word(table, language()), count=plan.moved[table]))
    goes = translate("Joining", "To “{name}” go: {what}.").format(what=listed(parts), name=name) if parts else ""
    both = translate("Joining", "%n project(s) had both: the shares are added.", "", plan.shared) if plan.shared else ""
    bin_ = translate("Joining", "The other one goes into the recycle bin; all of it can be undone.")
    noted = ""
    if former and former != name:
        noted = translate("Joining", "“{name}” is kept as a former name.").format(name=former)
    return in_one_line((goes, both, noted, bin_))


def filled_words(plan: JoinPlan) -> str:
    """Which empty fields are filled from the other."""
    if not plan.filled:
        return ""
    names = listed(field_word(name, language()) for name in plan.filled)
    return QCoreApplication.translate("Joining", "Taken over, as it is empty here: {fields}.").format(fields=names)
