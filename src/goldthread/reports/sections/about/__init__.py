"""About the data: what is held, what cannot be said and why, how figures are read, sources and licence."""

from django.utils.translation import gettext as _

from goldthread.documents.tree import Section
from goldthread.reports.evidence import Evidence
from goldthread.reports.sections.about import cannot, held, method


def section(evidence: Evidence) -> Section:
    """The last section of the paper."""
    parts = (
        (_("What is held"), tuple(held.blocks(evidence))),
        (_("What cannot be said"), tuple(cannot.blocks(evidence))),
        (_("How the figures are read"), tuple(method.blocks(evidence))),
        (_("Disclosure, sources and licence"), tuple(method.sources(evidence))),
    )
    blocks = (Section(title, found) for title, found in parts if found)
    return Section(_("About the data"), tuple(blocks), key="about")
