"""The cover, the running head and the foot: every length of title fits, and nothing is said twice or left blank."""

import pytest

from goldthread.documents.chart.label import width_of
from goldthread.documents.numbering import number
from goldthread.documents.render.pdf.cover import closed, cover
from goldthread.documents.text import words
from goldthread.documents.tree import PUBLIC, Labels, Marking

SECRET = Marking(public=False, category="paragraph 3, financial or business affairs")


def made(document):
    return cover(document, number(document))


@pytest.mark.parametrize(
    ("title", "size"),
    [("Performance and Insight", 34), ("Words " * 10, 28), ("Words " * 20, 22), ("Words " * 50, 17), ("", 34)],
)
def test_longer_titles_are_set_smaller(paper, title, size):
    assert made(paper(title=title))["title-size"] == size


def test_running_head_and_foot_fit_beside_what_stands_right_of_them(paper):
    long = "A very long name of something " * 10

    data = made(paper(title=long, body=long, marking=SECRET))

    assert data["running"].endswith("…")
    assert width_of(data["running"], 8.5) + width_of(data["marking"], 8.5) < 481
    assert data["foot"].endswith("…")
    assert width_of(data["foot"], 8.5) < 420


def test_foot_names_body_edition_and_data(paper):
    assert made(paper())["foot"] == "A body. Edition 1, data to 31 December 2025"


def test_facts_of_the_cover_say_who_may_read_it(paper):
    facts = [made(paper(marking=marking))["facts"][2] for marking in (PUBLIC, SECRET)]

    assert facts == [
        ["Marking", "Public"],
        ["Marking", "Not public: paragraph 3, financial or business affairs"],
    ]


def test_minute_is_set_line_by_line(paper):
    assert made(paper(minute=(words("One."), words("Two."))))["minute"] == [["One."], ["Two."]]


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        ({}, "A paper"),
        ({"title": " "}, "2025"),
        ({"title": "\x07", "period": ""}, "A body"),
        ({"title": "", "period": "", "body": "", "edition": ""}, "�"),
    ],
)
def test_file_always_has_a_title(paper, facts, title):
    assert made(paper(**facts))["title"] == title


def test_closed_part_says_why_and_a_public_one_says_nothing():
    assert closed(SECRET, Labels()) == "Not public: paragraph 3, financial or business affairs"
    assert closed(PUBLIC, Labels()) == ""
