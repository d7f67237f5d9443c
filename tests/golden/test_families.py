"""No family of worked cases may fall silent: a module without cases, or cases without a module, fails here."""

from pathlib import Path


def test_every_family_has_cases_to_run(cases_by_family: dict[str, int]) -> None:
    silent = [family for family, number in cases_by_family.items() if number == 0]

    assert silent == []
    assert len(cases_by_family) >= 2


def test_every_family_of_cases_has_a_module(cases_by_family: dict[str, int]) -> None:
    untested = [family for family in cases_by_family if not Path(__file__).with_name(f"test_{family}.py").exists()]

    assert untested == []
