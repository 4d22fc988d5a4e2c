"""What packages say, wait for and are believed, with one rule broken."""

from contextlib import suppress
from typing import Any

import msgspec

from desktop_app.sync import alarm, digests, entering, giving, ledger, peers, receipt
from desktop_app.sync.digests import Kept
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.knowledge import knowledge
from desktop_app.sync.package import verifying
from desktop_app.sync.parked import Parked
from desktop_app.sync.peers import hear
from desktop_app.sync.problems import Forged
from desktop_app.sync.trust import trusted
from desktop_app.sync.trust.roster import Member
from tests.helpers.mutants import Patch

PACKAGES = "tests/integration/exchange/test_packages.py"
UNIT, PACKAGE = "tests/unit/sync", "tests/unit/sync/package"

# digests


def a_digest_sees_no_values(patch: Patch) -> None:
    real = digests._records
    patch.setattr(
        digests, "_records", lambda *arguments: ((scope, table, row, ()) for scope, table, row, _ in real(*arguments))
    )


def a_digest_sees_no_records_that_wait(patch: Patch) -> None:
    patch.setattr(digests, "_waiting", lambda *_: iter(()))


def a_digest_sees_what_is_shown_here(patch: Patch) -> None:
    patch.setattr(digests, "_corrections", lambda _store: {})


def a_digest_is_kept_for_good(patch: Patch) -> None:
    real = Kept.of

    def of(self: Kept, session: Any, scopes: Any) -> dict[str, bytes]:
        found = real(self, session, scopes)
        patch.setattr(Kept, "of", lambda *_: found)
        return found

    patch.setattr(Kept, "of", of)


def nobody_is_ever_said_to_differ(patch: Patch) -> None:
    real = digests.compared
    patch.setattr(alarm, "compared", lambda *arguments: dict.fromkeys(real(*arguments), True))


def who_knows_more_is_said_to_differ(patch: Patch) -> None:
    patch.setattr(digests, "_by_scope", lambda known: {one.scope: set() for one in known})


# what waits


def nothing_has_to_come_first(patch: Patch) -> None:
    patch.setattr(Exchange, "_missing", lambda *_: ())


def what_waits_is_never_looked_at_again(patch: Patch) -> None:
    patch.setattr(Exchange, "_take_parked", lambda *_: [])


def what_was_taken_in_later_still_waits(patch: Patch) -> None:
    patch.setattr(Parked, "taken", lambda *_: None)


def a_copy_that_waits_is_empty(patch: Patch) -> None:
    patch.setattr("desktop_app.sync.parked.shutil.copyfile", lambda _source, target: target.touch())


def what_an_old_database_forgot_is_thrown_away(patch: Patch) -> None:
    patch.setattr(Parked, "strays", lambda _self: iter(()))


# what the other is known to know


def what_is_written_counts_as_received(patch: Patch) -> None:
    real = peers.told

    def told(store: Any, unit_code: str, replicas: Any, now_ms: int) -> None:
        real(store, unit_code, replicas, now_ms)
        heads = msgspec.msgpack.encode(knowledge(store))
        store.many("UPDATE exchange_peer SET heads = ? WHERE unit_code = ?", [(heads, unit_code)])

    patch.setattr(ledger, "told", told)


def nothing_is_heard(patch: Patch) -> None:
    patch.setattr(entering, "hear", lambda *_: None)


def who_has_to_wait_is_not_heard(patch: Patch) -> None:
    patch.setattr(Exchange, "_hear", lambda *_: None)


def what_was_heard_first_stands(patch: Patch) -> None:
    def once(store: Any, manifest: Any, now_ms: int) -> None:
        sql = "SELECT 1 FROM exchange_peer WHERE unit_code = ? AND heads IS NOT NULL"
        if not store.all(sql, (manifest.unit_code,)):
            hear(store, manifest, now_ms)

    patch.setattr(entering, "hear", once)


def two_computers_of_an_office_are_one(patch: Patch) -> None:
    patch.setattr(peers, "REPLICA_DIGITS", 1)


def what_one_of_two_knows_both_know(patch: Patch) -> None:
    patch.setattr(peers, "common", lambda some: list(some[0]) if some else [])


def what_was_returned_is_told_as_accepted(patch: Patch) -> None:
    real = receipt.ReceiptRow
    patch.setattr(receipt, "ReceiptRow", lambda kind, project, _accepted, *rest, **more: real(kind, project, True))


# whom to believe


