"""What has to hold of review meetings and of what they decided, whatever happened to the offices and their sticks."""

from collections.abc import Iterable, Iterator, Mapping

from db.wire import FIELD_NAMES, TABLE_NAMES, TABLES
from desktop_app.sync.wire import CREATED, Value
from tests.helpers.exchange import EMPTY, Values
from tests.helpers.exchange_log import Commit

REVIEWS = ("review_meeting", "review_item", "score_card")


def against_the_centre(log: Iterable[Commit], rows: Mapping[tuple[str, str], Values]) -> Iterator[str]:
    """What records of reviews show that the centre never said of them, in fields of which it did say something."""
    said: dict[tuple[str, str], dict[str, set[Value]]] = {}
    for commit in log:
        for change in commit.body.changes if commit.is_centre else ():
            table = TABLE_NAMES.get(change.table, "")
            if table not in REVIEWS or (change.echo >= 0 and not commit.body.origins[change.echo].is_centre):
                continue
            words = said.setdefault((table, change.row.hex()), {})
            made = dict.fromkeys(FIELD_NAMES[table].values()) if change.kind == CREATED else {}
            for name, value in (made | {FIELD_NAMES[table][n]: value for n, value in change.fields.items()}).items():
                words.setdefault(name, set()).add(EMPTY[table].get(name) if value is None else value)
    for key in said.keys() & rows.keys():
        for name in said[key].keys() - {"owner_code", "created_at", "created_by", "deleted_at"}:
            if rows[key].get(name) not in said[key][name]:
                yield f"{key} shows {name} {rows[key].get(name)!r}, the centre said {said[key][name]}"


def points_known(log: Iterable[Commit]) -> bool:
    """Whether an office was told of judges' points, which are the centre's affair."""
    return any(change.table == TABLES["score_card"] for commit in log for change in commit.body.changes)
