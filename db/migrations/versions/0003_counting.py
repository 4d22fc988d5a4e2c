"""Indexes that answer what the indicators ask without reading the rows."""

from alembic import op

revision = "0003"
down_revision = "0002"

WIDENED = (
    ("activity", ("held_on", "deleted_at"), ("held_on", "deleted_at", "kind", "confirmed", "id")),
    ("milestone", ("project_id", "stage"), ("project_id", "stage", "deleted_at", "confirmed_on")),
)


def upgrade() -> None:
    """Give each index the columns that are asked for together with its own."""
    for table, old, new in WIDENED:
        op.drop_index(op.f("_".join(("ix", table, *old))), table)
        op.create_index(op.f("_".join(("ix", table, *new))), table, list(new))
