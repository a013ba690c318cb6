"""Kinds of files that are known but not read, so that their readers learn what to do instead."""

_CONVERT = "convert it to DOCX or PDF first"
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"an old .doc, .wps or .xls file: {_CONVERT}"),
    (0, b"{\\rtf", f"an RTF file: {_CONVERT}"),
    (0, b"\x89PNG", "an image: recognise its text (OCR) first"),
    (0, b"\xff\xd8\xff", "an image: recognise its text (OCR) first"),
    (0, b"GIF8", "an image: recognise its text (OCR) first"),
    (0, b"II*\x00", "an image: recognise its text (OCR) first"),
    (0, b"MM\x00*", "an image: recognise its text (OCR) first"),
    (8, b"WEBP", "an image: recognise its text (OCR) first"),
    (0, b"BM", "an image: recognise its text (OCR) first"),
    (0, b"%!PS", "a PostScript file: convert it to PDF first"),
    (0, b"Rar!", "an archive: unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive: unpack it first"),
    (0, b"\x1f\x8b", "a packed file: unpack it first"),
    (0, b"BZh", "a packed file: unpack it first"),
    (0, b"\xfd7zXZ", "a packed file: unpack it first"),
    (0, b"MIME-Version:", "a web archive (.mht): save the page as HTML"),
    (0, b"From: <Saved by", "a web archive (.mht): save the page as HTML"),
    (0, b"SQLite format 3", "a database"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ", "a program"),
)  # fmt: skip
"""Offset, bytes there, and what a file is that has them."""
_TEXT_TOO = (b"BM", b"MZ", b"BZh", b"GIF8")
"""Signatures of letters alone, with which a text may begin as well."""
_IN_ARCHIVES: tuple[tuple[bytes, str], ...] = (
    (b"xl/workbook", f"an Excel workbook (.xlsx): {_CONVERT}"),
    (b"ppt/presentation", f"a presentation (.pptx): {_CONVERT}"),
    (b"application/vnd.oasis.opendocument", f"an OpenDocument file: {_CONVERT}"),
    (b"application/epub", f"an EPUB book: {_CONVERT}"),
)
"""What stands in the directory of a zip archive, or in its first entry."""


def reason_not_read(content: bytes) -> str | None:
    """What the file is and what to do with it; None where its signature is not one of these."""
    for offset, signature, reason in _SIGNATURES:
        if content.startswith(signature, offset) and _binary(signature, content):
            return reason
    if not content.startswith(b"PK\x03\x04"):
        return None
    directory = content[:4096] + content[-(2**16) :]
    for name, reason in _IN_ARCHIVES:
        if name in directory:
            return reason
    return "an archive with no document in it that is read: unpack it first"


def _binary(signature: bytes, content: bytes) -> bool:
    return signature not in _TEXT_TOO or b"\x00" in content[:64]
