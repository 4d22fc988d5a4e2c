"""Whether two names are of one office: with or without its district and what kind of authority it is."""

import re
import unicodedata

_KINDS = ("人民政府", "政府", "办事处", "管理委员会", "管委会", "委员会", "办公室")
_REGION = re.compile(r"^(?:.{2,8}?省)?(?:.{2,8}?市)?(?:.{1,8}?区)?(?:人民政府)?(?=.{2})")


def plain_name(name: str) -> str:
    """A name reduced to what tells offices apart: 天津市东丽区华明街道办事处 and 华明街道 both give 华明街道.

    For comparing only; "" stays "".
    """
    text = "".join(unicodedata.normalize("NFKC", name).split()).casefold()
    for kind in _KINDS:
        if text.endswith(kind) and len(text) > len(kind) + 1:
            text = text.removesuffix(kind)
            break
    if text.endswith(("街道办", "镇办", "乡办")):
        text = text[:-1]
    return _REGION.sub("", text)
