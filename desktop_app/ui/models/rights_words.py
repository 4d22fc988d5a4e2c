"""Why somebody may not do what is greyed out, in the words in which it would be refused."""

from desktop_app.services.office import only_looks
from desktop_app.ui.messages import error_line


def only_looks_words() -> str:
    """Of an account that changes nothing."""
    return error_line(only_looks())
