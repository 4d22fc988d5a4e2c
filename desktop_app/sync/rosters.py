"""Which computers the other offices know to be shut out: at the centre, so that it sees who has yet to learn of one."""

import json
from dataclasses import replace

from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.peers import REPLICA_DIGITS
from desktop_app.sync.problems import CardRefused
from desktop_app.sync.store import Store
from desktop_app.sync.taken import Taken
from desktop_app.sync.trust.card import computer_mark
from desktop_app.sync.trust.roster import Member
from desktop_app.sync.trust.trusted import Trusted

_KNOWN = "exchange_shut_out_known"
"""Local setting: replica of a computer -> replicas that the roster of its last package shuts out, all hexadecimal."""


def hear(store: Store, manifest: Manifest, trusted: Trusted) -> None:
    """Remember what the sender of a package knows of it. Only the centre sends to all, so only it has to know."""
    theirs = _of(manifest, trusted)
    if theirs is None:
        return
    known = _known(store) | {manifest.actor[:REPLICA_DIGITS]: theirs}
    store.many(
        "INSERT INTO local_setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [(_KNOWN, json.dumps(known, sort_keys=True))],
    )


def is_heard(store: Store, manifest: Manifest, trusted: Trusted) -> bool:
    """Whether a package says of it what the last one of its computer said."""
    theirs = _of(manifest, trusted)
    return theirs is None or _known(store).get(manifest.actor[:REPLICA_DIGITS], []) == theirs


def lacking(store: Store, trusted: Trusted) -> set[str]:
    """The codes of the offices with a computer that has yet to learn who is shut out, or takes part again."""
    if not trusted.own.is_centre:
        return set()
    known, newest = _known(store), _names(trusted)
    return {
        one.unit_code
        for one in trusted.members()
        if one.revoked is None and one.replica != trusted.own.replica and known.get(one.replica.hex(), []) != newest
    }


def telling(taken: Taken, before: Trusted, after: Trusted) -> Taken:
    """What came of a package, with what its roster changes: the offices' names and the marks of their computers."""
    if not after.own.is_centre:
        new = after.shut_out() - before.shut_out() - {after.own.replica}
        shut_out = tuple((one.unit_name, computer_mark(one.replica)) for one in after.members() if one.replica in new)
        return replace(taken, shut_out=shut_out, excluded=excludes(before, after))
    recalled = [one for one in after.members() if _state(before.member(one.replica)) != _state(one)]
    words = [(one.unit_name, computer_mark(one.replica), one.revoked is not None) for one in recalled]
    return replace(taken, recalled=tuple(words))


def excludes(before: Trusted, after: Trusted) -> bool:
    """Whether a newer roster shuts this very computer out."""
    return after.is_shut_out and not before.is_shut_out


def _state(member: Member | None) -> tuple[bool, bool]:
    return member is not None, member is not None and member.revoked is not None


def _of(manifest: Manifest, trusted: Trusted) -> list[str] | None:
    """Whom the sender's roster shuts out; None where nobody asks."""
    if not trusted.own.is_centre or manifest.is_notice:
        return None
    try:
        return _names(Trusted(trusted.own, trusted.centre).with_roster(manifest.roster))
    except CardRefused:
        return None


def _names(trusted: Trusted) -> list[str]:
    return sorted(one.hex() for one in trusted.shut_out())


def _known(store: Store) -> dict[str, list[str]]:
    found = store.all("SELECT value FROM local_setting WHERE name = ?", (_KNOWN,))
    return dict(json.loads(found[0][0])) if found else {}
