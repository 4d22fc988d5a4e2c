import subprocess
import sys
from pathlib import Path

import pytest

from tools import environment


class FakePip:
    """Stands in for the processes of a set-up: the interpreter works, pip prints and ends as told."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.printed = ""
        self.interrupt = False

    def __call__(self, command: list[str], **options: object) -> "subprocess.CompletedProcess[str]":
        if not Path(command[0]).exists():
            raise FileNotFoundError(command[0])
        self.commands.append(command)
        if "install" in command:
            if self.interrupt:
                raise KeyboardInterrupt
            return subprocess.CompletedProcess(command, 1 if self.printed else 0, self.printed, "")
        if "venv" in command:
            python = environment.venv_python(Path(command[-1]))
            python.parent.mkdir(parents=True)
            python.touch()
        return subprocess.CompletedProcess(command, 0, f"{sys.version_info[:2]} True\n", "")

    @property
    def installs(self) -> list[list[str]]:
        return [command for command in self.commands if "install" in command]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    for name in ("runtime", "dev"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"# {name}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> FakePip:
    fake = FakePip()
    monkeypatch.setattr("tools.environment.subprocess.run", fake)
    monkeypatch.setattr(environment, "ensure_libraries", lambda folder: None)
    return fake


def test_set_up_happens_once(project: Path, pip: FakePip) -> None:
    python = environment.ensure(project)
    assert python == environment.venv_python(project / ".venv")
    assert pip.installs[0][-1] == str(project / "requirements" / "runtime.txt")
    assert "--require-hashes" in pip.installs[0]
    pip.commands.clear()
    environment.ensure(project)
    assert pip.commands == []


def test_checks_bring_their_packages_and_serve_the_program(project: Path, pip: FakePip) -> None:
    environment.ensure(project, with_checks=True)
    environment.ensure(project)
    assert [command[-1] for command in pip.installs] == [str(project / "requirements" / "dev.txt")]


def test_a_changed_lock_is_installed_into_the_same_environment(project: Path, pip: FakePip) -> None:
    environment.ensure(project)
    kept = project / ".venv" / "kept"
    kept.touch()
    (project / "requirements" / "runtime.txt").write_text("# newer\n", encoding="utf-8")
    environment.ensure(project)
    assert len(pip.installs) == 2
    assert kept.exists()


def test_an_interrupted_set_up_is_made_anew(project: Path, pip: FakePip) -> None:
    pip.interrupt = True
    with pytest.raises(KeyboardInterrupt):
        environment.ensure(project)
    half_written = project / ".venv" / "half-written"
    half_written.touch()
    pip.interrupt = False
    environment.ensure(project)
    assert not half_written.exists()
    assert environment.stamp(project / ".venv", "runtime")


def test_a_lost_interpreter_is_made_anew(project: Path, pip: FakePip) -> None:
    environment.ensure(project).unlink()
    assert environment.ensure(project).exists()
    assert len(pip.installs) == 2


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("Retrying … NewConnectionError … No matching distribution found for ruff", "could not be downloaded"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one that is pinned"),
        ("SSLError: CERTIFICATE_VERIFY_FAILED", "no valid certificate"),
        ("ERROR: No matching distribution found for pillow==13.0.0", "has no build for Python"),
        ("PermissionError: [Errno 13] Permission denied", "cannot be written"),
        ("something nobody thought of", "something nobody thought of"),
    ],
)
def test_failures_are_plain_sentences(project: Path, pip: FakePip, printed: str, words: str) -> None:
    pip.printed = printed
    with pytest.raises(environment.SetupError, match=words):
        environment.ensure(project)
    assert not environment.stamp(project / ".venv", "runtime")


def test_an_incomplete_project_is_named(tmp_path: Path) -> None:
    with pytest.raises(environment.SetupError, match="the project folder is not complete"):
        environment.ensure(tmp_path)


def test_a_nearly_full_disk_is_noticed_first(project: Path, pip: FakePip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "SPACE_NEEDED", 10**12)
    with pytest.raises(environment.SetupError, match="nearly full"):
        environment.ensure(project)
    assert not (project / ".venv").exists()


def test_stale_translations_are_compiled(project: Path, pip: FakePip) -> None:
    folder = project / "resources" / "translations"
    folder.mkdir(parents=True)
    (folder / "zhaoshangtong_zh_CN.ts").touch()
    environment.ensure(project)
    assert pip.commands[-1][-1] == "--release"
    (folder / "zhaoshangtong_zh_CN.qm").touch()
    pip.commands.clear()
    environment.ensure(project)
    assert pip.commands == []
