"""What a project is called where others see it: by its codename until it is signed."""

from sqlalchemy import ColumnElement, and_, case, or_

from db.enums import Stage
from db.models import Project

BEFORE_SIGNING = tuple(stage for stage in Stage if stage.position < Stage.SIGNED.position)


def is_hidden(codename: str, stage: Stage) -> bool:
    """Whether a codename hides the name in lists until signing, and with it whoever invests (district's rule on
    codenames)."""
    return codename != "" and stage in BEFORE_SIGNING


def shown_name(name: str, codename: str, stage: Stage) -> str:
    """The codename where it hides the name."""
    return codename if is_hidden(codename, stage) else name or codename


def shown_title() -> ColumnElement[str]:
    """The same inside a query over Project."""
    hidden = and_(Project.codename != "", or_(Project.name == "", Project.stage.in_(BEFORE_SIGNING)))
    return case((hidden, Project.codename), else_=Project.name)
