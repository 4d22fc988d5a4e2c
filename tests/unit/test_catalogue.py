from pathlib import Path
from xml.etree import ElementTree

from desktop_app import catalogue
from desktop_app.paths import resources_folder

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>errors</name>
    <message><source>The disk is full.</source><translation>磁盘已满。</translation></message>
    <message><source>Later</source><translation type="unfinished">以后</translation></message>
    <message><source>Gone</source><translation type="vanished">没了</translation></message>
    <message numerus="yes"><source>%n row(s)</source>
        <translation><numerusform>%n 行</numerusform></translation></message>
</context>
</TS>
"""


def resources(tmp_path: Path) -> Path:
    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "zhaoshangtong_zh_CN.ts").write_text(TS, encoding="utf-8")
    return tmp_path


def test_finished_translations_are_used(tmp_path: Path) -> None:
    translate = catalogue.translator(resources(tmp_path), "zh_CN")
    assert translate("errors", "The disk is full.") == "磁盘已满。"
    assert translate("errors", "%n row(s)") == "%n 行"


def test_everything_else_stays_english(tmp_path: Path) -> None:
    translate = catalogue.translator(resources(tmp_path), "zh_CN")
    for context, text in (("errors", "Later"), ("errors", "Gone"), ("Page", "The disk is full."), ("errors", "New")):
        assert translate(context, text) == text


def test_english_is_the_source(tmp_path: Path) -> None:
    assert catalogue.translator(resources(tmp_path), "en")("errors", "The disk is full.") == "The disk is full."


def test_missing_catalogue_is_english(tmp_path: Path) -> None:
    assert catalogue.translator(tmp_path, "zh_CN")("errors", "The disk is full.") == "The disk is full."


def test_an_act_of_every_window_has_one_word() -> None:
    """Whoever closes a list, gives up a form or leaves the program reads the same on every button."""
    tree = ElementTree.parse(resources_folder() / "translations" / "zhaoshangtong_zh_CN.ts")
    words: dict[str, set[str]] = {"关闭": set(), "取消": set(), "退出": set()}
    for message in tree.iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None and (translation.text or "") in words:
            words[translation.text or ""].add(message.findtext("source") or "")
    assert words == {"关闭": {"Close"}, "取消": {"Cancel"}, "退出": {"Quit"}}
