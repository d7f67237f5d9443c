"""The manifest of an edition: what is written is read back, and a fingerprint that follows the words alone."""

from dataclasses import replace
from datetime import date

import pytest

from goldthread.documents.text import words
from goldthread.documents.tree import Document, Paragraph, Section
from goldthread.reports import manifest
from goldthread.reports.manifest import Kept, Key, Manifest
from goldthread.reports.sources import SourceLine

PAPER = Document(
    title="Paper",
    period="2025",
    body="Board",
    made_on=date(2026, 3, 3),
    edition="3 March 2026",
    data_to="31 December 2025",
    contact="Analyst",
    minute=(words("One."),),
    sections=(Section("First", (Paragraph(words("Said.")),)),),
)
KEY = Key("paper", "board", "2024-28", "2025-12")


def told(document=PAPER):
    source = SourceLine("figures.csv", "f" * 64, date(2026, 2, 27))
    return manifest.facts(document, key=KEY, sources=[source])


def test_what_is_written_is_read_back(tmp_path):
    kept = Manifest(date(2026, 3, 3), "abc", told(), (Kept("paper.html", "html", 5, "0" * 64),))
    path = tmp_path / "manifest.json"
    path.write_bytes(manifest.written(kept))

    assert manifest.read(path) == kept


def test_a_manifest_that_is_not_there_is_none(tmp_path):
    assert manifest.read(tmp_path / "manifest.json") is None


def test_sources_carry_their_day_or_none(tmp_path):
    plan = SourceLine("plan.xlsx", "e" * 64, None)

    facts = manifest.facts(PAPER, key=KEY, sources=[plan])

    assert facts["sources"] == [{"name": "plan.xlsx", "sha256": "e" * 64, "released_on": None}]
    assert told()["sources"][0]["released_on"] == "2026-02-27"


def test_the_paper_in_one_minute_and_its_sections_are_told():
    assert told()["minute"] == ["One."]
    assert told()["sections"] == [["1", "First"]]


def test_fingerprint_follows_the_words_and_not_the_day():
    other_day = replace(PAPER, made_on=date(2026, 3, 9), edition="9 March 2026")
    other_word = replace(PAPER, sections=(Section("First", (Paragraph(words("Said!")),)),))

    assert manifest.fingerprint(other_day) == manifest.fingerprint(PAPER)
    assert manifest.fingerprint(other_word) != manifest.fingerprint(PAPER)


def test_the_body_is_told_by_name_and_by_slug():
    assert (told()["body"], told()["body_slug"]) == ("Board", "board")


@pytest.mark.parametrize(
    ("other", "is_of"),
    [
        ({}, True), ({"report": "other"}, False), ({"body_slug": "other"}, False), ({"plan": ""}, False),
        ({"to": "2025-11"}, False),
    ],
)  # fmt: skip
def test_an_edition_is_of_the_paper_of_its_report_body_plan_and_month(other, is_of):
    held = Manifest(date(2026, 3, 3), "abc", told(), ())

    assert held.is_of(replace(KEY, **other)) is is_of


def test_an_edition_that_names_no_slug_counts_as_the_bodys_own():
    facts = {name: value for name, value in told().items() if name != "body_slug"}

    assert Manifest(date(2026, 3, 3), "abc", facts, ()).is_of(KEY)


def test_a_folder_in_place_of_the_manifest_is_none(tmp_path):
    assert manifest.read(tmp_path) is None


def test_a_file_that_is_named_elsewhere_is_not_whole(tmp_path):
    (tmp_path / "paper.html").write_bytes(b"<p>One</p>")
    (tmp_path / "in").mkdir()

    assert not manifest.is_whole(manifest.kept("../paper.html", "html", b"<p>One</p>"), tmp_path / "in")


def test_a_file_is_whole_only_with_the_bytes_it_was_kept_with(tmp_path):
    kept = manifest.kept("paper.html", "html", b"<p>One</p>")
    path = tmp_path / "paper.html"

    found = []
    for content in (None, b"<p>One</p>", b"<p>Two</p>"):
        if content is not None:
            path.write_bytes(content)
        found.append(manifest.is_whole(kept, tmp_path))

    assert found == [False, True, False]
