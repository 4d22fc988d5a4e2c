"""No index of every project by the day of its entry: looking all of them through takes less than keeping it did."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Drop it; the one of the centre's own leads stays."""
    op.drop_index(op.f("ix_project_entered_on"), "project")
