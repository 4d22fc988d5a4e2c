"""Keeping what is true of this machine only; `queries/local.py` reads it."""

import json

from sqlalchemy.orm import Session

from db.models import LocalSetting


def keep_local(session: Session, **values: object) -> None:
    """Keep it within a write that is going on (`init_office.set_local` is a write of its own)."""
    for key, value in values.items():
        session.merge(LocalSetting(name=key, value=json.dumps(value, ensure_ascii=False)))
