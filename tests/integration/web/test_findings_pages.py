"""The pages of what was noticed: the list with its filter, one finding, and the marks that lead to it from figures."""

import csv
import io

import pytest

from goldthread.apps.performance.models import FindingAnswer, SourceFile
from goldthread.apps.performance.operations import Reply, answer_finding
from goldthread.web.public.plan.lists import paging

KEY = "severe:street:leicestershire:2024-01:anti-social-behaviour"
PAGE = f"/data/findings/{KEY}/"


@pytest.fixture
def answer(office, db):
    """Say something of the short month."""

    def said(state, reason="the force lost three weeks"):
        answer_finding(body=office, key=KEY, reply=Reply(state, reason), by="analyst")

    return said


def test_list_tells_each_with_its_state_and_what_follows(read):
    page = read("/data/findings/")

    assert page.lead == (
        "Every file is compared with those beside it, each time it is read. 1 finding waits for an answer; "
        "1 keeps figures out."
    )
    assert page.rows("findings-table")[0] == [
        "Part supplied: January 2024, Anti-social behaviour Leicestershire Police",
        "10 rows, 5% of the usual 215.5 (February 2024, March 2024).",
        "Open",
        "Part supplied: shown, and left out of every sum, change and limit.",
    ]


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ("kind=severe", True),
        ("kind=mix", False),
        ("state=open", True),
        ("state=accepted", False),
        ("subject=leicestershire", True),
        ("subject=derbyshire", False),
        ("feed=street&q=january+behaviour", True),
        ("q=february", False),
        ("kind=nonsense", False),
    ],
)
def test_list_is_filtered(visitor, query, is_there):
    text = visitor.get(f"/data/findings/?{query}").text

    assert (f'href="{PAGE}"' in text, "No finding answers to this filter." in text) == (is_there, not is_there)


def test_finding_shows_its_counts_beside_those_of_its_neighbours(read):
    page = read(PAGE)

    assert page.all(r"<h1[^>]*>(.*?)</h1>") == ["Part supplied: January 2024, Anti-social behaviour"]
    assert page.rows("beside") == [["January 2024", "10"], ["February 2024", "200"], ["March 2024", "231"]]
    assert "Nothing yet: it is open." in page.text
    assert 'href="/measures/anti-social-behaviour/trace/?period=2024-01"' in page.markup
    assert "/measures/robbery/trace/" not in page.markup


def test_unknown_finding_is_not_found(visitor):
    missing = ("severe:street:leicestershire:2024-02:robbery", "severe:street:norfolk:2024-01:robbery", "x", ":::::")

    assert [visitor.get(f"/data/findings/{key}/").status_code for key in missing] == [404] * 4


def test_answers_stand_on_the_page_newest_first_and_name_nobody(answer, read):
    answer("explained")
    answer("accepted", "they sent the <rest>")

    page = read(PAGE)

    assert page.all(r"<li>(Accepted.*?|Explained.*?)</li>") == [
        "Accepted, 3 March 2026 Reason: they sent the <rest>",
        "Explained, 3 March 2026 Reason: the force lost three weeks",
    ]
    assert "Looked at and taken as right: used like any other month." in page.text


def test_explained_month_stays_out_and_an_accepted_one_is_used_again_and_says_so(answer, read):
    answer("explained")
    explained = {row[0]: row[1:] for row in read("/measures/anti-social-behaviour/").rows("months-table")}
    answer("accepted")
    accepted = {row[0]: row[1:] for row in read("/measures/anti-social-behaviour/").rows("months-table")}

    assert explained["January 2024 Part supplied: explained"][0] == "part supplied: 10"
    assert accepted["January 2024 Part supplied: accepted"][0] == "10"
    assert accepted["February 2024"][1] == "+190"


def test_chain_of_a_figure_leads_to_the_finding(read):
    page = read("/measures/anti-social-behaviour/trace/?period=2024-01")

    assert f'href="{PAGE}"' in page.markup
    assert "Part supplied: shown, and left out of every sum, change and limit." in page.text


def test_page_about_the_data_leads_to_all_of_them(read):
    page = read("/data/")

    assert 'href="/data/findings/"' in page.markup
    assert f'href="{PAGE}"' in page.markup


def test_answer_that_was_given_of_other_rows_is_told_as_such(answer, read):
    answer("accepted", "because they sent the rest")
    FindingAnswer.objects.update(seen="100")

    page = read(PAGE)

    assert "That was of 100 rows; the file now says 10, so it is open again." in page.text
    assert "Accepted, 3 March 2026 Reason: because they sent the rest" in page.text


def test_list_has_pages_and_says_where_each_stands(office, db, read, visitor, monkeypatch):
    held = SourceFile.objects.filter(body=office, feed="street").order_by("month")[1]
    held.report["default_location"] = {"Hospital": 5}
    held.save()
    monkeypatch.setattr(paging, "A_PAGE", 1)

    first, second = read("/data/findings/?subject=leicestershire"), read("/data/findings/?page=2")

    assert [len(page.rows("findings-table")) for page in (first, second)] == [1, 1]
    assert ("1 to 1 of 2" in first.text, "2 to 2 of 2" in second.text) == (True, True)
    assert 'href="?subject=leicestershire&amp;page=2#page"' in first.markup
    assert visitor.get("/data/findings/?page=9").status_code == 400


def test_page_says_what_stands_elsewhere_than_in_the_places_it_names(office, db, read):
    held = SourceFile.objects.filter(body=office, feed="street").order_by("month")[1]
    held.report["default_location"] = {f"Hospital {place:02}": 3 for place in range(12)}
    held.save()

    rows = read("/data/findings/default-location:street:leicestershire::/").rows("parts")

    assert (len(rows), rows[0], rows[-1]) == (11, ["Hospital 00", "3"], ["Elsewhere", "6"])


def test_rows_outside_the_area_touch_the_counts_of_its_districts(office, db, read):
    held = SourceFile.objects.filter(body=office, feed="street").order_by("month")[5]
    held.report["district"] = {"Lancaster": 900, "Leicester": 3}
    held.save()

    page = read(f"/data/findings/outside:street:leicestershire:{held.period.code}:/")

    assert "Their districts; the counts of the whole area hold." in page.text
    assert 'href="/measures/robbery/#districts"' in page.markup


def test_file_of_a_measure_gives_state_and_key_of_what_was_noticed(answer, visitor):
    answer("accepted")

    body = visitor.get("/measures/anti-social-behaviour.csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))

    told = {(row["area"], row["period"]): (row["state"], row["finding"]) for row in rows}
    assert told["Leicestershire", "2024-01"] == ("held", f"accepted {KEY}")
    assert told["Leicestershire", "2024-02"] == ("held", "")
    assert list(rows[0])[-1] == "finding"
