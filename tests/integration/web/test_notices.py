"""What the public site says of itself, and the way in for those who work in the office."""

import pytest


@pytest.mark.parametrize("page", ["accessibility", "privacy"])
def test_notice_is_read_by_everybody_and_sets_no_cookie(empty_office, page):
    answer = empty_office.get(f"/{page}/")

    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert "A new office" in answer.text


def test_every_public_page_leads_to_the_notices_and_to_sign_in(empty_office):
    page = empty_office.get("/").text

    assert [href for href in ("/accessibility/", "/privacy/", "/account/") if f'href="{href}"' not in page] == []


def test_privacy_names_each_cookie_that_the_office_sets(empty_office):
    from goldthread.web.office.parking import WHO

    page = empty_office.get("/privacy/").text

    assert [name for name in ("sessionid", "csrftoken", WHO) if name not in page] == []
