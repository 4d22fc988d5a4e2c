"""After a backup was put back, or data came from another computer: who has to get a file before it is read again.

What this office had told is lost here with what was entered since, and the others' next files build on it. A file for
them says how far this office is now; theirs then bring the rest back.
"""

from sqlalchemy.orm import Session

from desktop_app.queries import local
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Office
from desktop_app.sync.store import Store

_RENEWED = "exchange_renewed"


def note_renewal(office: Office) -> None:
    """From now on this office writes as another incarnation: up to here goes the history of the one before."""
    with office.read() as session:
        newest = Store(session).all("SELECT coalesce(max(id), 0) FROM exchange_file")[0][0]
    set_local(office, **{_RENEWED: newest})


def owed_a_first_file(session: Session) -> set[str]:
    """The codes of the offices that something was exchanged with before the last renewal, and for which nothing was
    written since."""
    newest = local.setting(session, _RENEWED)
    if newest is None:
        return set()
    sql = (
        "SELECT unit_code FROM exchange_file GROUP BY unit_code "
        "HAVING min(id) <= ? AND NOT max(direction = 'out' AND id > ?)"
    )
    return {code for (code,) in Store(session).all(sql, (newest, newest))}
