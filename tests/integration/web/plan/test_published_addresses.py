"""An address once published stays: former names and other spellings lead on, and what was withdrawn says since when."""

from copy import deepcopy

import pytest

from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.operations import Naming, keep_thing, link

from ..conftest import CURRENT

WITHDRAWN = "Withdrawn from the plan on 3 March 2026, and kept because something else is tied to it."


@pytest.fixture
def book():
    """The plan in force, to be altered before it is loaded again."""
    return deepcopy(CURRENT)


@pytest.fixture
def decide(office):
    """Tie something outside the plan to the thing of a reference."""

    def tied(reference: str) -> None:
        decision = keep_thing(body=office, naming=Naming("objective", "D1", "A decision", "elsewhere"), by="s")
        held = Thing.objects.get(scope="2025-29", reference=reference)
        link(from_thing=decision, to_thing=held, kind="decides", by="s")

    return tied


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        ("/plan/The big plan/", "/plan/2025-29/"),
        ("/plan/2025–29/", "/plan/2025-29/"),
        ("/plan/2025 - 29/", "/plan/2025-29/"),
        ("/plan/the big plan/theme/1/", "/plan/2025-29/theme/1/"),
        ("/plan/2025-29/theme/Theme one/", "/plan/2025-29/theme/1/"),
        ("/plan/2025–29/pledge/theme-one/", "/plan/2025-29/theme/1/"),
        ("/plan/2025–29/action/1C01/", "/plan/2025-29/action/1C01/"),
        ("/plan/2025–29/actions.csv", "/plan/2025-29/actions.csv"),
        ("/plan/2025–29/actions.csv?theme=Theme-One", "/plan/2025-29/actions.csv?theme=1"),
    ],
)
def test_every_name_of_a_plan_and_its_parts_leads_to_the_one_address(visitor, take_plan, office, book, asked, own):
    book["Nodes"][0]["also known as"] = "The big plan"
    book["Nodes"][3]["also known as"] = "Theme one; theme-one"
    take_plan(office, book)

    answer = visitor.get(asked)

    assert (answer.status_code, answer["Location"]) == (301, own)
    assert visitor.get(own).status_code == 200


def test_former_address_of_a_renamed_action_leads_to_the_new_one(visitor, take_plan, office, book):
    book["Actions"][3] |= {"reference": "9P09", "also known as": "1P01"}
    take_plan(office, book)

    answer = visitor.get("/plan/2025-29/action/1P01/")

    assert (answer.status_code, answer["Location"]) == (301, "/plan/2025-29/action/9P09/")


def test_withdrawn_action_says_so_and_is_in_no_list_and_no_file(visitor, read, take_plan, office, book, decide):
    decide("1P01")
    del book["Actions"][3]
    take_plan(office, book)

    assert (
        read("/plan/2025-29/action/1P01/").lead
        == f"Action 1P01 of “Board plan <2025>”. Lead: Chief executive. {WITHDRAWN}"
    )
    assert "1P01" not in read("/plan/2025-29/theme/1/").markup
    file = b"".join(visitor.get("/plan/2025-29/actions.csv").streaming_content).decode()
    assert ("1P01" in file, file.count("2025-29,")) == (False, 5)


def test_withdrawn_part_says_so_and_is_off_the_plan(read, take_plan, office, book, decide):
    decide("E1")
    del book["Nodes"][-1]
    take_plan(office, book)

    assert read("/plan/2025-29/priority/E1/").lead == f"Priority E1 of “Board plan <2025>”. {WITHDRAWN}"
    assert "Fair to all" not in read("/plan/2025-29/").markup
