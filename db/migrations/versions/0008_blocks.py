"""Old commits of the exchange lie together in compressed blocks."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the blocks; commits go there bit by bit, as the office exchanges."""
    op.create_table(
        "exchange_block",
        sa.Column("id", BIG, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_block")),
        sqlite_strict=True,
    )
    op.add_column("exchange_commit", sa.Column("block_id", BIG, nullable=True))
