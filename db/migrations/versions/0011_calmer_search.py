"""What a step brings goes into the search index in one piece (it did every megabyte, which a thousand titles fill), and
pieces are put together half as often: both are work that grows with what is there already."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Say so to the index, which remembers it."""
    for table in ("search_text", "search_pinyin"):
        op.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {8 << 20})")
        op.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('automerge', 8)")
