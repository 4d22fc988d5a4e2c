"""Whether a step takes in what other offices did: what it makes is not written down twice."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """A column of the control row, which is empty between steps."""
    op.add_column("capture", sa.Column("exchange", sa.Integer(), nullable=False, server_default="0"))
