"""What an office's name says: the district it works for, and what it calls itself there."""

import re

NAMELESS = "本单位"
"""What is printed where an office has no name yet."""

_ABOVE = re.compile(r"(?:[^省]{2,8}省|[^区]{2,8}自治区)?(?:[^市]{2,8}市(?=.+[区县旗市]))?")
"""The province, and the city where a district of it follows."""

_DISTRICT = re.compile(r"(?![区县])(?:.{2,12}?(?:区|旗|(?<!城)市)|.{1,8}?县)(?=.)")
_WITHIN = re.compile(r"^市(?!北区|南区|中区)")
"""An office that calls its city 市 only: 市投资促进局."""


def district_of(name: str) -> str:
    """The district in a full name: 河西区 of 天津市河西区合作交流办; "" where the name tells none (区合作交流办)."""
    start = _ABOVE.match(name)
    found = _DISTRICT.match(name, start.end() if start else 0)
    return "" if found is None or _WITHIN.match(found[0]) else found[0]


def within_district(name: str) -> str:
    """What an office calls itself within its district: 合作交流办 of 东丽区合作交流办."""
    district = district_of(name)
    return name.partition(district)[2] if district else name
