import pytest

from tools import system_libraries


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """One library is missing; commands are noted and fail."""
    noted: list[list[str]] = []

    def run(command: list[str]) -> bool:
        noted.append(command)
        return False

    monkeypatch.setitem(system_libraries.KINDS, "x11", {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"})
    monkeypatch.setattr(system_libraries, "_run", run)
    monkeypatch.setattr("tools.system_libraries.shutil.which", lambda program: f"/usr/bin/{program}")
    return noted


def said(text: str) -> None:
    """Nobody listens."""


def test_only_what_the_loader_does_not_find_is_missing(commands: list[list[str]]) -> None:
    assert system_libraries.missing_libraries(["x11"]) == {"libnowhere.so.9": "libnowhere9"}


def test_libraries_follow_the_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert system_libraries.needed_kinds() == ["headless", "wayland"]


def test_root_installs_and_updates_the_lists_when_that_fails(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.system_libraries.os.geteuid", lambda: 0)
    left = system_libraries.ensure(["x11"], said)
    install = ["apt-get", "install", "-y", "--no-install-recommends", "libnowhere9"]
    assert commands == [install, ["apt-get", "update"], install]
    assert "sudo apt-get install -y libnowhere9" in left


def test_others_get_the_one_command(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.system_libraries.os.geteuid", lambda: 1000)
    left = system_libraries.ensure(["x11"], said)
    assert commands == [["sudo", "-n", "true"]]
    assert left.endswith("sudo apt-get install -y libnowhere9")


def test_a_system_without_apt_is_told_the_libraries(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.system_libraries.shutil.which", lambda program: None)
    assert system_libraries.ensure(["x11"], said).endswith("libnowhere.so.9")


def test_nothing_missing_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(system_libraries.KINDS, "x11", {"libc.so.6": "libc6"})
    assert system_libraries.ensure(["x11"], said) == ""


def test_the_office_program_is_installed_once(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    heard = list[str]()
    system_libraries.ensure_office_program(heard.append)
    assert commands == [] == heard, "it is there"
    monkeypatch.setattr("tools.system_libraries.os.geteuid", lambda: 0)
    monkeypatch.setattr(
        "tools.system_libraries.shutil.which", lambda program: None if program == "soffice" else f"/usr/bin/{program}"
    )
    system_libraries.ensure_office_program(heard.append)
    install = ["apt-get", "install", "-y", "--no-install-recommends", "libreoffice-writer-nogui"]
    assert commands == [install, ["apt-get", "update"], install]
    assert heard[-1].endswith("how it opens Word files is not checked."), "nobody else is told that it failed"
    monkeypatch.setattr("tools.system_libraries.shutil.which", lambda program: None)
    system_libraries.ensure_office_program(heard.append)
    assert len(commands) == 3, "a system without apt installs nothing"
