"""Projects on whose shares is to be decided, as offices set them without knowing of each other."""

import json
from typing import Literal

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.wire import FIELDS, TABLES
from desktop_app.domain import shares

ShareTable = Literal["credit", "project_investor"]


def disputed(session: Session, table: ShareTable) -> list[str]:
    """The ids of the projects of which lines of this table are noted; the few that wait are looked at, no others."""
    sql = (
        f"SELECT DISTINCT t.project_id FROM exchange_conflict c JOIN {table} t ON t.id = lower(hex(c.row_id)) "
        "WHERE c.table_id = :table AND c.field IN (SELECT value FROM json_each(:fields)) ORDER BY t.project_id"
    )
    fields = [FIELDS[table][name] for name in (*shares.LINE_FIELDS[table], "deleted_at")]
    return list(session.scalars(text(sql), {"table": TABLES[table], "fields": json.dumps(fields)}))


def disputed_projects(session: Session) -> list[str]:
    """Those of either kind, each once."""
    return sorted({*disputed(session, "credit"), *disputed(session, "project_investor")})
