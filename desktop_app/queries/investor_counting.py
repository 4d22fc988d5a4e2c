"""How what counts in months whose bulletin is out depends on the investors behind it: their origin and ownership."""

import json
from collections.abc import Collection

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from desktop_app.queries.closed_months import closed_months

_PROJECTS = """
    WITH RECURSIVE family(id) AS (
        SELECT value FROM json_each(:investors)
        UNION SELECT i.id FROM investor i JOIN family f ON i.parent_id = f.id)
    SELECT DISTINCT project_id FROM project_investor WHERE investor_id IN (SELECT id FROM family)
    UNION SELECT project_id FROM fund_entry WHERE investor_id IN (SELECT value FROM json_each(:investors))
"""
"""The projects of investors and of all below them."""

_MONEY = text("""
    SELECT f.id, f.project_id, i.ownership IN ('foreign', 'hk_macao_taiwan'),
        coalesce((SELECT nullif(max(pi.origin_code), '') FROM project_investor pi WHERE pi.project_id = f.project_id
            AND pi.investor_id = f.investor_id AND pi.deleted_at IS NULL), i.region_code)
    FROM fund_entry f JOIN investor i ON i.id = f.investor_id
    WHERE f.project_id IN :projects AND f.state = 'confirmed' AND f.deleted_at IS NULL AND f.count_month IN :months
""").bindparams(bindparam("projects", expanding=True), bindparam("months", expanding=True))

_LANDED = text("""
    WITH RECURSIVE central(id) AS (
        SELECT id FROM investor WHERE ownership = 'central_soe' AND deleted_at IS NULL
        UNION SELECT i.id FROM investor i JOIN central c ON i.parent_id = c.id WHERE i.deleted_at IS NULL)
    SELECT m.project_id,
        (SELECT CASE WHEN pi.origin_code <> '' THEN pi.origin_code ELSE i.region_code END
            FROM project_investor pi JOIN investor i ON i.id = pi.investor_id
            WHERE pi.project_id = m.project_id AND pi.is_lead = 1 AND pi.deleted_at IS NULL ORDER BY pi.id LIMIT 1),
        EXISTS (SELECT 1 FROM project_investor pi WHERE pi.project_id = m.project_id AND pi.deleted_at IS NULL
            AND pi.investor_id IN (SELECT id FROM central))
    FROM milestone m WHERE m.project_id IN :projects AND m.stage = 'landed' AND m.deleted_at IS NULL
        AND substr(m.confirmed_on, 1, 7) IN :months
""").bindparams(bindparam("projects", expanding=True), bindparam("months", expanding=True))

Counted = dict[tuple[str, str], tuple[object, ...]]
"""(project, entry of money or "") -> what it counts as."""


def counted_in_closed_months(session: Session, investors: Collection[str]) -> Counted:
    """What of the projects of these investors, and of those below them, counts in months whose bulletin is out, by the
    rules of `indicator_sql`."""
    months = sorted(closed_months(session))
    if not months:
        return {}
    projects = list(session.execute(text(_PROJECTS), {"investors": json.dumps(sorted(investors))}).scalars())
    given = {"projects": projects, "months": months}
    found: Counted = {}
    for entry, project, is_foreign, origin in session.execute(_MONEY, given):
        found[project, entry] = ("",) if is_foreign else (origin or "",)
    for project, origin, is_central in session.execute(_LANDED, given):
        found[project, ""] = (origin or "", is_central)
    return found
