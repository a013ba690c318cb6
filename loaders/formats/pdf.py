"""PDF files (ISO 32000): pages by pdfplumber, what stands on them by geometry."""

import io
import logging

from loaders.formats.geometry.layout import layout_of
from loaders.layout import Layout, Unreadable

SUFFIXES: tuple[str, ...] = (".pdf",)
MEDIA_TYPE = "application/pdf"

_MOST_PAGES = 2_000


def recognises(content: bytes) -> bool:
    """Whether a file begins as PDF files do, within its first kilobyte."""
    return b"%PDF-" in content[:1024]


def read(content: bytes) -> Layout:
    """The layout of a PDF file; see `geometry.layout`.

    Raises `Unreadable`: "encrypted" where a password is asked for, "damaged", "needs-ocr" where no
    page has text, "too-large" over the limit of pages or of characters on a page.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    from loaders.formats.geometry.pdf_page import printed_page

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content), password="", raise_unicode_errors=False) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise Unreadable("too-large", f"{len(pdf.pages)} pages, over {_MOST_PAGES}")
            if not pdf.pages:
                raise Unreadable("damaged", "the PDF file has no pages")
            return layout_of([printed_page(page) for page in pdf.pages])
    except (PdfminerException, MalformedPDFException) as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise Unreadable("encrypted", "a password is asked for") from error
        raise Unreadable("damaged", f"the PDF file is damaged: {cause!r:.200}") from error
