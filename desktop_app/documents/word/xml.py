"""The few pieces of WordprocessingML (ECMA-376) that python-docx has no words for."""

import re
from collections.abc import Iterable
from typing import Any

from desktop_app.documents.cleaning import clean
from desktop_app.documents.model import Face

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

WINDOWS_FACES = {
    Face.TITLE: "方正小标宋简体",
    Face.FANGSONG: "仿宋",
    Face.HEI: "黑体",
    Face.KAI: "楷体",
    Face.SONG: "宋体",
}
"""The faces by the names that Windows and WPS know."""

STAND_INS = {
    Face.TITLE: "方正小标宋_GBK,华文中宋,宋体",
    Face.FANGSONG: "仿宋_GB2312,FangSong",
    Face.HEI: "SimHei",
    Face.KAI: "楷体_GB2312,KaiTi",
    Face.SONG: "SimSun",
}
"""What may stand for a face that the machine does not have."""

AMBIGUOUS = re.compile("[“”‘’…—·×]")
"""Characters that Word sets half as wide unless told that they are Chinese."""


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def escape(text: str) -> str:
    """The cleaned text for XML."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fonts(face: Face, hint: bool = False) -> str:
    """The rFonts element of a face."""
    name = WINDOWS_FACES[face]
    chinese = ' w:hint="eastAsia"' if hint else ""
    return f'<w:rFonts{chinese} w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def run(text: str, face: Face | None = None, colour: int = 0, size: float | None = None, spread: float = 0.0) -> str:
    """A run of text; line ends break the line. Without a face that of the paragraph's style holds.

    `spread` points are added after each character.
    """
    hint = AMBIGUOUS.search(text) is not None
    parts = fonts(face, hint) if face else '<w:rFonts w:hint="eastAsia"/>' if hint else ""
    if colour:
        parts += f'<w:color w:val="{colour:06X}"/>'
    if spread:
        parts += f'<w:spacing w:val="{twips(spread)}"/>'
    if size:
        parts += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    properties = f"<w:rPr>{parts}</w:rPr>" if parts else ""
    lines = clean(text).split("\n")
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in lines)
    return f"<w:r>{properties}{inner}</w:r>"


def fitted(text: str, width: float, size: float, room: float) -> str:
    """A run of a text that is `width` em wide; in a smaller size than the style's if it must fit into `room` points."""
    if width * size <= room:
        return run(text)
    return run(text, size=max(int(room / width * 2) / 2, SMALLEST))


SMALLEST = 9.0
"""Points; a text that is too long even then goes on on the next line."""

TAB = "<w:r><w:tab/></w:r>"


def field(code: str, shown: str = "1") -> str:
    """A field that Word fills in, such as PAGE."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, inner: str | Iterable[str], properties: str = "") -> str:
    """A paragraph of a style (by its id)."""
    content = inner if isinstance(inner, str) else "".join(inner)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def closer(xml: str, pitch: float) -> str:
    """The paragraph with its lines so many points apart, off the grid, unless they have a pitch of their own."""
    if "<w:spacing " in xml.partition("</w:pPr>")[0]:
        return xml
    own = f'<w:snapToGrid w:val="0"/><w:spacing w:line="{twips(pitch)}" w:lineRule="exact"/>'
    return re.sub("(?=<w:ind |<w:jc |</w:pPr>)", own, xml, count=1)


def element(text: str) -> Any:
    """The XML as an element of python-docx; the prefixes `w` and `r` are known."""
    from docx.oxml import parse_xml

    return parse_xml(re.sub(r"^<[^ />]+", rf'\g<0> xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}"', text, count=1))
