"""`goldthread invite`: prints a link that lets somebody in, without a mail server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("office")
    run(home, "demo", "--no-serve", "--example", "empty", "--body", "Own Office")
    return home


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GOLDTHREAD_HOME": str(home), "GOLDTHREAD_URL": "https://own.example"}
    command = [sys.executable, "-m", "goldthread", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_first_administrator_comes_by_a_printed_link(office):
    said = run(office, "invite", "ada@own.example", "--role", "administrator", "--json")

    answer = json.loads(said.stdout)
    assert {key: answer[key] for key in ("email", "body", "role")} == {
        "email": "ada@own.example", "body": "own-office", "role": "administrator",
    }  # fmt: skip
    assert answer["open"].startswith("https://own.example/account/invitation/")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ada", "--role", "officer"], "“ada”: is no e-mail address."),
        (["a@b.example", "--role", "boss"], "--role “boss”: is no role."),
        (["a@b.example", "--role", "officer", "--post", "Chair"], "--post “Chair”: is no post of Own Office."),
        (["a@b.example", "--role", "officer", "--body", "x"], "--body “x”: is no body kept here. Give one of own-off"),
        (["a@b.example", "--password"], "“a@b.example”: signs in nobody here."),
        (["a@b.example", "--second-factor"], "“a@b.example”: signs in nobody here."),
        (["a@b.example"], "Give one of --role (an invitation), --password"),
        (["a@b.example", "--password", "--second-factor"], "Give one of --role (an invitation), --password"),
    ],
)
def test_invitation_that_cannot_be_is_told(office, words, said):
    done = run(office, "invite", *words)

    assert (done.returncode, done.stdout, said in done.stderr) == (2, "", True)


def test_lost_second_factor_is_taken_away_at_the_command_line(office):
    run(office, "invite", "eve@own.example", "--role", "administrator")
    held = """
from allauth.mfa.models import Authenticator
from goldthread.apps.people.models import Person
{deed}
print(Authenticator.objects.filter(user__email="eve@own.example").count())
"""
    made = """person = Person.objects.create(email="eve@own.example", name="Eve")
Authenticator.objects.create(user=person, type="totp", data={})"""

    before = shell(office, held.format(deed=made))
    said = run(office, "invite", "eve@own.example", "--second-factor")
    after = shell(office, held.format(deed=""))

    assert (before, after) == ("1", "0")
    assert said.stdout == "eve@own.example signs in with the password, and sets up a second factor anew.\n"
    again = run(office, "invite", "eve@own.example", "--second-factor")
    assert (again.returncode, "has no second factor" in again.stderr) == (1, True)


def shell(home: Path, code: str) -> str:
    environment = {**os.environ, "GOLDTHREAD_HOME": str(home), "DJANGO_SETTINGS_MODULE": "goldthread.config.settings"}
    command = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()
