"""What is restricted shows its safe label and nothing else, wherever it would stand."""

import pytest

from goldthread.apps.planning.models import Action
from goldthread.apps.registers.models import Thing

SAFE = "Case 2026-014"
SECRETS = ("Write it down", "Written.", "In full.", "One hand.", "Row 7", "/plan/2025-29/action/1C02/")


@pytest.fixture
def _hidden(office, db):
    """One action that only named people may read."""
    Thing.objects.filter(body=office, kind="action", scope="2025-29", reference="1C02").update(
        sensitivity="restricted", safe_label=SAFE
    )


@pytest.mark.usefixtures("_hidden")
@pytest.mark.parametrize("address", ["/plan/2025-29/theme/1/", "/plan/2025-29/objective/1.1/"])
def test_a_list_shows_the_safe_label_of_a_hidden_action_and_no_more(visitor, address):
    text = visitor.get(address).content.decode()

    assert SAFE in text
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.usefixtures("_hidden")
def test_a_list_says_how_many_are_withheld_and_under_which_category(read, office):
    assert "1 action is withheld: Case 2026-014." in read("/plan/2025-29/theme/1/").text

    Thing.objects.filter(safe_label=SAFE).update(exempt_under="personal")
    assert "1 action is withheld: Case 2026-014, personal information." in read("/plan/2025-29/theme/1/").text


@pytest.mark.usefixtures("_hidden")
@pytest.mark.parametrize("address", ["/plan/2025-29/", "/"])
def test_a_hidden_action_is_counted_without_its_status(read, address):
    page = read(address)

    assert "1 of 5 actions is on track" in page.text
    assert [secret for secret in SECRETS if secret in page.markup] == []


@pytest.mark.usefixtures("_hidden")
def test_the_file_shows_the_safe_label_and_no_more(visitor):
    text = b"".join(visitor.get("/plan/2025-29/actions.csv").streaming_content).decode()

    assert f"2025-29,,{SAFE},,,,,,," in text
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.usefixtures("_hidden")
@pytest.mark.parametrize("reference", ["1C02", "T1-C02", "Row 7"])
def test_a_hidden_action_leads_to_its_label_in_the_register(visitor, office, reference):
    address = Thing.objects.get(body=office, safe_label=SAFE).address

    answer = visitor.get(f"/plan/2025-29/action/{reference}/")

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/registers/action/{address}/")
    assert SAFE in (page := visitor.get(answer.headers["Location"]).content.decode())
    assert [secret for secret in SECRETS if secret in page] == []


@pytest.mark.usefixtures("_hidden")
def test_a_hidden_action_that_was_never_published_has_no_page(visitor, office):
    Action.objects.filter(thing__safe_label=SAFE).update(state="sent")

    assert visitor.get("/plan/2025-29/action/1C02/").status_code == 404


@pytest.mark.usefixtures("_hidden")
def test_a_list_does_not_say_whose_a_hidden_action_is(visitor):
    text = visitor.get("/plan/2025-29/theme/1/").content.decode()

    withheld = text.index(">Withheld<")
    assert text.index(SAFE, withheld) > withheld
    assert SAFE not in text[text.index("<table") : withheld]


def test_without_the_restriction_the_same_words_are_shown(visitor):
    text = visitor.get("/plan/2025-29/action/1C02/").content.decode()

    assert [secret for secret in SECRETS[:5] if secret not in text] == []
