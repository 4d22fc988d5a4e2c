"""Merging texts and putting old commits together, with one rule broken."""

from typing import Any

import msgspec

from desktop_app.domain import sentences
from desktop_app.sync import blocks, compact, show, texts
from desktop_app.sync.blocks import Blocks
from desktop_app.sync.package.records import packed
from desktop_app.sync.registers import Settled
from tests.helpers.mutants import Patch


def texts_are_never_merged(patch: Patch) -> None:
    patch.setattr(show, "taken_together", lambda *arguments: arguments[-1])


def of_merged_texts_the_first_is_taken(patch: Patch) -> None:
    patch.setattr(texts, "merge", lambda _base, some: some[0])


def merged_texts_are_made_of_nothing(patch: Patch) -> None:
    patch.setattr(texts, "merge", lambda _base, some: sentences.merge("", some))


def what_a_unit_asks_for_is_mixed_in(patch: Patch) -> None:
    def taken_together(store: Any, record: Any, number: int, candidates: Any, found: Settled) -> Settled:
        text = texts.together(store, record, number, [one for one in candidates if one.stated])
        return found if text is None else Settled(text, False)

    patch.setattr(show, "taken_together", taken_together)


def two_may_change_one_sentence(patch: Patch) -> None:
    patch.setattr(sentences._Edit, "bars", lambda *_: False)


def what_all_kept_may_be_dropped(patch: Patch) -> None:
    patch.setattr(sentences, "_keeps_all", lambda *_: True)


def a_table_is_cut_into_sentences(patch: Patch) -> None:
    patch.setattr(sentences, "_WHOLE", sentences._FENCE)


def a_block_loses_its_last_commit(patch: Patch) -> None:
    patch.setattr(blocks, "block_of", lambda bodies: packed(msgspec.msgpack.encode(dict([*bodies.items()][:-1]))))


def a_block_gives_any_of_its_commits(patch: Patch) -> None:
    patch.setattr(Blocks, "_block", _any_of(blocks.Blocks._block))


def _any_of(real: Any) -> Any:
    def block(self: Blocks, number: int) -> dict[int, bytes]:
        found = real(self, number)
        return dict.fromkeys(found, next(iter(found.values())))

    return block


def blocks_take_the_place_of_what_they_hold(patch: Patch) -> None:
    patch.setattr(Blocks, "body", lambda _self, _commit, alone, _block: alone)


def what_is_put_together_forgets_its_step(patch: Patch) -> None:
    real = compact._move

    def move(store: Any, commits: list[int]) -> None:
        real(store, commits)
        store.many("UPDATE exchange_commit SET transaction_id = NULL WHERE id = ?", [(one,) for one in commits])

    patch.setattr(compact, "_move", move)


def what_is_put_together_forgets_what_it_follows(patch: Patch) -> None:
    real = compact._move

    def move(store: Any, commits: list[int]) -> None:
        real(store, commits)
        store.many("UPDATE exchange_commit SET parent_id = NULL WHERE id = ?", [(one,) for one in commits])

    patch.setattr(compact, "_move", move)


def what_is_put_together_is_no_head_any_more(patch: Patch) -> None:
    real = compact._move

    def move(store: Any, commits: list[int]) -> None:
        real(store, commits)
        store.many("DELETE FROM exchange_head WHERE commit_id = ?", [(one,) for one in commits])

    patch.setattr(compact, "_move", move)


BY_STORIES = (
    what_a_unit_asks_for_is_mixed_in,
    a_block_loses_its_last_commit,
    a_block_gives_any_of_its_commits,
    blocks_take_the_place_of_what_they_hold,
    what_is_put_together_forgets_its_step,
    what_is_put_together_forgets_what_it_follows,
    what_is_put_together_is_no_head_any_more,
)
TEXTS, SENTENCES = "tests/unit/sync/test_texts.py", "tests/unit/domain/test_sentences.py"
BY_TESTS = {
    texts_are_never_merged: TEXTS,
    of_merged_texts_the_first_is_taken: TEXTS,
    merged_texts_are_made_of_nothing: TEXTS,
    two_may_change_one_sentence: SENTENCES,
    what_all_kept_may_be_dropped: SENTENCES,
    a_table_is_cut_into_sentences: SENTENCES,
}
