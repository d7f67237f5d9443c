"""A whole paper as one page: whole, self-contained, the same each time, and safe whatever an officer types."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.paper import CLOSED, HOSTILE, LETTERS, figure, paper_saying, sample_paper, wide_paper

from goldthread.core.errors import BadInput
from goldthread.documents.marking import public_face
from goldthread.documents.render.html import render_html
from goldthread.documents.text import Span, words
from goldthread.documents.tree import Labels, Paragraph

PAPERS = {"sample": sample_paper, "hostile": lambda: paper_saying(HOSTILE), "wide": wide_paper}
LOADING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "manifest"}
RUNNING = {"script", "iframe", "object", "embed", "form", "base", "template", "noscript", "image", "use"}
NOT_KEPT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ENDS = ["</style><script>alert(1)</script>", "<!--", "-->", "]]>", "&lt;", "</title>", "\u2028", "\ufffe", "x" * 3000]
SIGNS = "<>&\"'/\\`={}()-!scriptyle \n\t\r\0;:#@*[]"


@pytest.fixture(params=PAPERS)
def any_paper(request):
    return PAPERS[request.param]()


def test_the_same_paper_gives_the_same_bytes(any_paper):
    assert render_html(any_paper) == render_html(any_paper)


def test_two_papers_that_say_the_same_give_the_same_bytes():
    assert render_html(sample_paper()) == render_html(sample_paper())


def test_the_page_runs_nothing_and_loads_nothing(met, any_paper):
    page = met(render_html(any_paper))

    assert {tag for tag, _attributes in page.tags} & RUNNING == set()
    names = {name for _tag, attributes in page.tags for name in attributes}
    assert {name for name in names if name.startswith("on") or name in ("style", *LOADING)} == set()
    assert [attributes["href"] for tag, attributes in page.tags if tag == "link"] == ["data:,"]


def test_the_page_forbids_scripts_and_addresses_to_the_browser(met):
    [policy] = [
        attributes["content"]
        for tag, attributes in met(render_html(sample_paper())).tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]

    assert dict(part.strip().split(" ", 1) for part in policy.split(";")) == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_anchors_are_unique_and_every_link_inside_finds_one(met, any_paper):
    page = met(render_html(any_paper))

    anchors = page.values("id")
    wanted = {href[1:] for href in page.values("href") if href.startswith("#")}
    wanted |= {*page.values("aria-labelledby"), *page.values("aria-describedby")}
    assert len(anchors) == len(set(anchors))
    assert wanted - set(anchors) == set()


def test_headings_go_down_one_level_at_a_time(met, any_paper):
    levels = [int(tag[1]) for tag, _attributes in met(render_html(any_paper)).tags if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_every_drawing_speaks_or_is_passed_over(tree_of, any_paper):
    drawings = tree_of(any_paper).xpath("//svg")

    assert [
        one
        for one in drawings
        if not (one.get("aria-label") and one.get("role") == "img")
        and not one.xpath("ancestor-or-self::*[@aria-hidden='true']")
    ] == []
    assert bool(drawings) is (any_paper.title[:13] != "A very long t")


def test_every_head_of_a_table_has_a_scope(tree_of, any_paper):
    heads = tree_of(any_paper).xpath("//th/@scope")

    assert len(heads) == len(tree_of(any_paper).xpath("//th"))
    assert set(heads) <= {"col", "row", "rowgroup"}


def test_the_cover_says_what_the_paper_is(tree_of, said):
    [cover] = tree_of(sample_paper()).xpath("/html/body/header")

    assert [said(part) for part in cover] == [
        "Police and Crime Commissioner for Nottinghamshire",
        "Performance and InsightOctober to December 2025",
        "In one minuteRobbery has been above its average for nine months running."
        "Confidence is 0.2 points short of its milestone; victim satisfaction is 1.5 points above."
        "12 of 20 actions are on track; 8 are at risk.",
        "Edition1, 3 March 2026Data to31 December 2025MarkingPublic"
        "Contactthe performance analyst, office of the Commissioner",
    ]
    assert [said(term) for term in cover.xpath(".//dt")] == ["Edition", "Data to", "Marking", "Contact"]


def test_the_head_names_paper_body_day_and_language(tree_of):
    tree = tree_of(replace(sample_paper(), language="cy"))

    assert tree.get("lang") == "cy"
    assert tree.xpath("string(//title)") == "Performance and Insight, October to December 2025"
    assert tree.xpath("//meta[@name='author']/@content") == ["Police and Crime Commissioner for Nottinghamshire"]
    assert tree.xpath("//meta[@name='dcterms.created']/@content") == ["2026-03-03"]


def test_the_contents_lead_to_every_section_and_those_in_it(tree_of, said):
    links = tree_of(sample_paper()).xpath("//nav//a")

    assert [(link.get("href"), said(link)) for link in links if "script" not in said(link)] == [
        ("#s-1", "1 What stands out"),
        ("#s-2", "2 How the measures moved"),
        ("#s-2-1", "Communities and victims first"),
        ("#s-2-2", "Effective and resilient policing"),
        ("#s-3", "3 Is the plan being delivered?"),
        ("#s-4", "4 Areas side by side"),
        ("#s-6", "6 About the data"),
        ("#s-6-1", "Crynodeb"),
        ("#s-6-2", "For members only"),
        ("#notes", "Notes"),
        ("#sources", "Where the figures come from"),
    ]
    assert [link.get("href") for link in links if link.get("lang") == "cy"] == ["#s-6-1"]


def test_a_paper_without_contents_minute_or_licence_goes_without_them(tree_of, paper_of):
    tree = tree_of(paper_of(Paragraph(words("One.")), contents=False, period="", contact=""))

    assert tree.xpath("//nav | //header//h2 | //main/section[@class='gt-end']") == []
    assert tree.xpath("//dt/text()") == ["Edition", "Data to", "Marking"]
    assert tree.xpath("string(//title)") == "A paper"
    assert tree.xpath("//footer/p/text()") == ["A body. Edition 1"]


def test_the_way_past_the_contents_comes_first(tree_of, said):
    tree = tree_of(sample_paper())

    [first, *_] = tree.xpath("/html/body//a")
    assert (said(first), first.get("href")) == ("Skip to main content", "#main")
    assert tree.xpath("//main/@tabindex") == ["-1"]


def test_the_licence_stands_at_the_foot_with_its_link(tree_of, said):
    [foot] = tree_of(sample_paper()).xpath("/html/body/footer")

    assert said(foot[0]) == "Contains public sector information licensed under the Open Government Licence v3.0."
    assert foot.xpath(".//a/@href") == ["https://www.nationalarchives.gov.uk/doc/open-government-licence/"]


def test_footnotes_are_listed_at_the_end_and_lead_back(tree_of):
    tree = tree_of(sample_paper())

    called = tree.xpath("//a[@role='doc-noteref']")
    listed = tree.xpath("//section[@id='notes']//a[@role='doc-backlink']")
    assert [(link.get("id"), link.get("href")) for link in called] == [
        ("call-1", "#note-1"),
        ("call-2", "#note-2"),
        ("call-3", "#note-3"),
    ]
    assert [(link.get("href"), link.text) for link in listed] == [
        ("#call-1", "paragraph 1.1"),
        ("#call-2", "paragraph 5.1"),
        ("#call-3", "paragraph 6.1"),
    ]


def test_figures_keep_their_values_wherever_they_stand(paper_of, tree_of):
    tree = tree_of(paper_of(Paragraph(words(figure("437", 437.0, "a"))), minute=(words(figure("−0.2", -0.2, "b")),)))

    found = [(one.get("value"), one.get("data-name"), one.text) for one in tree.xpath("//data")]

    assert found == [("-0.2", "b", "−0.2"), ("437", "a", "437")]


def test_a_paper_that_is_not_public_says_so_on_its_cover_and_in_its_running_head(tree_of):
    tree = tree_of(wide_paper())

    assert tree.xpath("//dt[.='Marking']/following-sibling::dd/text()") == [f"Not public: {CLOSED.category}"]
    assert '@page{@top-right{content:"Not public\\3a  paragraph 3, financial' in tree.xpath("string(//style)")


def test_the_public_face_holds_nothing_of_what_is_closed():
    page = render_html(public_face(sample_paper())).decode()

    assert "The provider asks for a higher price." in render_html(sample_paper()).decode()
    assert "The provider asks for a higher price." not in page
    assert page.count("gt-withheld") == render_html(sample_paper()).decode().count("gt-withheld") + 2


def test_every_word_of_its_own_comes_from_the_labels(tree_of, said):
    names = list(Labels.__dataclass_fields__)
    labels = Labels(**{name: f"[{name}]" for name in names})

    text = said(tree_of(replace(sample_paper(), labels=labels)).find("body"))

    used = {name for name in names if f"[{name}]" in text}
    assert used >= {"minute", "edition", "data_to", "marking", "contact", "contents", "public", "not_public", "notes"}
    assert used >= {"table", "chart", "paragraph", "data", "skip", "sources"}
    assert "In one minute" not in text


def test_letters_of_welsh_and_polish_stand_as_they_are():
    assert LETTERS in render_html(sample_paper()).decode()


def test_a_reference_to_no_part_is_refused(paper_of):
    with pytest.raises(BadInput, match="No part of the paper has the key “nowhere”"):
        render_html(paper_of(Paragraph(words(Span(to="nowhere")))))


def test_hostile_words_print_as_themselves(tree_of):
    tree = tree_of(paper_saying(HOSTILE))

    assert tree.xpath("string(//h1)") == HOSTILE
    assert tree.xpath("string(//p[@class='gt-prov'])") == HOSTILE
    assert tree.xpath("//figure/svg/@aria-label") == [f"Alternative {HOSTILE}"] * 2


@pytest.fixture(scope="module")
def plain(met):
    """The page of a paper whose words are one letter."""
    return met(render_html(paper_saying("x")))


@given(st.text() | st.text(SIGNS) | st.sampled_from(ENDS))
def test_whatever_an_officer_types_adds_no_element_and_loses_no_word(met, plain, text):
    page = met(render_html(paper_saying(text)))

    kept = NOT_KEPT.sub("", text)
    assert {tag for tag, _attributes in page.tags} <= {tag for tag, _attributes in plain.tags} | {"a", "p"}
    assert {name for _tag, attributes in page.tags for name in attributes} <= {
        name for _tag, attributes in plain.tags for name in attributes
    } | {"role", "tabindex"}
    assert kept in "".join(page.words)
    assert len(page.values("id")) == len(set(page.values("id")))
