import subprocess
import sys

from desktop_app.ui.singletons import keep_singletons

SCRIPT = """
from desktop_app.ui.singletons import keep_singletons
keep_singletons()
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

class Speaker(QObject):
    said = Signal()

    def hear(self):
        pass

app = QApplication([])
widget, speaker = QWidget(), Speaker()
speaker.said.connect(speaker.hear)
for _ in range(100_000):
    widget.update()
    speaker.said.emit()
print("alive")
"""


def test_a_long_day_of_calls_into_qt_is_survived() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "alive")


def test_a_second_call_changes_nothing() -> None:
    keep_singletons()
    before = sys.getrefcount(None)
    keep_singletons()
    assert abs(sys.getrefcount(None) - before) < 1000
