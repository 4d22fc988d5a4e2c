"""The office's own templates: which there are, what stands in them, and keeping what was written in one."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from desktop_app.documents import template_layers, templates
from desktop_app.documents.produce import Press
from desktop_app.documents.template_mistakes import refuse_mistakes
from desktop_app.errors import EnvironmentProblem, UserError
from desktop_app.services.safe_files import beside, disk, to_disk

NAMES = ("monthly.txt", "fortnightly.txt", "notice.txt", "annual.txt", "correction.txt", "letter.txt", "review.txt")
_OLD = ".bak"


class Wording(NamedTuple):
    """One template: its text, whether the office wrote some of it, and what its file has that is printed no more."""

    name: str
    text: str
    is_own: bool
    retired: tuple[str, ...] = ()


def wordings(press: Press) -> list[Wording]:
    """All templates. Raises UserError for one that cannot be opened."""
    return [wording(press, name) for name in NAMES]


def wording(press: Press, name: str) -> Wording:
    """One template. What an old Notepad saved as Chinese text without saying so is read, too, to be put right."""
    own, supplied = places(press, name)
    if not own.is_file() or own == supplied:
        return Wording(name, templates.text_of(supplied), is_own=False)
    try:
        text = templates.text_of(own)
    except EnvironmentProblem:
        raise
    except UserError:
        text = own.read_text(encoding="gb18030", errors="replace")
    whole = template_layers.whole(text, templates.text_of(supplied), name)
    return Wording(name, whole, is_own=True, retired=template_layers.retired_in(text, name))


def places(press: Press, name: str) -> tuple[Path, Path]:
    """Where the office's own file is, or would be, and the supplied one."""
    *own, supplied = press.templates()
    return (own[0] if own else supplied) / name, supplied / name


def keep(press: Press, name: str, text: str) -> tuple[str, ...]:
    """Print with this text from now on; of it that is kept which differs from the supplied text.

    Gives the parts that are not in it and came back, since they cannot be left out. Raises UserError for a mistake.
    """
    own, supplied = places(press, name)
    text, as_supplied = _without_mistakes(supplied, text), templates.text_of(supplied)
    different = template_layers.difference(text, as_supplied, name)
    if not different:
        back_to_supplied(press, name)
    else:
        _write(own, different)
    return template_layers.put_back(text, as_supplied)


def tried(press: Press, name: str, text: str) -> Press:
    """The same press, which prints with this text though it is not kept. Raises UserError for a mistake."""
    _, supplied = places(press, name)
    return replace(press, tried=(name, _without_mistakes(supplied, text)))


def _without_mistakes(supplied: Path, text: str) -> str:
    """The text as it is kept. Raises UserError, with the line, for what could not be printed."""
    text = "\n".join(text.splitlines()).rstrip() + "\n"
    refuse_mistakes(templates.check(text, Path(supplied.name), supplied), templates.text_of(supplied))
    return text


def _write(own: Path, text: str) -> None:
    own.parent.mkdir(parents=True, exist_ok=True)
    with disk(own), beside(own) as folder:
        made = folder / own.name
        made.write_text(text, encoding="utf-8", newline="\r\n")  # an old Notepad shows one line otherwise
        to_disk(made)
        if own.is_file():
            shutil.copyfile(own, _aside(own))
        made.replace(own)


def back_to_supplied(press: Press, name: str) -> None:
    """Print with the supplied text again; the office's own stays beside it under another name."""
    own, _ = places(press, name)
    with disk(own):
        if own.is_file():
            own.replace(_aside(own))


def _aside(own: Path) -> Path:
    return own.with_name(own.name + _OLD)
