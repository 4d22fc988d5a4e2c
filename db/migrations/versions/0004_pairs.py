"""The triggers write records as lists of values, and updates as pairs: they are made anew, and that is all.

Entries of before stay as they are: the chain of seals covers them, and the journal is read either way.
"""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Change no table."""
