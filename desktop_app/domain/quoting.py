"""Titles and quotations within others, as the standard on punctuation has them (GB/T 15834)."""


def within_title(text: str) -> str:
    """A text that is to stand within 《》: titles in it take 〈〉 (GB/T 15834, 4.15)."""
    return text.translate(str.maketrans("《》", "〈〉"))


def within_quotes(text: str) -> str:
    """A text that is to stand within “”: quotations in it take ‘’ (GB/T 15834, 4.8)."""
    return text.translate(str.maketrans("“”", "‘’"))
