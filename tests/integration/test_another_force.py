"""Another force under another body's name: the pages, titles and answers carry no trace of the worked example."""

import json
import re
from collections import deque
from datetime import date

import pytest
from django.test import Client
from typer.testing import CliRunner

from goldthread.apps.performance import operations, queries
from goldthread.cli.main import app
from goldthread.core.period import Period

OF_THE_EXAMPLE = re.compile(r"nottingham|commissioner|57\.2|worked example", re.IGNORECASE)
PLACES_IN_DRAWINGS = re.compile(r'\s(?:d|cx|cy|r|x[12]?|y[12]?|width|height|transform|viewBox)="[^"]*"')
MONTHS = Period.parse("2024-11..2025-12").months


@pytest.fixture
def office(body, write_street):
    """An office of another area, with fourteen months of its own force."""
    paths = [write_street(month.code, {"Robbery": 40 + 7 * (n % 4), "Burglary": 120}) for n, month in enumerate(MONTHS)]
    operations.load(
        body=body, paths=paths, catalogue=queries.catalogue(body), released_on=date(2026, 2, 27), by="analyst"
    )
    return body


def crawl(client):
    """Every page that can be reached from the home page by its links, with its text."""
    found, waiting = {}, deque(["/"])
    while waiting:
        address = waiting.popleft()
        answer = client.get(address)
        assert answer.status_code == 200, address
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[address] = "" if address.endswith(".xlsx") else body.decode()
        for link in re.findall(r'href="(/[^"#]*)', found[address]):
            link = link.replace("&amp;", "&")
            if link not in found and link not in waiting and not link.startswith(("/static/", "/account/")):
                waiting.append(link)
    return found


@pytest.mark.usefixtures("office")
def test_no_page_knows_of_the_example():
    pages = crawl(Client())

    assert len(pages) > 20
    assert {
        address: OF_THE_EXAMPLE.findall(said)
        for address, text in pages.items()
        if OF_THE_EXAMPLE.search(said := PLACES_IN_DRAWINGS.sub("", text))
    } == {}


@pytest.mark.usefixtures("office")
def test_the_pages_speak_of_the_office_and_its_force():
    home = Client().get("/").content.decode()

    assert "Board for Testing" in home
    assert "Leicestershire" in home


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("words", [["measures", "--json"], ["trace", "robbery", "2025", "--json"]])
def test_no_answer_knows_of_the_example(words):
    answer = CliRunner().invoke(app, words)

    assert json.loads(answer.stdout)
    assert OF_THE_EXAMPLE.findall(answer.stdout) == []
