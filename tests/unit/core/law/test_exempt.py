"""Each category of exempt information has plain words and the section that makes it."""

from goldthread.core.law.exempt import EXEMPTIONS, exemption


def test_every_category_is_found_by_its_code() -> None:
    assert [exemption(one.code) for one in EXEMPTIONS] == list(EXEMPTIONS)
    assert exemption("whim") is None


def test_every_category_names_a_section_of_its_own() -> None:
    sections = [one.citation for one in EXEMPTIONS]

    assert len(set(sections)) == len(sections)
    assert all(section.startswith("Freedom of Information Act 2000, section ") for section in sections)
