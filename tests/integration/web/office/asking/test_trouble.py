"""The ways on from a page that says that nothing was done."""

import pytest
from tests.cast import signed_in

LIST = "/office/board-for-testing/registers/agreement/"


@pytest.mark.parametrize(
    ("name", "path", "leads_to_list"), [("panel_member", LIST, False), ("auditor", f"{LIST}add/", True)]
)
def test_a_refusal_leads_back_to_the_list_only_where_that_is_open(people, name, path, leads_to_list):
    page = signed_in(getattr(people, name)).get(path)

    text = page.content.decode()
    assert page.status_code == 403
    assert ("Back to the list" in text, ">My work</a>" in text) == (leads_to_list, True)
