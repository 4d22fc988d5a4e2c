"""Land: what an area is in 亩, and how much is invested on it."""

from decimal import Decimal
from fractions import Fraction

from desktop_app.domain.money import FEN_PER_WAN

MU = Decimal("666.667")
"""㎡ of a 亩, the fifteenth part of a hectare."""


def intensity(fixed_fen: int, land_milli: int) -> Fraction:
    """投资强度 in 万元 to the 亩: 项目固定资产总投资÷项目总用地面积 (工业项目建设用地控制指标, 国土资发〔2008〕24号).

    The investment in 分, the land in thousandths of a ㎡ and more than nothing.
    """
    return Fraction(fixed_fen, FEN_PER_WAN) / (Fraction(land_milli, 1000) / Fraction(MU))
