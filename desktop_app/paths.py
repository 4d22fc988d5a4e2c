"""Where the program keeps its things. Everything that touches a file is given a `Paths`; nothing looks one up."""

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP_FOLDER = "Zhaoshangtong"


@dataclass(frozen=True, slots=True)
class Paths:
    """Absolute folders; `create` makes those that the program writes into. `file`: a database that lies elsewhere."""

    data: Path
    logs: Path
    backups: Path
    resources: Path
    file: Path | None = None

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def database(self) -> Path:
        return self.file or self.data / "zhaoshangtong.db"

    @property
    def attachments(self) -> Path:
        """Beside the database."""
        return self.database.parent / "attachments"

    @property
    def templates(self) -> Path:
        """The office's own wording, beside the database."""
        return self.database.parent / "report_templates"

    def create(self) -> None:
        """Make the folders that are written into. Raises OSError when the disk does not allow it."""
        for folder in (self.data, self.logs, self.backups, self.database.parent):
            folder.mkdir(parents=True, exist_ok=True)


def resources_folder() -> Path:
    """The shipped files: beside the program's modules in a frozen build, in the project folder otherwise."""
    frozen_root = getattr(sys, "_MEIPASS", None)
    root = Path(frozen_root) if frozen_root else Path(__file__).resolve().parent.parent
    return root / "resources"


def find_paths(data_dir: Path | None = None) -> Paths:
    """The folders of this run; `data_dir` (from --data-dir) holds everything of one office when given."""
    data = data_dir or Path(platformdirs.user_data_dir(APP_FOLDER, appauthor=False))
    data = data.expanduser().resolve()
    return Paths(data=data, logs=data / "logs", backups=data / "backups", resources=resources_folder())
