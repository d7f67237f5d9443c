"""A paper as one HTML file for any screen and for print."""

from goldthread.documents.render.html.page import render_html

__all__ = ["render_html"]
