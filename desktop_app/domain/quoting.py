"""Titles and quotations within others, as the standard on punctuation has them (GB/T 15834)."""


def within_title(text: str) -> str:
    """A text that is to stand within 《》: titles in it take 〈〉 (GB/T 15834, 4.15)."""
    return text.translate(str.maketrans("《》", "〈〉"))


def within_quotes(text: str) -> str:
    """A text that is to stand within “”: quotations in it take ‘’ (GB/T 15834, 4.8)."""
    return text.translate(str.maketrans("“”", "‘’"))


def nested(text: str) -> str:
    """A text with names filled in, whose titles within titles take 〈〉 and quotations within quotations ‘’, and the
    ones within those the outer marks again. Marks without a partner stay as they are."""
    return _alternating(_alternating(text, "《》", "〈〉"), "“”", "‘’")


def _alternating(text: str, outer: str, inner: str) -> str:
    depth, signs = 0, []
    for sign in text:
        if sign == outer[0]:
            signs.append((outer, inner)[depth % 2][0])
            depth += 1
        elif sign == outer[1]:
            depth -= 1
            if depth < 0:
                return text
            signs.append((outer, inner)[depth % 2][1])
        else:
            signs.append(sign)
    return text if depth else "".join(signs)
