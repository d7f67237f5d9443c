"""The pages of what was noticed: the list with its filter, one finding, and the marks that lead to it from figures."""

import pytest

from goldthread.apps.performance.operations import answer_finding

KEY = "severe:street:leicestershire:2024-01:anti-social-behaviour"
PAGE = f"/data/findings/{KEY}/"


@pytest.fixture
def answer(office, db):
    """Say something of the short month."""

    def said(state, reason="the force lost three weeks"):
        answer_finding(body=office, key=KEY, state=state, reason=reason, by="analyst")

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
        "Accepted, 3 March 2026 Because they sent the <rest>",
        "Explained, 3 March 2026 Because the force lost three weeks",
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
