"""Statements that are made once and asked with values: making one anew takes several times as long as its answer.

For reads that a clerk waits for (a page of the list, a record); their makers are `@cache` functions without arguments.
"""

from typing import Any, TypeAlias

from sqlalchemy import BindParameter, CursorResult, Executable, Select, bindparam
from sqlalchemy.orm import Session

Statement: TypeAlias = Select[*tuple[Any, ...]]
Answer: TypeAlias = CursorResult[*tuple[Any, ...]]

PROJECT: BindParameter[str] = bindparam("project")
"""Stands for the id of the project that is asked for."""

AMONG: BindParameter[list[str]] = bindparam("among", expanding=True)
"""Stands for the ids that are asked for: `column.in_(AMONG)`."""


def ask(session: Session, statement: Executable, **values: Any) -> Answer:
    """The answer of a statement over columns, with what the session has not written yet."""
    session.flush()  # asked past the session, which would do it by itself
    return session.connection().execute(statement, values)