def any_signature_will_do(patch: Patch) -> None:
    patch.setattr("desktop_app.sync.package.verifying.signing.verify", lambda *_: None)


def anybody_writes_anywhere(patch: Patch) -> None:
    patch.setattr(Member, "may_write", lambda *_: True)


def what_is_for_others_is_read(patch: Patch) -> None:
    patch.setattr(Member, "may_see", lambda *_: True)


def commits_without_a_word_on_them_are_believed(patch: Patch) -> None:
    real = verifying.Verifier._verify_ends

    def verify_ends(self: verifying.Verifier, manifest: Any) -> None:
        with suppress(Forged):
            real(self, manifest)

    patch.setattr(verifying.Verifier, "_verify_ends", verify_ends)


def who_was_shut_out_goes_on(patch: Patch) -> None:
    patch.setattr(verifying.Verifier, "_kept_of", lambda self, actor, scope: frozenset(self._revoked[actor, scope]))


def a_backup_of_the_centre_forgets_who_was_shut_out(patch: Patch) -> None:
    patch.setattr(trusted, "united", lambda *both: max(both, key=lambda roster: roster.version))


def a_unit_forgets_who_was_shut_out(patch: Patch) -> None:
    patch.setattr(trusted, "forgets", lambda *_: False)


def a_package_without_an_end_is_whole(patch: Patch) -> None:
    real = verifying.Verifier.finish

    def finish(self: verifying.Verifier) -> Any:
        return self.letter if getattr(self, "letter", None) else real(self)

    patch.setattr(verifying.Verifier, "finish", finish)


def units_write_to_each_other(patch: Patch) -> None:
    patch.setattr(giving, "UserError", _Never)


class _Never(Exception):
    def __init__(self, *_: object, **__: object) -> None:
        super().__init__("never")


BY_STORIES = (a_digest_sees_what_is_shown_here,)
BY_TESTS = {
    a_digest_sees_no_values: f"{UNIT}/test_digests.py",
    a_digest_sees_no_records_that_wait: f"{UNIT}/test_digests.py",
    a_digest_is_kept_for_good: f"{UNIT}/test_digests.py",
    nobody_is_ever_said_to_differ: f"{UNIT}/test_health.py::test_equal_knowledge",
    who_knows_more_is_said_to_differ: f"{UNIT}/test_health.py::test_of_who_knows_less",
    nothing_has_to_come_first: f"{UNIT}/test_stick.py::test_a_file_that_builds_on",
    what_waits_is_never_looked_at_again: f"{UNIT}/test_rounds.py::test_the_receipt_tells_of_what_had_waited",
    what_was_taken_in_later_still_waits: f"{UNIT}/test_parked.py::test_the_updated_program_takes_it_in",
    a_copy_that_waits_is_empty: f"{UNIT}/test_parked.py::test_it_is_said_kept_and_waits",
    what_an_old_database_forgot_is_thrown_away: f"{UNIT}/test_parked.py::test_a_copy_that_an_older_database",
    what_is_written_counts_as_received: f"{PACKAGES}::test_lost_files_heal",
    nothing_is_heard: f"{UNIT}/test_peers.py",
    who_has_to_wait_is_not_heard: f"{PACKAGES}::test_a_copied_disk_and_a_centre",
    what_was_heard_first_stands: f"{UNIT}/test_peers.py",
    two_computers_of_an_office_are_one: f"{UNIT}/test_peers.py",
    what_one_of_two_knows_both_know: f"{UNIT}/test_peers.py",
    what_was_returned_is_told_as_accepted: f"{UNIT}/test_rounds.py::test_a_unit_learns",
    any_signature_will_do: f"{PACKAGE}/test_verifying.py",
    anybody_writes_anywhere: f"{PACKAGE}/test_verifying_commits.py",
    what_is_for_others_is_read: f"{PACKAGE}/test_verifying_commits.py",
    commits_without_a_word_on_them_are_believed: f"{PACKAGE}/test_verifying_commits.py",
    who_was_shut_out_goes_on: f"{PACKAGE}/test_verifying_commits.py",
    a_backup_of_the_centre_forgets_who_was_shut_out: f"{UNIT}/trust/test_trusted.py",
    a_unit_forgets_who_was_shut_out: f"{UNIT}/trust/test_trusted.py",
    a_package_without_an_end_is_whole: f"{PACKAGE}/test_verifying_content.py",
    units_write_to_each_other: f"{UNIT}/test_giving.py",
}
