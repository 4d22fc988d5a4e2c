"""Work that is done many times over, by as many processes as there are processors."""

import gc
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Result = TypeVar("Result")


def spread(
    work: Callable[..., Result], calls: Sequence[tuple[Any, ...]], *, at_once: int = 1, from_on: int = 2
) -> list[Result]:
    """What a function returns for each of these arguments, in their order; `work` is defined in a module.

    `at_once`: how many a process is given at a time; fewer calls than `from_on` are not worth a process.
    """
    if len(calls) < from_on:
        return [work(*call) for call in calls]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), _begin) as pool:
        return list(pool.map(work, *zip(*calls, strict=True), chunksize=at_once))


def _begin() -> None:
    """What was loaded is there to stay: no need to look it through again and again for what may go."""
    gc.freeze()
