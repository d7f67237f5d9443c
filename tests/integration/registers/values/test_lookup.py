"""What a reference in an answer means: its own first, then an alias, never one of several."""

import pytest

from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.values import lookup
from goldthread.apps.registers.values.fault import AnswerFault

OF = ("theme", "objective")


def meant(body, text: str, of: tuple[str, ...] = OF) -> Thing:
    return lookup(body, [text], of=of).thing(text, of)


@pytest.mark.parametrize("text", ["7", " 7 ", "7 (2025-29)", "theme 7", "theme 7 (2025-29)"])
def test_thing_is_found_by_each_way_of_naming_it(body, theme, text) -> None:
    assert meant(body, text) == theme


@pytest.mark.parametrize("text", ["7 (2021-25)", "objective 7", "action 7", "(2025-29)", "", "7 7"])
def test_text_that_names_it_otherwise_does_not_mean_it(body, theme, text) -> None:
    with pytest.raises(AnswerFault):
        meant(body, text)


def test_other_grammars_of_a_reference_mean_the_same(body, make) -> None:
    action = make("action", "7C01", scope="2025-29")

    assert [meant(body, text, ("action",)) for text in ("T7-C01", "7c01", "t7-c01 (2025-29)")] == [action] * 3


def test_reference_in_two_plans_is_told_with_what_to_write(body, theme, make) -> None:
    earlier = make("theme", "7", scope="2021-25")

    with pytest.raises(AnswerFault) as fault:
        meant(body, "7")

    assert str(fault.value) == "“7” means several things. Give one of: theme 7 (2021-25); theme 7 (2025-29)."
    assert meant(body, "7 (2021-25)") == earlier


def test_own_reference_goes_before_the_alias_of_another(body, theme, make) -> None:
    make("theme", "8", scope="2021-25", aliases=("7",))

    assert meant(body, "7") == theme


def test_what_stands_goes_before_what_was_withdrawn(body, theme, make, today) -> None:
    gone = make("objective", "7", scope="2021-25")
    Thing.objects.filter(pk=gone.pk).update(withdrawn_on=today)

    assert meant(body, "7") == theme
    assert meant(body, "7", ("objective",)) == gone


def test_reference_with_a_blank_in_it_is_found_whole(body, make) -> None:
    section = make("theme", "section 5")

    assert [meant(body, text) for text in ("section 5", "theme section 5")] == [section, section]
