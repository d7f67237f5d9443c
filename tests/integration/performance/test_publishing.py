"""A load is read whole or not at all; one that was killed is gone on with, and what it wrote is not written again."""

from datetime import date

import pytest
from django.utils import timezone
from tests.integration.performance.loaded import FIRST, SECOND, level, load, tables

from goldthread.analytics.sources.street import Street
from goldthread.apps.bodies.models import Body
from goldthread.apps.performance import queries
from goldthread.apps.performance.figures.writing import keep_rows
from goldthread.apps.performance.models import Load, Observation, SourceFile
from goldthread.apps.performance.operations import loading
from goldthread.core.errors import BadInput


class Killed(BaseException):
    """A process that ends here and now."""


@pytest.fixture
def killed(body, monkeypatch):
    """Load files, and be killed before their figures are stored."""

    def load_until(*paths, **how):
        def ends(**_facts):
            raise Killed

        monkeypatch.setattr(loading, "store_figures", ends)
        with pytest.raises(Killed):
            load(body, *paths, **how)
        monkeypatch.undo()

    return load_until


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are read from now on."""
    names = []
    land = Street.land

    def told(self, incoming, lake):
        names.append(incoming.name)
        return land(self, incoming, lake)

    monkeypatch.setattr(Street, "land", told)
    return names


def kept(model, *fields):
    return sorted(model.objects.values_list(*fields))


def test_killed_load_is_read_by_nobody(body, write_street, killed):
    load(body, write_street("2025-01"))

    killed(write_street("2025-02"), write_street("2025-01", {"Robbery": 41, "Burglary": 120, "Drugs": 200}, folder="b"))

    assert [file.load.number for file in queries.record(body).files] == [1]
    assert SourceFile.objects.count() == 3
    assert level(body) == 40


def test_next_load_goes_on_and_reads_no_file_twice(body, write_street, killed, request):
    first, second = write_street("2025-01"), write_street("2025-02")
    killed(first)
    read = request.getfixturevalue("read")

    report = load(body, first, second)

    assert read == [second.name]
    assert (report.number, [file.added for file in report.files]) == (1, [360, 360])
    assert (level(body), level(body, period="2025-02")) == (40, 40)
    assert Load.objects.get().published_at is not None


def test_what_is_not_given_again_is_removed(body, write_street, killed):
    killed(write_street("2025-01"), write_street("2025-02"))

    load(body, write_street("2025-02"))

    assert [file.name for file in queries.record(body).files] == ["2025-02-leicestershire-street.csv"]
    assert (SourceFile.objects.count(), len(tables())) == (1, 1)


def test_killed_load_that_nobody_gives_again_leaves_no_load(body, write_street, killed):
    load(body, write_street("2025-01"))
    killed(write_street("2025-02"))

    report = load(body, write_street("2025-01"))

    assert report.number is None
    assert (Load.objects.count(), SourceFile.objects.count(), len(tables())) == (1, 1, 1)


def test_file_is_done_anew_where_another_day_is_stated(body, write_street, killed):
    killed(write_street("2025-01"), released_on=SECOND)

    load(body, write_street("2025-01"), released_on=FIRST)

    assert kept(SourceFile, "released_on") == [(FIRST,)]


def test_refused_file_that_a_killed_load_accepted_is_refused_again(body, write_street, killed):
    load(body, write_street("2025-01"))
    short = write_street("2025-01", {"Robbery": 20, "Anti-social behaviour": 100}, folder="short")
    killed(short, released_on=SECOND, accept=[short.name])

    report = load(body, short, released_on=SECOND)

    assert "--accept" in report.files[0].refused
    assert (SourceFile.objects.count(), len(tables()), level(body)) == (1, 1, 40)


def test_chain_within_a_killed_load_is_gone_on_with(body, write_street, killed, request):
    one = write_street("2025-01")
    two = write_street("2025-01", {"Robbery": 41, "Burglary": 120, "Anti-social behaviour": 200}, folder="two")
    killed(one, two)
    read = request.getfixturevalue("read")

    load(body, one, two)

    assert read == []
    assert (level(body), SourceFile.objects.get(supersedes=None).rows) == (41, 360)


def test_chain_within_a_killed_load_is_done_anew_where_its_first_part_is_not_given(body, write_street, killed):
    one = write_street("2025-01")
    two = write_street("2025-01", {"Robbery": 41, "Burglary": 120, "Anti-social behaviour": 200}, folder="two")
    killed(one, two)

    report = load(body, two)

    assert report.files[0].added == 361
    assert kept(SourceFile, "rows", "supersedes") == [(361, None)]


def test_another_body_does_not_go_on_with_it(body, write_street, killed):
    other = Body.objects.create(slug="another", name="Another Board")
    killed(write_street("2025-01"))

    load(body, write_street("2025-01"))

    assert queries.record(other).files == ()


def test_rows_that_are_the_same_are_not_written_again(body, write_street):
    load(body, write_street("2025-01"))
    held = Observation.objects.filter(measure="robbery")
    before = kept(Observation, "pk", "value")
    wanted = [Observation(file=one.file, measure=one.measure, area_id=one.area_id, value=one.value) for one in held]
    moved = wanted[0]
    moved.value += 1

    written = keep_rows(held, wanted, key=("file_id", "measure", "area_id"))

    after = kept(Observation, "pk", "value")
    assert written == 1
    assert len(set(before) - set(after)) == len(set(after) - set(before)) == 1
    assert len(before) == len(after)


def test_rows_that_are_not_wanted_any_more_go(body, write_street):
    load(body, write_street("2025-01"))
    held = Observation.objects.filter(measure="robbery")
    number = held.count()

    written = keep_rows(held, [], key=("file_id", "measure", "area_id"))

    assert (written, held.count()) == (number, 0)


def test_release_day_that_is_yet_to_come_is_refused(body, write_street):
    tomorrow = date.fromordinal(timezone.localdate().toordinal() + 1)

    with pytest.raises(BadInput, match="is after today"):
        load(body, write_street("2025-01"), released_on=tomorrow)

    assert (SourceFile.objects.count(), tables()) == (0, [])


def test_clock_that_is_behind_the_record_is_refused(body, write_street):
    load(body, write_street("2025-01"))
    Load.objects.update(loaded_at=timezone.now() + timezone.timedelta(days=2))

    with pytest.raises(BadInput, match="The clock of this machine: says"):
        load(body, write_street("2025-02"))

    assert SourceFile.objects.count() == 1


def test_two_releases_of_one_day_that_go_back_and_forth_are_refused(body, write_street):
    one = write_street("2025-01")
    two = write_street("2025-01", {"Robbery": 41, "Burglary": 120, "Anti-social behaviour": 200}, folder="two")
    load(body, one)
    load(body, two)

    report = load(body, one)

    assert "is held as a release of 2025-03-01 already" in report.files[0].refused
    assert "forget load 2, which replaced it" in report.files[0].refused
    assert level(body) == 41
