"""How the database is reached, by the address that is given."""

from pathlib import Path

from goldthread.config.database import database


def test_without_an_address_it_is_a_file_in_the_home():
    found = database("", Path("home"))

    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", Path("home/goldthread.sqlite3"))
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_of_postgresql_keeps_and_checks_its_connections():
    found = database("postgresql://office:p%40ss@db.example:5433/record?sslmode=require", Path("home"))

    assert {key: found[key] for key in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "record",
        "USER": "office",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": 5433,
    }
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (600, True)
    assert found["OPTIONS"]["sslmode"] == "require"
    assert "lock_timeout=20s" in found["OPTIONS"]["options"]
