"""The Performance and Insight report: which sections it has, in which order, and its cover. Its words are made below.

Every figure in it comes from the record as it stands, up to the end of one month. It refuses an empty office.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date

from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body, BodyKind
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.spans import quarter_to
from goldthread.core.period import Period
from goldthread.documents.marking import public_face
from goldthread.documents.tree import PUBLIC, Chart, Document, Labels, Marking, Section, walk
from goldthread.reports import sources
from goldthread.reports.edition import Paper
from goldthread.reports.evidence import Evidence
from goldthread.reports.sections import about, areas, delivery, groups, improvements, stands_out, theme, year
from goldthread.reports.sections.about.method import licence
from goldthread.reports.sections.minute import minute

NAME = "performance-and-insight"


def build(body: Body, *, to: Period, plan: str = "", made_on: date, with_non_public: bool = False) -> Document:
    """The paper to the end of a month, under a plan: that of the code, else the one in force then.

    Raises NothingToReport where nothing is held, BadInput for a month that is not over and for an unknown plan.
    """
    return prepare(body, to=to, plan=plan, made_on=made_on, with_non_public=with_non_public).document


def prepare(body: Body, *, to: Period, plan: str = "", made_on: date, with_non_public: bool = False) -> Paper:
    """The paper ready to be written, with the files that it rests on. Raises as `build` does."""
    evidence = Evidence(body, to=to, plan=plan, made_on=made_on, with_non_public=with_non_public)
    found = of(evidence)
    return Paper(
        report=NAME,
        document=found if with_non_public else public_face(found),
        body_slug=body.slug,
        plan=evidence.plan.plan.code if evidence.plan else "",
        to=to,
        sources=sources.of(evidence),
        with_non_public=with_non_public,
    )


def of(evidence: Evidence) -> Document:
    """The paper over what was read, parts that are not public included if they were read."""
    chosen = stands_out.chosen(evidence)
    sections = tuple(_sections(evidence, chosen))
    return Document(
        title=_("Performance and Insight"),
        period=_period(evidence),
        body=_body(evidence.body),
        made_on=evidence.made_on,
        edition=wording.day(evidence.made_on),
        data_to=wording.day(evidence.data_to),
        contact=_contact(evidence),
        minute=minute(evidence, chosen),
        sections=sections,
        marking=_marking(sections),
        licence=licence(evidence),
        labels=_labels(),
    )


def _sections(evidence: Evidence, chosen: Sequence[Figure]) -> Iterator[Section]:
    """In the order of reading. A chart that was drawn in one section is not drawn again in a later one."""
    first = stands_out.section(evidence, chosen)
    drawn = _charts(first)
    yield first
    for place, one in enumerate(evidence.themes, start=1):
        if found := theme.section(evidence, one, place=place, drawn=frozenset(drawn)):
            drawn |= _charts(found)
            yield found
    if found := theme.untied(evidence, drawn=frozenset(drawn)):
        yield found
    if found := year.section(evidence):
        yield found
    sides = tuple(filter(None, (areas.section(evidence, chosen), groups.section(evidence))))
    if sides:
        yield Section(_("Areas and groups side by side"), sides, key="side-by-side")
    yield delivery.section(evidence)
    yield improvements.section(evidence)
    yield about.section(evidence)


def _charts(section: Section) -> set[str]:
    return {block.key for block in walk((section,)) if isinstance(block, Chart)}


def _period(evidence: Evidence) -> str:
    """The quarter that ends with the month, or how far the paper runs."""
    quarter = quarter_to(evidence.to)
    if quarter.end == evidence.to.end:
        return quarter.words
    return _("To %(month)s") % {"month": evidence.to.words}


def _body(body: Body) -> str:
    """Who issues it: “Police and Crime Commissioner for Nottinghamshire”, or the body's name alone."""
    if body.kind == BodyKind.COMMISSIONER and body.office_holder_title:
        return _("%(title)s for %(name)s") % {"title": body.office_holder_title, "name": body.name}
    return body.name


def _contact(evidence: Evidence) -> str:
    """The post that owns most of the body's measures."""
    owners = Counter(one.owner for one in evidence.catalogue.measures).most_common(1)
    body = _body(evidence.body)
    return _("%(post)s, %(body)s") % {"post": owners[0][0], "body": body} if owners else body


def _marking(sections: tuple[Section, ...]) -> Marking:
    """That of the first part that is not public; public where all are."""
    closed = (one for one in (getattr(block, "marking", PUBLIC) for block in walk(sections)) if not one.public)
    return next(closed, PUBLIC)


def _labels() -> Labels:
    """The words that every paper carries, in the language of the page."""
    usual = Labels()
    texts = {one.name: getattr(usual, one.name) for one in fields(usual)}
    translated = {name: _(text) for name, text in texts.items() if isinstance(text, str)}
    return replace(usual, **translated)  # type: ignore[arg-type]
