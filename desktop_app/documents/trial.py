"""试印稿: pages to be looked at only; their head has these words where an issue has its number."""

from dataclasses import replace

from desktop_app.documents.model import Block, Document, Masthead, RedHeader

WORD = "试印稿"


def marked(document: Document) -> Document:
    """The document as a trial print; one without a head has no number that could mislead, and stays as it is."""
    return replace(document, blocks=tuple(_marked(block) for block in document.blocks))


def _marked(block: Block) -> Block:
    if isinstance(block, Masthead):
        return replace(block, issue=WORD, total_issue="")
    return replace(block, number=WORD) if isinstance(block, RedHeader) else block
