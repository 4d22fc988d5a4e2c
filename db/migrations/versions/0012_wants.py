"""Which attachments another computer lacks, so that it gets them with the next file."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """A column beside what the computer knew."""
    op.add_column("exchange_peer", sa.Column("wants", sa.LargeBinary(), nullable=True))
