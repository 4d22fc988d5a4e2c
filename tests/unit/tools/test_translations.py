from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop_app import catalogue
from tools import translations

SOURCE = """
class Page(QWidget):
    def _build_ui(self):
        self.tr("Save")
        self.tr("Hello {name}")
        self.tr(
            "A long text "
            "in two parts"
        )
        self.tr("%n record(s)", "", 3)


class Dialog(QDialog):
    def _build_ui(self):
        self.tr("Save")
        QCoreApplication.translate("Words", "“Quoted” & <marked>")


def fail():
    raise UserError(QT_TRANSLATE_NOOP("errors", "The disk is full."))
"""
CHINESE: translations.Texts = {
    "Page": {"Save": "保存", "Hello {name}": "您好，{name}", "A long text in two parts": "长", "%n record(s)": "%n 条"},
    "Dialog": {"Save": "保存"},
    "Words": {"“Quoted” & <marked>": "“引”与<标>"},
    "errors": {"The disk is full.": "磁盘已满。"},
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "desktop_app"
    folder.mkdir()
    (folder / "page.py").write_text(SOURCE, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path, sources: Path) -> Path:
    """Catalogues with everything collected and nothing translated."""
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    collect(folder, sources)
    return folder


def collect(folder: Path, sources: Path, prune: bool = False) -> None:
    for name in (translations.CHINESE, translations.ENGLISH):
        translations.collect(folder / name, sources, prune)


def fill(folder: Path, sources: Path, texts: translations.Texts) -> list[str]:
    unplaced = translations.fill(folder / translations.CHINESE, texts)
    collect(folder, sources)
    return unplaced


def test_every_kind_of_text_is_collected(folder: Path) -> None:
    found = translations.missing(folder / translations.CHINESE)
    assert {context: set(texts) for context, texts in found.items()} == {
        context: set(texts) for context, texts in CHINESE.items()
    }


def test_filled_catalogue_passes_and_is_stable(folder: Path, sources: Path) -> None:
    assert fill(folder, sources, CHINESE) == []
    assert translations.check(sources, folder) == []
    before = (folder / translations.CHINESE).read_bytes()
    collect(folder, sources)
    assert (folder / translations.CHINESE).read_bytes() == before


def test_star_fills_every_context(folder: Path, sources: Path) -> None:
    fill(folder, sources, {"*": {"Save": "保存"}, "Dialog": {"Save": "存盘"}})
    translate = catalogue.translator(folder.parent, "zh_CN")
    assert (translate("Page", "Save"), translate("Dialog", "Save")) == ("保存", "存盘")


def test_unknown_texts_are_named(folder: Path, sources: Path) -> None:
    assert fill(folder, sources, {"Page": {"Gone": "无"}}) == ["Page: 'Gone' is not in the program"]


def test_untranslated_and_differing_places_fail(folder: Path, sources: Path) -> None:
    fill(folder, sources, CHINESE | {"Page": CHINESE["Page"] | {"Hello {name}": "您好，{nom}", "Save": ""}})
    assert translations.check(sources, folder) == [
        "zhaoshangtong_zh_CN.ts: Page: 'Save' has no translation",
        "zhaoshangtong_zh_CN.ts: Page: 'Hello {name}' and '您好，{nom}' differ in their places",
    ]


def test_stale_catalogue_fails_and_vanished_texts_wait_for_prune(folder: Path, sources: Path) -> None:
    fill(folder, sources, CHINESE)
    (sources / "page.py").write_text(SOURCE.replace("The disk is full.", "No room."), encoding="utf-8")
    assert "zhaoshangtong_zh_CN.ts is not up to date" in translations.check(sources, folder)[0]

    collect(folder, sources)
    fill(folder, sources, {"errors": {"No room.": "没有空间。"}})
    (fault,) = translations.check(sources, folder)
    assert "'The disk is full.' is no longer in the program" in fault

    collect(folder, sources, prune=True)
    assert translations.check(sources, folder) == []


def test_english_plurals_follow_from_the_source(folder: Path) -> None:
    text = (folder / translations.ENGLISH).read_text(encoding="utf-8")
    assert "<numerusform>%n record</numerusform>" in text
    assert "<numerusform>%n records</numerusform>" in text
    assert "Save" not in text


def test_release_compiles_both(folder: Path, sources: Path) -> None:
    fill(folder, sources, CHINESE)
    translations.release(folder)
    assert sorted(path.name for path in folder.glob("*.qm")) == ["zhaoshangtong_en.qm", "zhaoshangtong_zh_CN.qm"]


def test_counts_are_told_with_their_thousands_apart(folder: Path, sources: Path, qapp: QCoreApplication) -> None:
    fill(folder, sources, CHINESE)
    translations.release(folder)
    before = QLocale()
    try:
        for language, words in (("zh_CN", "1,182 条"), ("en", "1,182 records")):
            QLocale.setDefault(QLocale(language))
            translator = QTranslator()
            assert translator.load(str(folder / f"zhaoshangtong_{language}.qm"))
            qapp.installTranslator(translator)
            assert QCoreApplication.translate("Page", "%n record(s)", "", 1182) == words
            qapp.removeTranslator(translator)
    finally:
        QLocale.setDefault(before)


def test_a_failing_qt_tool_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(translations.ToolError, match="lrelease"):
        translations.qt_tool("lrelease", str(tmp_path / "nothing.ts"))
