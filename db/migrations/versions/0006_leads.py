"""The index of the centre's leads holds these alone: each project of a unit cost an entry in it for nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the index anew."""
    op.drop_index(op.f("ix_project_is_centre_lead_entered_on"), "project")
    op.create_index(
        op.f("ix_project_lead_entered_on"), "project", ["entered_on"], sqlite_where=sa.text("is_centre_lead = 1")
    )
