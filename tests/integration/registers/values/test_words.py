"""Values as people read them and as files carry them."""

from datetime import date
from decimal import Decimal

import pytest

from goldthread.apps.registers.models import Sensitivity
from goldthread.apps.registers.values import plain, show

from .sample import GRANTS


def field(name: str):
    return GRANTS.field(name)


@pytest.mark.parametrize(
    ("name", "value", "words", "cell"),
    [
        ("title", "Lights", "Lights", "Lights"),
        ("size", "large", "Large grant", "Large grant"),
        ("size", "gone", "gone", "gone"),
        ("starts_on", date(2026, 3, 31), "31 March 2026", date(2026, 3, 31)),
        ("heads", -1200, "−1,200", -1200),
        ("cost", Decimal("1200"), "£1,200.00", 1200.0),
        ("cost", Decimal("-0.5"), "−£0.50", -0.5),
        ("agreed", True, "Yes", True),
        ("agreed", False, "No", False),
        ("heads", 0, "0", 0),
        ("cost", Decimal(0), "£0.00", 0.0),
    ],
)
def test_value_is_shown_in_words_and_kept_as_a_cell(name, value, words, cell) -> None:
    assert (show(field(name), value), plain(field(name), value)) == (words, cell)


@pytest.mark.parametrize(("name", "value", "cell"), [("title", "", ""), ("lead", None, None), ("helpers", (), "")])
def test_nothing_is_shown_for_none(name, value, cell) -> None:
    assert (show(field(name), value), plain(field(name), value)) == ("", cell)


@pytest.mark.django_db
def test_posts_are_named_in_their_order(posts) -> None:
    held = (posts["Head of contact"], posts["Chief executive"])

    assert show(field("helpers"), held) == plain(field("helpers"), held) == "Head of contact; Chief executive"
    assert show(field("lead"), held[1]) == plain(field("lead"), held[1]) == "Chief executive"


@pytest.mark.django_db
def test_public_thing_is_shown_by_reference_and_title(theme) -> None:
    assert show(field("plan_part"), theme) == "7 Safer roads"
    assert plain(field("plan_part"), theme) == "theme 7 (2025-29)"


@pytest.mark.django_db
@pytest.mark.parametrize("sensitivity", [Sensitivity.OFFICE, Sensitivity.RESTRICTED])
def test_of_a_thing_that_is_not_public_the_safe_label_is_all(make, sensitivity) -> None:
    hidden = make("theme", "9", title="Watched houses", sensitivity=sensitivity, safe_label="A theme")

    assert show(field("plan_part"), hidden) == plain(field("plan_part"), hidden) == "A theme"
