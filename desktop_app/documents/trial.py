"""试印稿: pages to be looked at only; their head has these words where an issue has its number."""

from dataclasses import replace

from desktop_app.documents.model import Block, Document, Face, LetterHeader, Masthead, Paragraph, RedHeader, Run

WORD = "试印稿"
OF_A_UNIT = "试印稿（仅含本单位数据）"
OF_WORDING = "试排稿"
"""What is printed with a template while it is being written: its number, which the template words, is seen, too."""


def marked(document: Document, word: str = WORD) -> Document:
    """The document as a trial print.

    One without a head has no number that could mislead, and stays as it is; but what counts the records of a unit only
    says so above its title, where it speaks of the whole district, and so does what tries a wording.
    """
    blocks = tuple(_marked(block, word) for block in document.blocks)
    if word in (OF_A_UNIT, OF_WORDING) and blocks == document.blocks:
        blocks = (Paragraph((Run(word, Face.HEI),), indent=0), *blocks)
    return replace(document, blocks=blocks)


def _marked(block: Block, word: str) -> Block:
    behind = f"（{word}）"
    if isinstance(block, Masthead) and word == OF_WORDING:
        return replace(block, issue=block.issue + behind)
    if isinstance(block, Masthead):
        return replace(block, issue=word, total_issue="")
    if isinstance(block, RedHeader | LetterHeader):
        return replace(block, number=block.number + behind if word == OF_WORDING else word)
    return block
