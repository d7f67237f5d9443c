"""Sizes and formats as people say them."""

import pytest

from goldthread.web.public.report.page import format_words, size_words


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "1 kB"), (412_345, "412 kB"), (999_499, "999 kB"), (1_000_000, "1.0 MB"), (12_340_000, "12.3 MB")],
)
def test_a_size_is_said_in_the_unit_that_fits(size, said):
    assert size_words(size) == said


@pytest.mark.parametrize(
    ("form", "said"), [("html", "Web page"), ("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Workbook"), ("odt", "ODT")]
)
def test_a_format_is_called_as_people_call_it(form, said):
    assert format_words(form) == said
