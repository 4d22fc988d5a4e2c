"""What every computer of another office knows, and what its records come to."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Know computers apart; what was heard of an office before is kept for whichever of them is heard first."""
    op.rename_table("exchange_peer", "exchange_peer_before")
    op.create_table(
        "exchange_peer",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("replica", sa.Text(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=True),
        sa.Column("digests", sa.LargeBinary(), nullable=True),
        sa.Column("schema", sa.Text(), nullable=False),
        sa.Column("heard_at", BIG, nullable=True),
        sa.Column("made_at", BIG, nullable=True),
        sa.Column("told_at", BIG, nullable=True),
        sa.PrimaryKeyConstraint("unit_code", "replica", name=op.f("pk_exchange_peer")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO exchange_peer (unit_code, replica, heads, schema, heard_at, made_at, told_at) "
        "SELECT unit_code, '', heads, '', heard_at, made_at, told_at FROM exchange_peer_before"
    )
    op.drop_table("exchange_peer_before")
