"""The page of the body: how it is called from which day, and from which body it took over."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.cast import Cast, cast, person, signed_in

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.models import Body, BodyKind
from goldthread.apps.bodies.queries import style, today
from goldthread.core.spec.role import Role

NEW = {
    "deed": "restyle", "legal_name": "Mayor for Testing", "kind": "mayor_with_policing_functions",
    "office_holder_title": "Mayor", "area": "leicestershire",
}  # fmt: skip


@pytest.fixture
def here(body) -> Cast:
    return cast(body)


@pytest.fixture
def boss(here) -> Client:
    return signed_in(here.administrator)


def path(here: Cast) -> str:
    return f"/office/{here.body.slug}/body/"


@pytest.mark.parametrize(("name", "status"), [("auditor", 200), ("officer", 200), ("panel_member", 403)])
def test_page_is_read_by_the_office(here, name, status):
    assert signed_in(getattr(here, name)).get(path(here)).status_code == status


def test_body_is_called_otherwise_from_a_day_on_and_was_called_so_before(boss, here):
    day = today() + timedelta(days=20)

    answer = boss.post(path(here), NEW | {"since": day.strftime("%d/%m/%Y")}, follow=True)

    before, after = style(here.body, day - timedelta(days=1)), style(here.body, day)
    assert (before.legal_name, after.legal_name) == ("Board for Testing", "Mayor for Testing")
    assert (after.kind, after.office_holder_title, after.area) == (BodyKind.MAYOR, "Mayor", "leicestershire")
    assert Body.objects.get(pk=here.body.pk).name == "Board for Testing"
    assert ("Mayor for Testing" in answer.text, "Leicestershire" in answer.text) == (True, True)
    told = history(here.body.slug, f"body:{here.body.pk}")[0]
    assert (told.event, told.by) == ("body.restyled", here.administrator.key)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"since": ""}, "From: nothing was given."),
        ({"since": "soon"}, "This is no day."),
        ({"legal_name": " "}, "Legal name: nothing was given."),
        ({"kind": "kingdom"}, "There is a problem"),
        ({"area": "atlantis"}, "There is a problem"),
        (
            {"legal_name": "Board for Testing", "kind": BodyKind.COMMISSIONER, "office_holder_title": "", "area": ""},
            "Nothing differs",
        ),
    ],
)
def test_style_that_cannot_be_is_told_and_not_kept(boss, here, changes, fault):
    answer = boss.post(path(here), NEW | {"since": "3 4 2030"} | changes)

    assert (answer.status_code, fault in answer.text, here.body.styles.count()) == (422, True, 1)


def test_style_cannot_begin_before_the_one_that_it_follows(boss, here):
    boss.post(path(here), NEW | {"since": "3 4 2030"})

    answer = boss.post(path(here), NEW | {"legal_name": "Again", "since": "3 4 2029"})

    assert (answer.status_code, "Give a later day" in answer.text, here.body.styles.count()) == (422, True, 2)


def test_body_takes_over_from_another_and_each_page_says_so(boss, here):
    fields = {"deed": "succeed", "predecessor": here.elsewhere.pk, "on": "1 5 2026"}

    answer = boss.post(path(here), fields, follow=True)

    here.body.refresh_from_db()
    assert (here.body.predecessor, here.body.succeeded_on.isoformat()) == (here.elsewhere, "2026-05-01")
    assert "Took over from" in answer.text
    there = signed_in(person(here.elsewhere, Role.AUDITOR, name="other")).get(f"/office/{here.elsewhere.slug}/body/")
    assert ("Taken over by" in there.text, "Board for Testing" in there.text) == (True, True)


def test_body_does_not_take_over_from_itself_nor_from_none(boss, here):
    for wrong in (here.body.pk, "", "x"):
        answer = boss.post(path(here), {"deed": "succeed", "predecessor": wrong, "on": "1 5 2026"})
        assert (answer.status_code, "There is a problem" in answer.text) == (422, True)

    assert Body.objects.get(pk=here.body.pk).predecessor is None


@pytest.mark.parametrize("name", ["officer", "approver", "decision_maker", "auditor"])
@pytest.mark.parametrize("deed", ["restyle", "succeed"])
def test_deeds_on_the_body_are_the_administrators(here, name, deed):
    client = signed_in(getattr(here, name))

    answer = client.post(path(here), NEW | {"since": "3 4 2030", "deed": deed})

    assert (answer.status_code, here.body.styles.count()) == (403, 1)
    assert "Keep this" not in client.get(path(here)).text


def test_administrator_of_this_body_does_not_change_another(boss, here):
    answer = boss.post(f"/office/{here.elsewhere.slug}/body/", NEW | {"since": "3 4 2030"})

    assert (answer.status_code, here.elsewhere.styles.count()) == (403, 1)
