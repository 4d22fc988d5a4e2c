"""Word files as LibreOffice prints them, in our faces under the names that Windows gives them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Document
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.word.render import render_docx

FACES = {"仿宋": "FangSong", "楷体": "Kai", "黑体": "Hei", "宋体": "Song", "方正小标宋简体": "Title"}

needs_office_program = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def pages_of(made: Document, fonts: FontBook, folder: Path) -> tuple[int, Path]:
    """How many pages a document has on paper, and its Word file as the office program prints it.

    `folder` then holds both as `paper.pdf` and `word.pdf`.
    """
    pages = render_pdf(made, folder / "paper.pdf", fonts).pages
    render_docx(made, folder / "word.docx", fonts)
    aliases = "".join(
        f"<alias binding='same'><family>{name}</family><prefer><family>Zhaoshangtong {ours}</family></prefer></alias>"
        for name, ours in FACES.items()
    )
    config = f"<dir>{fonts.bundled}</dir><cachedir>{folder}/cache</cachedir>{aliases}"
    (folder / "fonts.conf").write_text(f"<?xml version='1.0'?><fontconfig>{config}</fontconfig>", encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "word.docx")],
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return pages, folder / "word.pdf"
