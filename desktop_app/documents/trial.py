"""试印稿: pages to be looked at only; their head has these words where an issue has its number."""

from dataclasses import replace

from desktop_app.documents.model import Block, Document, Masthead, RedHeader

WORD = "试印稿"
OF_A_UNIT = "试印稿（仅含本单位数据）"


def marked(document: Document, word: str = WORD) -> Document:
    """The document as a trial print; one without a head has no number that could mislead, and stays as it is."""
    return replace(document, blocks=tuple(_marked(block, word) for block in document.blocks))


def _marked(block: Block, word: str) -> Block:
    if isinstance(block, Masthead):
        return replace(block, issue=word, total_issue="")
    return replace(block, number=word) if isinstance(block, RedHeader) else block
