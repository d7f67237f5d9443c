"""A home that people sign in to is brought to another version, and never opened anew."""

import json

import pytest
from typer.testing import CliRunner

from goldthread import __version__
from goldthread.apps.audit.queries import head
from goldthread.apps.bodies.models import Body, Home
from goldthread.apps.people.models import Grant, Person
from goldthread.cli.main import app

pytestmark = pytest.mark.django_db
ANEW = (["--example", "worked"], ["--example", "empty", "--body", "Another office"])


@pytest.fixture
def inhabited(body):
    """A home to which an administrator signs in."""
    person = Person.objects.create(email="a@example.org", name="A")
    Grant.objects.create(person=person, body=body, role="administrator", since="2026-01-01", by="system")
    return body


def kept(body):
    """Whose home it is, who there is, and how far the record has come."""
    return Home.objects.values().get(), Body.objects.count(), Person.objects.count(), head(body.slug)


@pytest.mark.parametrize("words", ANEW, ids=["worked", "empty"])
def test_a_home_that_people_sign_in_to_is_not_opened_anew(inhabited, settings, words):
    before = kept(inhabited)

    done = CliRunner().invoke(app, ["demo", "--no-serve", *words])

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        f"People sign in to the office that is kept in {settings.HOME}, so it is not opened anew; nothing was changed. "
        "To serve it, run `goldthread serve`; to bring it to this version, `goldthread upgrade`. For an example or "
        "another office, name an empty folder in GOLDTHREAD_HOME.\n"
    )
    assert kept(inhabited) == before


def test_a_home_whose_people_have_all_left_is_opened_anew(inhabited):
    Grant.objects.update(until="2026-02-01", ended_by="system")

    done = CliRunner().invoke(app, ["demo", "--no-serve", *ANEW[1]])

    assert done.exit_code == 0
    assert Home.objects.get().body.name == "Another office"


def test_upgrading_leaves_whose_home_it_is(inhabited, settings):
    before = kept(inhabited)[:3]

    done = CliRunner().invoke(app, ["upgrade", "--json"])

    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout) == {"home": str(settings.HOME), "body": inhabited.name, "version": __version__}
    assert kept(inhabited)[:3] == before


def test_people_are_told_what_to_run_next(inhabited):
    done = CliRunner().invoke(app, ["upgrade"])

    assert done.stdout.splitlines()[1].startswith("Now run `goldthread verify --expect HEAD`")


def test_a_home_without_an_office_has_nothing_to_upgrade(home):
    done = CliRunner().invoke(app, ["upgrade"])

    assert done.exit_code == 1
    assert "goldthread demo" in done.stderr
