"""Which arguments mean a command and which the window."""

import sys

import pytest

from desktop_app import __main__, bootstrap, cli


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], False),
        (["--data-dir", "check"], False),
        (["--data-dir=check", "--language", "en"], False),
        (["--database", "sqlite:///a.db", "--data-dir", "x"], False),
        (["check"], True),
        (["--data-dir", "x", "check", "--json"], True),
        (["--help"], True),
        (["--language", "en", "--nonsense"], True),
    ],
)
def test_a_command_or_the_window(monkeypatch: pytest.MonkeyPatch, arguments: list[str], command: bool) -> None:
    called: list[tuple[str, list[str]]] = []

    def note(name: str, given: list[str], status: int) -> int:
        called.append((name, given))
        return status

    monkeypatch.setattr(cli, "main", lambda given: note("cli", given, 3))
    monkeypatch.setattr(bootstrap, "main", lambda given: note("window", given, 0))
    monkeypatch.setattr(sys, "argv", ["zhaoshangtong", *arguments])
    assert __main__.main() == (3 if command else 0)
    assert called == [("cli" if command else "window", arguments)]
