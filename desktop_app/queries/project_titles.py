"""What a project is called where others see it: by its codename until it is signed."""

from sqlalchemy import ColumnElement, and_, case, or_

from db.enums import Stage
from db.models import Project

BEFORE_SIGNING = tuple(stage for stage in Stage if stage.position < Stage.SIGNED.position)


def shown_name(name: str, codename: str, stage: Stage) -> str:
    """The codename hides the name in lists until signing (district's rule on codenames)."""
    return codename if codename and stage in BEFORE_SIGNING else name or codename


def shown_title() -> ColumnElement[str]:
    """The same inside a query over Project."""
    hidden = and_(Project.codename != "", or_(Project.name == "", Project.stage.in_(BEFORE_SIGNING)))
    return case((hidden, Project.codename), else_=Project.name)
