"""Why somebody may not do what is greyed out, in the words in which it would be refused."""

from PySide6.QtCore import QCoreApplication

from desktop_app.errors import in_one_line


def only_looks_words() -> str:
    """Of an account that changes nothing."""
    return in_one_line(
        (
            QCoreApplication.translate("errors", "With this account you can look at everything and change nothing."),
            QCoreApplication.translate("errors", "Ask a clerk of the office to make the change."),
        )
    )
