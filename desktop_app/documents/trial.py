"""试印稿: pages to be looked at only; their head has these words where an issue has its number."""

from dataclasses import replace

from desktop_app.documents.model import Block, Document, Face, Masthead, Paragraph, RedHeader, Run

WORD = "试印稿"
OF_A_UNIT = "试印稿（仅含本单位数据）"


def marked(document: Document, word: str = WORD) -> Document:
    """The document as a trial print.

    One without a head has no number that could mislead, and stays as it is; but what counts the records of a unit only
    says so above its title, where it speaks of the whole district.
    """
    blocks = tuple(_marked(block, word) for block in document.blocks)
    if word == OF_A_UNIT and blocks == document.blocks:
        blocks = (Paragraph((Run(word, Face.HEI),), indent=0), *blocks)
    return replace(document, blocks=blocks)


def _marked(block: Block, word: str) -> Block:
    if isinstance(block, Masthead):
        return replace(block, issue=word, total_issue="")
    return replace(block, number=word) if isinstance(block, RedHeader) else block
