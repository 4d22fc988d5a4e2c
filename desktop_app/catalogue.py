"""The translation catalogue without Qt: for the command line and for documents."""

import functools
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

Translate = Callable[[str, str], str]


def identity(context: str, text: str) -> str:
    """English: every source text is its own translation."""
    return text


def translator(resources: Path, language: str) -> Translate:
    """What turns `(context, English text)` into `language` ("zh_CN" or "en").

    A text without a finished translation stays as it is, and so does every text when the catalogue file
    (`resources/translations/zhaoshangtong_<language>.ts`) is missing. A damaged file raises `ET.ParseError`.
    """
    if language == "en":
        return identity
    texts = _read(resources / "translations" / f"zhaoshangtong_{language}.ts")

    def translate(context: str, text: str) -> str:
        return texts.get((context, text), text)

    return translate


@functools.lru_cache(maxsize=4)
def _read(path: Path) -> dict[tuple[str, str], str]:
    if not path.exists():
        return {}
    texts: dict[tuple[str, str], str] = {}
    for context in ET.parse(path).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") is not None:
                continue
            chinese = translation.findtext("numerusform") or translation.text or ""
            if chinese.strip():
                texts[name, message.findtext("source") or ""] = chinese
    return texts
