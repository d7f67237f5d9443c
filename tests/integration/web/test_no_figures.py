"""Homes with nothing to show: no body yet, an office without files, a body beside another, a fault of the program."""

import logging

import pytest
from django.db import connection
from django.test import Client

from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.bodies.queries import own_packs
from goldthread.core.stats.explained import BY_CODE

ADDRESSES = ["/", "/measures/", "/measures/robbery/", "/data/"]


@pytest.mark.usefixtures("db")
def test_a_home_without_a_body_names_the_first_step():
    answer = Client().get("/")

    assert answer.status_code == 503
    assert "No body is kept here yet" in answer.content.decode()
    assert "goldthread demo" in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/measures/robbery/", "/data/"])
def test_an_empty_office_is_told_the_first_step(empty_office, address):
    answer = empty_office.get(address)

    assert answer.status_code == 200
    assert "goldthread load FILE-OR-FOLDER" in answer.content.decode()


def test_a_counted_measure_without_figures_names_the_method_that_will_judge_it(empty_office, read_with):
    page = read_with(empty_office, "/measures/robbery/")

    assert page.all(r'aria-labelledby="methods">(.*?)</section>') == [
        f"How it is judged {BY_CODE['xmr'].title} {BY_CODE['xmr'].said}"
    ]
    assert 'href="/methods/xmr/"' in page.markup


def test_an_empty_office_lists_its_measures_as_not_held(empty_office):
    text = empty_office.get("/measures/").content.decode()

    assert text.count("no figure held") == 16
    assert "16 of 16 measures" in text


def test_an_empty_office_has_no_name_of_a_place_to_show(empty_office):
    assert '<h1 class="gt-title">Policing: how is it going?</h1>' in empty_office.get("/").content.decode()


def test_an_office_that_knows_its_area_names_it(empty_office):
    open_home(body=found(name="Another", area="leicestershire", by="system"), is_demo=False, by="system")

    assert "Policing in Leicestershire: how is it going?" in empty_office.get("/").content.decode()


def test_a_trace_before_the_first_load_says_so(empty_office):
    answer = empty_office.get("/measures/robbery/trace/?period=2025-05")

    assert answer.status_code == 404
    assert "No file has been loaded yet" in answer.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_one_body_sees_nothing_of_another(visitor, home, address):
    before = visitor.get(address).content.decode()
    open_home(body=found(name="A stranger", area="leicestershire", by="system"), is_demo=False, by="system")

    after = visitor.get(address).content.decode()

    assert "1,554" in before or address != "/measures/robbery/"
    assert "2025" not in after
    assert "Board" not in after


@pytest.fixture
def broken_office(empty_office, settings):
    """An office with a card that cannot be read, found only after the start."""
    body = found(name="A new office", by="system")
    folder = own_packs(body) / "plan"
    folder.mkdir(parents=True)
    (folder / "_framework.toml").write_text("title = ", encoding="utf-8")
    return Client(raise_request_exception=False)


def test_a_fault_of_the_program_is_owned_to(broken_office, caplog):
    with caplog.at_level(logging.CRITICAL, logger="django.request"):
        answer = broken_office.get("/")

    text = answer.content.decode()
    assert answer.status_code == 500
    assert "This page could not be made" in text
    assert "showing a page never changes a figure" in text
    assert "_framework.toml" not in text


@pytest.mark.usefixtures("db")
def test_the_page_for_a_fault_needs_no_database(caplog):
    with connection.cursor() as cursor, caplog.at_level(logging.CRITICAL, logger="django.request"):
        cursor.execute("DROP TABLE bodies_home")
        answer = Client(raise_request_exception=False).get("/")

    assert answer.status_code == 500
    assert "This page could not be made" in answer.content.decode()
