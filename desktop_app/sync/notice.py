"""A computer that was shut out cannot open its office's packages any more: the centre tells it so in one of its own.

It holds nothing but the roster, which the centre signs. It lies beside the package for its office, under one name.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from db.session import revisions
from desktop_app.errors import EnvironmentProblem
from desktop_app.sync.office_keys import OfficeKeys
from desktop_app.sync.package.manifest import NOTICE, Manifest
from desktop_app.sync.package.parts import SUFFIX
from desktop_app.sync.package.writing import Target, write_package
from desktop_app.sync.trust.roster import Member

DAYS_TOLD = 180
"""Who has not looked at a stick by then was lost, or stands switched off."""
NAME = "停用通知"
_DAY_MS = 86_400_000


def tell_shut_out(keys: OfficeKeys, recipients: Sequence[Member], folder: Path, now_ms: int) -> list[Path]:
    """Write it, at the centre, beside a package for these computers of an office, if others of it were shut out of
    late; the file. That it cannot be written keeps nobody up: the next stick may have it."""
    code = recipients[0].unit_code
    told = [
        one
        for one in keys.trusted.members()
        if one.unit_code == code and one.revoked is not None and one.revoked.at > now_ms - DAYS_TOLD * _DAY_MS
    ]
    if not keys.own.is_centre or not told:
        return []
    name = f"{keys.own.unit_code}-{code}-{NAME}"
    manifest = Manifest(made_at=now_ms, schema=revisions()[-1], heads=[], presupposes=[], commits=0, receipt=NOTICE)
    with suppress(OSError):
        (folder / f"{name}{SUFFIX}").unlink(missing_ok=True)
    try:
        return write_package(
            Target(folder, name), manifest, (), (), keys.identity, keys.trusted, [*recipients, *told]
        ).paths
    except EnvironmentProblem:
        return []
