"""Which files are read as a package: those that are meant for this office, and of several copies the whole one."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from desktop_app.errors import EnvironmentProblem
from desktop_app.sync.package.preamble import SEVERAL, Peeked, Preamble, fingerprint, peek, ways_together
from desktop_app.sync.problems import (
    Damaged,
    FileRefused,
    ForAnother,
    NeedsNewerProgram,
    NotOurs,
    OtherKeys,
    ShutOut,
    cannot_read,
)
from desktop_app.sync.trust.trusted import Trusted

_R = TypeVar("_R")


def first_good(files: Iterable[Peeked | Path], trusted: Trusted, read: Callable[[list[Peeked]], _R]) -> _R:
    """What is read of the first whole copy; when none is, why the first one is not."""
    failure: FileRefused | EnvironmentProblem | None = None
    for parts in _ways(files, trusted):
        try:
            return read(parts)
        except (Damaged, OtherKeys, EnvironmentProblem) as error:
            failure = failure or error
    assert failure is not None
    if isinstance(failure, OtherKeys):
        if trusted.is_shut_out:
            raise ShutOut
        raise OtherKeys(took_part=trusted.roster is not None and trusted.roster.member(trusted.own.replica) is not None)
    raise failure


def _ways(files: Iterable[Peeked | Path], trusted: Trusted) -> list[list[Peeked]]:
    try:
        peeked = [file if isinstance(file, Peeked) else peek(file) for file in files]
    except OSError as error:
        raise cannot_read(error) from error
    if not peeked:
        raise NotOurs
    check_addressee(peeked[0].preamble, trusted)
    ways = ways_together(peeked)
    if peeked[0].preamble.needs_newer:
        raise NeedsNewerProgram
    return ways


def check_addressee(preamble: Preamble, trusted: Trusted) -> None:
    """Raises ForAnother when the preamble says that the file is for others."""
    own = fingerprint(trusted.own.unit_code)
    if preamble.recipient in (own, SEVERAL):
        return
    raise ForAnother(office_name(preamble.recipient, trusted), written_here=preamble.sender == own)


def office_name(fingerprinted: bytes, trusted: Trusted) -> str:
    """The name of the office that a preamble's fingerprint stands for; empty when it is not known here."""
    names = {fingerprint(member.unit_code): member.unit_name for member in trusted.members()}
    return names.get(fingerprinted, "")
