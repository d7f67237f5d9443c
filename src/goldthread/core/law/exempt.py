"""The categories under which information is withheld from the public. Whether one applies is for a person to decide."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exemption:
    """A category of exempt information: its code, plain words for it, and the section that makes it."""

    code: str
    label: str
    citation: str


EXEMPTIONS = (
    Exemption("investigations", "Investigations and proceedings", "Freedom of Information Act 2000, section 30"),
    Exemption("law_enforcement", "Law enforcement", "Freedom of Information Act 2000, section 31"),
    Exemption("public_affairs", "Conduct of public affairs", "Freedom of Information Act 2000, section 36"),
    Exemption("health_and_safety", "Health and safety", "Freedom of Information Act 2000, section 38"),
    Exemption("personal", "Personal information", "Freedom of Information Act 2000, section 40"),
    Exemption("in_confidence", "Information given in confidence", "Freedom of Information Act 2000, section 41"),
    Exemption("privilege", "Legal professional privilege", "Freedom of Information Act 2000, section 42"),
    Exemption("commercial", "Commercial interests", "Freedom of Information Act 2000, section 43"),
)
"""Those that an office of policing meets most; sections of the Act as they stand for England and Wales."""


def exemption(code: str) -> Exemption | None:
    """The category of this code, if there is one."""
    return next((one for one in EXEMPTIONS if one.code == code), None)
