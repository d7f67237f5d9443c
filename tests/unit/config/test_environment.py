"""Settings: what is read from the environment, and that a wrong value stops the start with its name."""

import os

import pytest

from goldthread.config import environment
from goldthread.core.errors import BadInput


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in [name for name in os.environ if name.startswith("GOLDTHREAD_") or name == "DATABASE_URL"]:
        monkeypatch.delenv(name)


def test_without_settings_everything_has_its_default():
    found = (
        environment.database_url(),
        environment.address().geturl(),
        environment.hosts(),
        environment.behind_proxy(),
        environment.jobs(),
        environment.log(),
        environment.second_factor(),
        environment.mail(),
        environment.mail_from(),
        environment.attachment_mb(),
        environment.largest_file_mb(),
        environment.scan(),
    )

    local = ["localhost", "127.0.0.1", "[::1]"]
    assert found == ("", "", local, False, "at_once", "faults", "required", {}, "goldthread@localhost", 25, 2048, "")


def test_the_host_of_the_address_is_answered_to(monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_URL", "https://record.example.gov.uk/")
    monkeypatch.setenv("GOLDTHREAD_HOSTS", "old.example.gov.uk, record.example.gov.uk")

    assert environment.hosts()[3:] == ["record.example.gov.uk", "old.example.gov.uk"]


def test_mail_is_sent_over_tls(monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_MAIL", "smtp://office:p%40ss@mail.example.gov.uk")
    monkeypatch.setenv("GOLDTHREAD_MAIL_FROM", "record@example.gov.uk")

    assert environment.mail() == {
        "EMAIL_HOST": "mail.example.gov.uk",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "office",
        "EMAIL_HOST_PASSWORD": "p@ss",
        "EMAIL_USE_SSL": False,
        "EMAIL_USE_TLS": True,
    }
    assert environment.mail_from() == "record@example.gov.uk"


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("DATABASE_URL", "mysql://office:hidden@host/name", environment.database_url),
        ("DATABASE_URL", "postgresql://office:hidden@host", environment.database_url),
        ("DATABASE_URL", "postgresql://office:hidden@host:port/name", environment.database_url),
        ("GOLDTHREAD_URL", "record.example.gov.uk", environment.address),
        ("GOLDTHREAD_URL", "https://record.example.gov.uk/record", environment.address),
        ("GOLDTHREAD_HOSTS", "https://record.example.gov.uk", environment.hosts),
        ("GOLDTHREAD_HOSTS", "*", environment.hosts),
        ("GOLDTHREAD_PROXY", "yes", environment.behind_proxy),
        ("GOLDTHREAD_JOBS", "cron", environment.jobs),
        ("GOLDTHREAD_LOG", "all", environment.log),
        ("GOLDTHREAD_SECOND_FACTOR", "no", environment.second_factor),
        ("GOLDTHREAD_MAIL", "mail.example.gov.uk", environment.mail),
        ("GOLDTHREAD_MAIL", "smtp://mail.example.gov.uk", environment.mail_from),
        ("GOLDTHREAD_MAIL_FROM", "the office", environment.mail_from),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_name(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)

    with pytest.raises(BadInput) as told:
        read()

    assert str(told.value).startswith(name)
    assert told.value.mend
    assert "hidden" not in str(told.value)


def test_a_name_that_is_misspelt_is_told_with_the_nearest():
    with pytest.raises(BadInput) as told:
        environment.refuse_unknown(["PATH", "GOLDTHREAD_HOME", "GOLDTHREAD_PROXI"])

    assert str(told.value) == "GOLDTHREAD_PROXI: is no setting. Write GOLDTHREAD_PROXY, or take it away."


def test_a_name_that_is_like_no_other_is_told_too():
    with pytest.raises(BadInput, match=r"GOLDTHREAD_XQZ: is no setting\. Take it away"):
        environment.refuse_unknown(["GOLDTHREAD_XQZ"])


def test_folder_of_worked_cases_is_no_misspelt_setting():
    assert environment.refuse_unknown(["GOLDTHREAD_GOLDEN"]) is None


@pytest.mark.parametrize("text", ["0", "ten", "2.5", "-1"])
def test_largest_file_that_is_no_size_stops_the_start(monkeypatch, text):
    monkeypatch.setenv("GOLDTHREAD_LARGEST_FILE_MB", text)

    with pytest.raises(BadInput, match="GOLDTHREAD_LARGEST_FILE_MB"):
        environment.largest_file_mb()


@pytest.mark.parametrize("text", ["0", "51", "ten", "2.5", "-1"])
def test_size_of_a_file_that_is_none_stops_the_start(monkeypatch, text):
    monkeypatch.setenv("GOLDTHREAD_ATTACHMENT_MB", text)

    with pytest.raises(BadInput, match="GOLDTHREAD_ATTACHMENT_MB"):
        environment.attachment_mb()


def test_scan_that_names_no_file_stops_the_start(monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_SCAN", "clamdscan")

    with pytest.raises(BadInput, match="GOLDTHREAD_SCAN"):
        environment.scan()


def test_scan_is_the_command_as_it_was_given(monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_SCAN", "clamdscan --no-summary {file}")

    assert environment.scan() == "clamdscan --no-summary {file}"
