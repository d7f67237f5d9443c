"""What stands under an action in a list: its latest update, shortened, and the way to the action it points to."""

import pytest

from goldthread.web.public.plan.lists.actions import LONGEST, abridged, said_beside

SENTENCE = "The framework is written and agreed with every partner who pays for it."


def test_a_short_text_stays_as_it_is():
    assert abridged("Done.  All\nof it. ") == "Done. All of it."


def test_a_long_text_ends_with_a_whole_sentence_and_says_that_it_goes_on():
    assert abridged(" ".join([SENTENCE] * 5)) == f"{SENTENCE} {SENTENCE} …"


def test_one_long_sentence_is_cut_between_words():
    said = abridged("word " * 100)

    assert said == "word " * 35 + "word…"
    assert len(said) <= LONGEST


def test_a_text_without_a_place_to_cut_is_cut_all_the_same():
    assert abridged("x" * 400) == "x" * LONGEST + "…"


@pytest.mark.parametrize("text", ["See 7C05.", "see 7C05", "SEE 7C05.  "])
def test_an_update_that_only_points_elsewhere_is_the_link_alone(text):
    assert said_beside(text, "7C05") == ""


def test_an_update_that_says_more_keeps_its_words():
    assert said_beside("See 7C05. It is slow.", "7C05") == "See 7C05. It is slow."
    assert said_beside("See 7C05.", None) == "See 7C05."
