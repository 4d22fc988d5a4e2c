"""Errors in words. Everything a user may meet is a UserError; anything else is a bug.

The texts are English literals marked for translation; whoever shows the error (window or command line)
translates the template first and fills in the values afterwards.
"""

from collections.abc import Callable, Iterable


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a literal for the translation catalogue without translating it (the name is what Qt's lupdate looks for)."""
    return text


def in_one_line(sentences: Iterable[str]) -> str:
    """Sentences after one another, with a space between them but not after a Chinese mark; "" is passed over."""
    line = ""
    for sentence in filter(None, sentences):
        line += f" {sentence}" if line and line[-1] not in _WIDE else sentence
    return line


_WIDE = "。，；：！？、）》”…"


class Reason(str):
    """A value of a message that is itself translated."""

    __slots__ = ()


def reason_of(error: OSError) -> Reason:
    """The system's words for what stands in the way."""
    return Reason(error.strerror or str(error))


_OF_THE_SYSTEM = (
    QT_TRANSLATE_NOOP("errors", "No space left on device"),
    QT_TRANSLATE_NOOP("errors", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("errors", "File too large"),
    QT_TRANSLATE_NOOP("errors", "No such file or directory"),
    QT_TRANSLATE_NOOP("errors", "No such device"),
    QT_TRANSLATE_NOOP("errors", "Not a directory"),
    QT_TRANSLATE_NOOP("errors", "Is a directory"),
    QT_TRANSLATE_NOOP("errors", "File exists"),
    QT_TRANSLATE_NOOP("errors", "File name too long"),
    QT_TRANSLATE_NOOP("errors", "Invalid argument"),
    QT_TRANSLATE_NOOP("errors", "Permission denied"),
    QT_TRANSLATE_NOOP("errors", "Operation not permitted"),
    QT_TRANSLATE_NOOP("errors", "Read-only file system"),
    QT_TRANSLATE_NOOP("errors", "Input/output error"),
    QT_TRANSLATE_NOOP("errors", "Device or resource busy"),
    QT_TRANSLATE_NOOP("errors", "Too many open files"),
)
"""What Python says of the usual errors, on every system; what is not here stands as it comes."""


class UserError(Exception):
    """Something the user can understand and act on.

    `message` is one plain sentence saying what is wrong; `hint` one that says what to do. Both are English templates
    with `{name}` places, filled from `values`.
    """

    def __init__(self, message: str, hint: str = "", /, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.values = values

    def words(self, translate: Callable[[str, str], str] | None = None) -> tuple[str, str]:
        """The message and the hint as shown, translated by `translate(context, text)` if given."""
        return self._fill(self.message, translate), self._fill(self.hint, translate)

    def _fill(self, template: str, translate: Callable[[str, str], str] | None) -> str:
        if not template:
            return ""
        text = translate("errors", template) if translate else template
        values = {
            name: translate("errors", value) if translate and isinstance(value, Reason) else value
            for name, value in self.values.items()
        }
        return text.format(**values)

    def __str__(self) -> str:
        return in_one_line(self.words())


class EnvironmentProblem(UserError):
    """The machine, not the data, stands in the way: disk full, file locked, damaged or too new."""


class DamagedDatabase(EnvironmentProblem):
    """The database cannot be worked with any more; a backup has to take its place."""


class InvalidInput(UserError):
    """What was entered cannot be taken; `fields` maps a field name to its own UserError."""

    def __init__(
        self, message: str, hint: str = "", /, *, fields: dict[str, UserError] | None = None, **values: object
    ) -> None:
        super().__init__(message, hint, **values)
        self.fields = fields or {}


class Cancelled(Exception):
    """The user cancelled long work; nothing was changed."""
