from desktop_app.documents.endings import attachment_items, attachments, signature_items
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import AttachmentNote, Face, Signature
from tests.unit.documents.samples import DAY


def test_a_single_attachment_has_no_number(fonts: FontBook) -> None:
    (one,) = attachments(AttachmentNote(("名单",)), fonts)
    assert one == ("附件：", 5 - fonts.width("附件：", Face.FANGSONG), "名单", 5.0)


def test_names_of_attachments_begin_below_each_other(fonts: FontBook) -> None:
    first, second = attachments(AttachmentNote(("名单", "清单")), fonts)
    assert (first[0], second[0]) == ("附件：1. ", "2. ")
    assert first[3] == second[3]


def test_an_ending_is_of_single_lines_below_a_blank_row(fonts: FontBook) -> None:
    items = [
        *attachment_items(AttachmentNote(("各" * 40, "清单")), fonts),
        *signature_items(Signature("办公室", DAY), fonts),
    ]
    assert len(items) == 1 + 3 + 1 + 2
    assert all(item.rows == 1 and item.line and item.with_body for item in items)
