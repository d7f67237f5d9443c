"""The page of what cannot be shown as asked, and its sentence."""

import pytest
from django.test import Client

from goldthread.web.errors import sentence


@pytest.mark.parametrize(
    ("fault", "printed"),
    [
        ("area “Nowhere”: no figure is held for it.", "Area “Nowhere”: no figure is held for it."),
        ('"Q2" is not a period.', "“Q2” is not a period."),
        ("it's no month of O'Brien's.", "It’s no month of O’Brien’s."),
        ("period '2025-13' is none.", "Period ‘2025-13’ is none."),
        ("", ""),
    ],
)
def test_a_fault_begins_with_a_capital_and_has_the_quotes_of_print(fault, printed):
    assert sentence(fault) == printed


def test_a_strange_host_name_is_a_request_that_cannot_be_answered_and_no_fault_of_the_program():
    answer = Client(raise_request_exception=False).get("/", HTTP_HOST="evil.example")

    page = answer.content.decode()
    assert answer.status_code == 400
    assert "a name that the site does not answer to." in page
    assert "evil.example" not in page
