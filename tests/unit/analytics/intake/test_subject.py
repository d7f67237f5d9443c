"""The code of a name: readable where it can be, distinct where letters would be lost, the same at every run."""

import re
import unicodedata

import pytest

from goldthread.analytics.intake.subject import subject_of


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Panel update 2022", "panel-update-2022"),
        ("Devon & Cornwall Police", "devon-and-cornwall-police"),
        ("数据", "5440f742"),
        ("2024 数据", "2024-8eb71dd6"),
        ("---", "cb3f91d5"),
    ],
)
def test_code_of_a_name(name: str, code: str) -> None:
    assert subject_of(name) == code


def test_upper_and_lower_case_share_a_code() -> None:
    assert subject_of("A1") == subject_of("a1")
    assert subject_of("ÉTÉ") == subject_of("été")


def test_both_ways_to_write_an_accent_share_a_code() -> None:
    composed, taken_apart = (unicodedata.normalize(form, "Société 1") for form in ("NFC", "NFD"))

    assert composed != taken_apart
    assert subject_of(composed) == subject_of(taken_apart)


@pytest.mark.parametrize(("one", "other"), [("数据", "报告"), ("café", "cafè"), ("---", "___"), ("1é", "1")])
def test_names_that_differ_in_letters_have_codes_that_differ(one: str, other: str) -> None:
    assert subject_of(one) != subject_of(other)


def test_a_code_can_stand_in_an_address() -> None:
    codes = [subject_of(name) for name in ("数据", "2024 数据", "é", "!", "Gwent \ud800")]

    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []
