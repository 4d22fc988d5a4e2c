"""The search index after a large package: what it brought is indexed afterwards, a little at a time.

Its records stand in all lists at once; finding them by their words takes nearly as long again to prepare. The local
setting `search_later` is the range of journal entries whose records still wait. What was changed since is looked at
twice, which does no harm: it is always the record as it is now that is indexed.
"""

from sqlalchemy.orm import Session

from desktop_app.queries import local
from desktop_app.services import search_index
from desktop_app.services.local_settings import keep_local

MANY = 500
"""Changes of a step; fewer are indexed with the step, for nobody notices."""
AT_ONCE = 500
"""Changes that are indexed in one go: a clerk who saves meanwhile waits for no longer than these take."""

LATER = "search_later"


def put_off(session: Session, step: int) -> None:
    """Leave what a step changed to be indexed later."""
    sql = "SELECT min(id) - 1, max(id) FROM journal_entry WHERE transaction_id = ?"
    before, last = session.connection().exec_driver_sql(sql, (step,)).one()
    waiting = local.setting(session, LATER)
    _keep(session, waiting[0] if waiting else before, last)


def waiting(session: Session) -> int:
    """How many changes are still to be indexed."""
    found = local.setting(session, LATER)
    return found[1] - found[0] if found else 0


def index_some(session: Session, most: int = AT_ONCE) -> int:
    """Index up to so many of the changes that wait, the oldest first; how many are left."""
    found = local.setting(session, LATER)
    if not found:
        return 0
    before, last = found
    sql = "SELECT id, table_name, row_id FROM journal_entry WHERE id > ? AND id <= ? ORDER BY id LIMIT ?"
    entries = session.connection().exec_driver_sql(sql, (before, last, most)).all()
    search_index.refresh(session, [(table, row_id) for _id, table, row_id in entries])
    done = entries[-1][0] if len(entries) == most else last
    _keep(session, done, last)
    return int(last - done)


def _keep(session: Session, before: int, last: int) -> None:
    keep_local(session, **{LATER: [before, last] if before < last else None})
