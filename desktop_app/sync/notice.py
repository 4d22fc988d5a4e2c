"""A computer that was shut out cannot open its office's packages any more: the centre tells it so in one of its own.

It holds nothing but the roster, which the centre signs. It lies beside the package for its office, under one name, or
beside what the computer has written, where the centre comes across that.
"""

from collections.abc import Iterable, Sequence
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
    told = _to_be_told(keys, code, now_ms)
    if not keys.own.is_centre or not told:
        return []
    with suppress(OSError):
        _file(keys, code, folder).unlink(missing_ok=True)
    return _write(keys, code, [*recipients, *told], folder, now_ms)


def answer_shut_out(keys: OfficeKeys, unit_codes: Iterable[str], folder: Path, now_ms: int) -> list[Path]:
    """The same, at the centre, on a stick with files of these offices' computers that were shut out; where it lies
    there already nothing is written."""
    found: list[Path] = []
    for code in unit_codes if keys.own.is_centre else ():
        told = _to_be_told(keys, code, now_ms)
        if told and not _file(keys, code, folder).exists():
            found += _write(keys, code, [*keys.trusted.recipients(code), *told], folder, now_ms)
    return found


def _to_be_told(keys: OfficeKeys, unit_code: str, now_ms: int) -> list[Member]:
    since = now_ms - DAYS_TOLD * _DAY_MS
    of_unit = (one for one in keys.trusted.members() if one.unit_code == unit_code)
    return [one for one in of_unit if one.revoked is not None and one.revoked.at > since]


def _file(keys: OfficeKeys, unit_code: str, folder: Path) -> Path:
    return folder / f"{keys.own.unit_code}-{unit_code}-{NAME}{SUFFIX}"


def _write(keys: OfficeKeys, unit_code: str, told: Sequence[Member], folder: Path, now_ms: int) -> list[Path]:
    manifest = Manifest(made_at=now_ms, schema=revisions()[-1], heads=[], presupposes=[], commits=0, receipt=NOTICE)
    target = Target(folder, _file(keys, unit_code, folder).stem)
    try:
        return write_package(target, manifest, (), (), keys.identity, keys.trusted, told).paths
    except EnvironmentProblem:
        return []
