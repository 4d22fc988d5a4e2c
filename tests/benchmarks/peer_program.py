"""The same documents by WeasyPrint and typst: run by the Python of build/peers, prints seconds, and pages or bytes.

python peer_program.py weasyprint FILE.html
python peer_program.py typst FILE.typ FONTS
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

TIMES = {"weasyprint": 2, "typst": 1}
"""Typst remembers what it has laid out: a second time would measure its memory."""


def weasyprint_html(source: Path) -> int:
    """The page as PDF; its faces are named in it. Returns the pages."""
    import weasyprint  # type: ignore[import-not-found]

    document = weasyprint.HTML(filename=str(source)).render()
    document.write_pdf()
    return len(document.pages)


def typst_markup(source: Path, fonts: Path) -> int:
    """The document as PDF, faces taken from the folder alone. Returns its size in bytes, for it tells no pages."""
    import typst  # type: ignore[import-not-found]

    return len(typst.compile(str(source), font_paths=[str(fonts)], ignore_system_fonts=True))


WORK: dict[str, Callable[..., int]] = {"weasyprint": weasyprint_html, "typst": typst_markup}


def main(arguments: list[str]) -> None:
    """Make it, and tell the best time."""
    kind, *files = arguments
    work = partial(WORK[kind], *map(Path, files))
    best = float("inf")
    for _ in range(TIMES[kind]):
        begun = time.perf_counter()
        made = work()
        best = min(best, time.perf_counter() - begun)
    print(best, made)


if __name__ == "__main__":
    main(sys.argv[1:])
