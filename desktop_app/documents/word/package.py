"""The finished package of a Word file: without what python-docx's template brings along, the same bytes every time."""

import re
from datetime import date

from desktop_app.documents.breaks import NO_END, NO_START
from desktop_app.documents.word.styles import font_table
from desktop_app.documents.word.xml import NAMESPACE, escape
from desktop_app.documents.zipped import rezipped

SUPERFLUOUS = "customXml|thumbnail|stylesWithEffects|webSettings|numbering"
LEFT_OUT = re.compile(rf"(\w+/)?({SUPERFLUOUS})[./]")
OVERRIDES = re.compile(rf'<Override PartName="/(\w+/)?({SUPERFLUOUS})[^>]*/>'.encode())
RELATIONS = re.compile(rf'<Relationship [^>]*Target="[^"]*({SUPERFLUOUS})[^>]*/>'.encode())
FONT_TABLE = "word/fontTable.xml"
SETTINGS = "word/settings.xml"
ABOUT = "docProps/app.xml"
COMPATIBILITY = (
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/><w:compatSetting "
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
"""As Chinese versions of Word write it: marks squeezed, tables laid out as in Word 2013 and later."""


BREAKING = (
    f'<w:noLineBreaksAfter w:lang="zh-CN" w:val="{escape("".join(sorted(NO_END)))}"/>'
    f'<w:noLineBreaksBefore w:lang="zh-CN" w:val="{escape("".join(sorted(NO_START)))}"/>'
)
"""Marks that end no line and begin none, as on paper."""


def finished(data: bytes, day: date) -> bytes:
    """The package put together again, dated with the document's own date."""
    return rezipped(data, day, _changed)


def _changed(name: str, content: bytes) -> bytes | None:
    if LEFT_OUT.match(name):
        return None
    if name == FONT_TABLE:
        return font_table()
    if name == SETTINGS:
        return SETTINGS_XML
    if name == ABOUT:
        return ABOUT_XML
    if name == "[Content_Types].xml":
        return OVERRIDES.sub(b"", content)
    if name.endswith(".rels"):
        return RELATIONS.sub(b"", content)
    return content


SETTINGS_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
    '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    f'{BREAKING}{COMPATIBILITY}<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
).encode()
"""Our own settings: odd and even footers, Chinese punctuation, nothing of the template."""

ABOUT_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>招商通</Application></Properties>"
).encode()
"""What made the file; how many pages and words it has, an office program counts itself."""
