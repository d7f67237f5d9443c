"""The editions under a home: found by their manifests, of this body only, handed out only as they were issued."""

import hashlib
import json

import pytest

from goldthread.web.public.report.shelf import editions

NAME = "performance-and-insight-2025-12.html"


@pytest.fixture
def shelve(tmp_path):
    """Put an edition into a folder: its one file, and what its manifest tells."""

    def put(folder="to-2025-12", *, content=b"<p>paper", name=NAME, **told):
        place = tmp_path / "reports" / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / NAME).write_bytes(content)
        files = [{"name": name, "format": "html", "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}]
        facts = {
            "edition": "2026-03-03", "title": "Paper", "body": "Commissioner for Testshire", "body_slug": "testshire",
            "plan": "2025-29",
            "to": "2025-12", "period": "October to December 2025", "data_to": "31 December 2025", "fingerprint": "f",
            "files": files, "minute": ["One line."], "sections": [["1", "First"]],
        }  # fmt: skip
        (place / "manifest.json").write_text(json.dumps(facts | told), encoding="utf-8")
        return place

    return put


def names(home, slug="testshire"):
    return [one.name for one in editions(home, slug)]


def test_a_home_without_reports_has_no_edition(tmp_path):
    assert editions(tmp_path, "testshire") == ()


def test_the_edition_that_runs_furthest_stands_first_and_of_one_month_the_later_made(shelve, tmp_path):
    shelve("a", to="2017-09", edition="2026-04-01")
    shelve("b", to="2025-12", edition="2026-03-03")
    shelve("c", to="2025-12", edition="2026-03-09")

    assert names(tmp_path) == ["c", "b", "a"]


def test_an_edition_says_what_its_manifest_says(shelve, tmp_path):
    shelve()

    (found,) = editions(tmp_path, "testshire")

    assert (found.title, found.period, found.plan) == ("Paper", "October to December 2025", "2025-29")
    assert (found.edition.isoformat(), found.data_to) == ("2026-03-03", "31 December 2025")
    assert (found.minute, found.sections) == (("One line.",), (("1", "First"),))


@pytest.mark.parametrize(("slug", "found"), [("testshire", 1), ("Commissioner for Testshire", 0), ("shire", 0)])
def test_only_the_editions_of_the_body_are_found_by_its_slug(shelve, tmp_path, slug, found):
    shelve()

    assert len(names(tmp_path, slug)) == found


def test_a_body_that_has_taken_another_title_keeps_its_editions(shelve, tmp_path):
    shelve("before")
    shelve("since", body="Mayor of Testshire")

    assert names(tmp_path) == ["since", "before"]


def test_an_edition_that_names_no_slug_is_passed_over(shelve, tmp_path):
    shelve(body_slug=None)

    assert names(tmp_path) == []


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"files": 1}', '{"edition": "2026-03-03", "files": []}'])
def test_a_folder_whose_manifest_cannot_be_read_is_passed_over(shelve, tmp_path, spoilt):
    shelve("good")
    (shelve("spoilt") / "manifest.json").write_text(spoilt, encoding="utf-8")

    assert names(tmp_path) == ["good"]


def test_a_manifest_with_a_section_without_its_number_is_passed_over(shelve, tmp_path):
    shelve(sections=[["only a title"]])

    assert names(tmp_path) == []


def test_a_folder_that_holds_only_what_is_not_public_is_passed_over(shelve, tmp_path):
    place = shelve()
    (place / "manifest.json").rename(place / "manifest-not-public.json")

    assert names(tmp_path) == []


def test_a_file_is_handed_out_as_it_was_issued(shelve, tmp_path):
    shelve(content=b"as issued")

    assert editions(tmp_path, "testshire")[0].content(NAME) == b"as issued"


def test_a_file_that_was_changed_after_it_was_issued_is_not_handed_out(shelve, tmp_path):
    (shelve() / NAME).write_bytes(b"<p>papes")

    assert editions(tmp_path, "testshire")[0].content(NAME) is None


@pytest.mark.parametrize("asked", ["manifest.json", "../secret-key", "", "..", "no-such.pdf"])
def test_a_file_that_the_manifest_does_not_name_is_not_handed_out(shelve, tmp_path, asked):
    shelve()
    (tmp_path / "reports" / "secret-key").write_text("hush")

    assert editions(tmp_path, "testshire")[0].content(asked) is None


@pytest.mark.parametrize("named", ["../../secret-key", "/etc/hostname", "sub/file"])
def test_a_manifest_that_names_a_file_elsewhere_hands_out_nothing(shelve, tmp_path, named):
    shelve(name=named)

    assert editions(tmp_path, "testshire")[0].files == ()
