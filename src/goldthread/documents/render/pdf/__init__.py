"""A paper as PDF, made by Typst to PDF/UA-1. All its words reach Typst as data; nothing in them is read as markup."""

from goldthread.documents.render.pdf.paper import as_data
from goldthread.documents.render.pdf.press import pressed
from goldthread.documents.render.pdf.tagging import with_row_heads
from goldthread.documents.tree import Document

__all__ = ["render_pdf"]


def render_pdf(document: Document) -> bytes:
    """The whole paper. The same paper gives the same bytes; it carries the day on which the paper was made."""
    return with_row_heads(pressed(as_data(document), made_on=document.made_on))
