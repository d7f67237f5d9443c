"""Styles: what a body is called is a value of the day, and its own columns follow the present one."""

from datetime import date, timedelta

import pytest

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.models import Body, Style
from goldthread.apps.bodies.operations import (
    STYLED,
    CannotRestyle,
    CannotSucceed,
    found,
    restyle,
    serve_area,
    succeed,
    take_styles,
)
from goldthread.apps.bodies.queries import lineage, style, today

pytestmark = pytest.mark.django_db
TAKEOVER = date(2024, 5, 9)
MAYOR = {"legal_name": "Mayor of Testshire", "kind": "mayor_with_policing_functions", "office_holder_title": "Mayor"}


@pytest.fixture
def office() -> Body:
    return found(name="Testshire", title="Commissioner", area="kent", by="s")


def columns(body: Body) -> tuple[str, ...]:
    body.refresh_from_db()
    return body.name, body.kind, body.office_holder_title, body.area


def styled(body: Body, on: date) -> tuple[str, ...]:
    return tuple(getattr(style(body, on), field) for field in STYLED)


@pytest.mark.parametrize(
    ("on", "title"),
    [(date(1900, 1, 1), "Commissioner"), (TAKEOVER - timedelta(1), "Commissioner"), (TAKEOVER, "Mayor")],
)
def test_title_of_the_office_holder_is_that_of_the_day(office, on, title):
    restyle(body=office, since=TAKEOVER, changes=MAYOR, by="s")

    assert style(office, on).office_holder_title == title


def test_columns_of_the_body_are_its_present_style_after_every_deed(office):
    assert columns(office) == styled(office, today())

    serve_area(body=office, area="surrey", by="s")
    assert columns(office) == styled(office, today())

    restyle(body=office, since=TAKEOVER, changes=MAYOR, by="s")
    assert columns(office) == styled(office, today())
    assert columns(office)[2:] == ("Mayor", "surrey")


def test_style_of_a_day_to_come_waits_for_the_day(office):
    due = today() + timedelta(days=30)
    restyle(body=office, since=due, changes=MAYOR, by="s")

    assert columns(office)[0] == "Testshire"
    assert take_styles(on=due - timedelta(1)) == 0
    assert take_styles(on=due) == 1
    assert columns(office)[0] == "Mayor of Testshire"


def test_restyled_body_stays_one_body_at_its_address(office):
    restyle(body=office, since=TAKEOVER, changes=MAYOR, by="s")

    assert (Body.objects.count(), Body.objects.get().slug, Style.objects.count()) == (1, "testshire", 2)


@pytest.mark.parametrize(
    ("since", "changes", "fault"),
    [
        (TAKEOVER, {"area": "kent"}, "Give a later day"),
        (date(2025, 1, 1), {"colour": "blue"}, "has no colour"),
        (date(2025, 1, 1), {"kind": "club"}, "is no kind of body"),
        (date(2025, 1, 1), {"legal_name": ""}, "1 to 200 characters"),
    ],
)
def test_style_that_cannot_follow_is_refused_and_nothing_is_kept(office, since, changes, fault):
    restyle(body=office, since=TAKEOVER, changes=MAYOR, by="s")

    with pytest.raises(CannotRestyle, match=fault):
        restyle(body=office, since=since, changes=changes, by="s")
    assert Style.objects.count() == 2


def test_restyling_stands_in_the_record_with_what_changed(office):
    restyle(body=office, since=TAKEOVER, changes={"office_holder_title": "Mayor"}, by="person:1")

    newest = history(office.slug, f"body:{office.pk}")[0]

    assert (newest.event, newest.by) == ("body.restyled", "person:1")
    assert newest.facts["changes"] == [
        {
            "field": "office_holder_title",
            "label": "title of the office-holder",
            "before": "Commissioner",
            "after": "Mayor",
        }
    ]


def test_body_that_takes_over_knows_from_whom_since_when(office):
    mayor = found(name="Mayor of Testshire", kind="mayor_with_policing_functions", by="s")

    succeed(body=mayor, predecessor=office, on=TAKEOVER, by="s")

    assert (lineage(mayor), mayor.succeeded_on, lineage(office)) == ((office,), TAKEOVER, ())


def test_bodies_cannot_take_over_from_each_other_or_themselves(office):
    mayor = found(name="Mayor of Testshire", by="s")
    succeed(body=mayor, predecessor=office, on=TAKEOVER, by="s")

    for earlier in (mayor, office):
        with pytest.raises(CannotSucceed, match="cannot take over"):
            succeed(body=office, predecessor=earlier, on=TAKEOVER, by="s")


def test_long_names_that_begin_alike_are_two_bodies():
    one, two = found(name="n" * 100 + "a", by="s"), found(name="n" * 100 + "b", by="s")

    assert (one.pk != two.pk, len(one.slug), len(two.slug)) == (True, 80, 80)
