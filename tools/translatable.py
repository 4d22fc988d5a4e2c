"""Find texts that Qt's lupdate cannot collect, or would collect wrongly, out of Python sources.

lupdate reads literals only: a variable is left out without a word, an f-string is taken as it stands and not looked
into, and `widget.tr()` lands in a context named "widget" that nothing looks up. A literal that goes straight to a
widget or into an error is not collected at all.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHOWS = frozenset(
    {
        "setAccessibleDescription", "setAccessibleName", "setInformativeText", "setLabelText", "setPlaceholderText",
        "setStatusTip", "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle",
        "QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton",
        "DamagedDatabase", "EnvironmentProblem", "InvalidInput", "UserError",
    }
)  # fmt: skip
"""Calls whose first text is read by people."""
KEYS = re.compile(r"(Ctrl|Alt|Shift|F[0-9])\b")


@dataclass(frozen=True, slots=True)
class Misuse:
    """One call that translates badly: where it is and why."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


def misuses(path: Path, root: Path) -> list[Misuse]:
    """Every bad call in one source file; `path` is shown relative to `root`. A file that does not parse has one."""
    name = path.relative_to(root).as_posix()
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        return [Misuse(name, error.lineno or 1, f"not valid Python: {error.msg}")]
    inside = {
        id(part)
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for part in ast.walk(text)
        if part is not text
    }
    return [
        Misuse(name, node.lineno, reason)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for reason in (*_faults(node), *(_hidden(node) if id(node) in inside else ()))
    ]


def _hidden(call: ast.Call) -> Iterator[str]:
    """A call within an f-string: a text there is not collected."""
    called = call.func
    translates = isinstance(called, ast.Attribute | ast.Name) and _name(called) in ("tr", "translate")
    if translates and any(_is_text(argument) for argument in call.args[:2]):
        yield "a text is not collected inside an f-string: translate it before"


def _faults(call: ast.Call) -> Iterator[str]:
    called = call.func
    if isinstance(called, ast.Attribute) and called.attr == "tr":
        yield from _tr_faults(call, called)
    elif isinstance(called, ast.Attribute | ast.Name) and _name(called) == "translate":
        if any(isinstance(argument, ast.JoinedStr) for argument in call.args[:2]):
            yield "an f-string cannot be translated: translate a plain text with {places}, then format it"
        elif len(call.args) > 2 and not _is_empty(call.args[2]):
            yield "a disambiguation is not kept: use two different texts"
    elif isinstance(called, ast.Name) and called.id == "QT_TRANSLATE_NOOP" and not _are_texts(call.args):
        yield "QT_TRANSLATE_NOOP takes two plain literals"
    elif isinstance(called, ast.Attribute | ast.Name) and _name(called) in SHOWS and _is_words(call.args[:1]):
        yield f"{_name(called)} shows a text that is not translated"


def _tr_faults(call: ast.Call, called: ast.Attribute) -> Iterator[str]:
    if not (isinstance(called.value, ast.Name) and called.value.id == "self"):
        yield "only self.tr() has a context: call QCoreApplication.translate(context, text) here"
    if not call.args or not _is_text(call.args[0]):
        yield "self.tr() takes a plain literal"
    elif len(call.args) > 1 and not _is_empty(call.args[1]):
        yield "a disambiguation is not kept: use two different texts"


def _name(called: ast.Attribute | ast.Name) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _are_texts(nodes: list[ast.expr]) -> bool:
    return len(nodes) == 2 and all(_is_text(node) for node in nodes)


def _is_words(nodes: list[ast.expr]) -> bool:
    """A literal of English words; what is always Chinese, a sign, a letter and a key need no translation."""
    return any(
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search("[A-Za-z]{2}", node.value)
        and not KEYS.match(node.value)
        for node in nodes
    )


def _is_empty(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value
