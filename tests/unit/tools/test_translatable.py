from pathlib import Path

import pytest

from tools.translatable import misuses


@pytest.mark.parametrize(
    "line",
    [
        'self.tr("plain")',
        'self.tr("%n record(s)", "", count)',
        'QCoreApplication.translate("Context", "plain")',
        'QCoreApplication.translate("Context", "%n row(s)", None, 3)',
        'QCoreApplication.translate("Enum", label)',
        'QT_TRANSLATE_NOOP("errors", "plain")',
        "text.translate(table)",
        'f"{text.translate(table)} · {name}"',
        'self.tr("No. {number}").format(number=f"{number:,}")',
        'label.setText("—")',
        'label.setText("万元")',
        'button.setToolTip("Ctrl+N")',
        "label.setText(text)",
        'QLabel(self.tr("plain"))',
        'UserError(QT_TRANSLATE_NOOP("errors", "plain"))',
    ],
)
def test_good_calls(tmp_path: Path, line: str) -> None:
    source = tmp_path / "page.py"
    source.write_text(line, encoding="utf-8")
    assert misuses(source, tmp_path) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("self.tr(text)", "plain literal"),
        ("self.tr()", "plain literal"),
        ('self.tr(f"{count} records")', "plain literal"),
        ('self.tr("Open", "verb")', "two different texts"),
        ('widget.tr("plain")', "only self.tr()"),
        ('QCoreApplication.translate("Context", f"{count}")', "f-string"),
        ('translate("Context", "Open", "verb")', "two different texts"),
        ('QT_TRANSLATE_NOOP("errors", text)', "two plain literals"),
        ("f'{self.tr(\"plain\")} · {name}'", "inside an f-string"),
        ('f\'{translate("Context", "plain")} · {name}\'', "inside an f-string"),
        ("def broken(:", "not valid Python"),
        ('label.setText("plain")', "setText shows a text"),
        ('QPushButton("Open", self)', "QPushButton shows a text"),
        ('raise UserError("It is {what}.", what=1)', "UserError shows a text"),
    ],
)
def test_bad_calls(tmp_path: Path, line: str, words: str) -> None:
    source = tmp_path / "page.py"
    source.write_text(f"\n{line}", encoding="utf-8")
    (fault,) = misuses(source, tmp_path)
    assert str(fault).startswith("page.py:2: ")
    assert words in fault.reason
