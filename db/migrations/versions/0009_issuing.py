"""Bulletins that are in work: drafted, checked by somebody, issued by somebody; letters with numbers of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Two tables, and who had a hand in what was issued; of older issues that is not known."""
    op.add_column("report_issue", sa.Column("drafted_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("report_issue", sa.Column("checked_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("report_issue", sa.Column("checked_at", BIG, nullable=True))
    op.create_table(
        "report_draft",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("corrects_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_at", BIG, nullable=True),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("fallen", sa.Text(), nullable=False),
        *_common(),
        sa.ForeignKeyConstraint(
            ["corrects_id"],
            ["report_issue.id"],
            name=op.f("fk_report_draft_corrects_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_draft")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_report_draft_kind_period"), "report_draft", ["kind", "period"])
    op.create_table(
        "letter",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("year", BIG, nullable=False),
        sa.Column("number", BIG, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("pdf_hash", sa.Text(), nullable=False),
        *_common(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_letter_prefix_year"), "letter", ["prefix", "year"])


def _common() -> list[sa.Column[object]]:
    """What every record has."""
    return [
        sa.Column("owner_code", sa.Text(), nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("changed_at", BIG, nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("deleted_at", BIG, nullable=True),
    ]
