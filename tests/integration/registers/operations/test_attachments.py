"""Files of an entry: put with it and taken away by whoever may, recorded, their bytes there while they are named."""

import pytest
from django.db import connection
from tests.unit.apps.registers.files import made

from goldthread.apps.audit.queries import history
from goldthread.apps.registers.files import store
from goldthread.apps.registers.files.refusal import CannotKeepFile
from goldthread.apps.registers.models import Attachment
from goldthread.apps.registers.operations import CannotNow, NotAllowed, Restriction, UnfitAnswers, restrict
from goldthread.apps.registers.operations.attachments import attach, detach, let_go, sweep
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.core.errors import BadInput

PDF = made.Given("plan of sharing.pdf", made.PDF)


@pytest.fixture
def put(agreements, agreed, officer):
    """Put a file with an agreement in a state."""

    def done(entry, file=PDF, **facts):
        return attach(bound=agreements, thing=entry.thing, file=file, **{"by": officer, **facts})

    return done


def hide(*, people, **facts) -> None:
    restriction = Restriction(safe_label="An agreement", exempt_under="commercial", people=people)
    restrict(restriction=restriction, reason="It is.", **facts)


def kept() -> list[str]:
    return [attachment.name for attachment in Attachment.objects.order_by("pk")]


def told(entry) -> list[tuple[str, str]]:
    found = history(entry.body.slug, f"thing:{entry.pk}")
    return [(one.event, one.facts["file"]) for one in found if one.event.startswith("file.")]


def test_file_is_kept_by_its_content_and_recorded(put, agreed, officer) -> None:
    entry = agreed()

    attachment = put(entry, title=" Signed  copy ")

    assert (attachment.name, attachment.title, attachment.media_type, attachment.size, attachment.is_public) == (
        "plan of sharing.pdf",
        "Signed copy",
        "application/pdf",
        len(made.PDF),
        False,
    )
    assert (attachment.added_by, store.stored(attachment.sha256).read_bytes()) == (officer.key, made.PDF)
    assert told(entry) == [("file.added", "plan of sharing.pdf")]


def test_file_without_a_title_has_its_name_for_one(put, agreed) -> None:
    assert put(agreed(), made.Given("../a.png", made.picture("PNG"))).title == "a.png"


def test_picture_is_kept_without_where_it_was_taken(put, agreed) -> None:
    attachment = put(agreed(), made.Given("a.jpg", made.picture("JPEG")))

    assert b"officer" not in store.stored(attachment.sha256).read_bytes()
    assert store.digest_of(store.stored(attachment.sha256)) == attachment.sha256


def test_same_file_twice_is_told_and_kept_once(put, agreed) -> None:
    entry = agreed()
    put(entry, title="Signed")

    with pytest.raises(CannotKeepFile) as fault:
        put(entry, made.Given("other.pdf", made.PDF))

    assert str(fault.value) == "other.pdf: is here already, as “Signed”. Leave it, or take that one away first."
    assert kept() == ["plan of sharing.pdf"]


@pytest.mark.parametrize("content", [made.SVG, b"<html><script>alert(1)</script>", made.zipped({"a.exe": "MZ"})])
def test_file_that_is_not_taken_leaves_nothing(put, agreed, content) -> None:
    entry = agreed()

    with pytest.raises(BadInput):
        put(entry, made.Given("a.png", content))

    assert (kept(), told(entry), store.digests()) == ([], [], ())


def test_file_that_the_scanner_refuses_leaves_nothing(put, agreed, settings) -> None:
    settings.SCAN = "false"

    with pytest.raises(CannotKeepFile):
        put(agreed())

    assert (kept(), store.digests()) == ([], ())


@pytest.mark.parametrize("role", ["approver", "auditor", "contributor"])
def test_who_may_not_write_puts_no_file(put, agreed, people, role) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        put(agreed(), by=people.actor(role))

    assert kept() == []


def test_officer_of_another_body_finds_no_entry(put, agreed, stranger, agreements) -> None:
    attachment = put(agreed())

    with pytest.raises(NotFound):
        put(agreed(), by=stranger)
    with pytest.raises(NotFound):
        detach(bound=agreements, attachment=attachment, reason="x", by=stranger)

    assert kept() == ["plan of sharing.pdf"]


def test_who_is_not_named_puts_no_file_with_what_is_restricted(put, agreed, agreements, officer, people) -> None:
    entry = agreed()
    hide(bound=agreements, thing=entry.thing, people=[people.approver], by=officer)

    with pytest.raises(NotAllowed):
        put(entry)

    assert kept() == []


def test_record_names_no_file_of_what_is_restricted(put, agreed, agreements, officer, people) -> None:
    entry = agreed()
    hide(bound=agreements, thing=entry.thing, people=[people.officer], by=officer)

    detach(bound=agreements, attachment=put(entry), reason="It was not signed.", by=officer)

    assert told(entry) == [("file.removed", "a file"), ("file.added", "a file")]


@pytest.mark.parametrize("state", ["sent", "ended", "abandoned"])
def test_state_that_changes_nothing_takes_no_file(put, agreed, state) -> None:
    with pytest.raises(CannotNow):
        put(agreed(state))

    assert kept() == []


def test_file_for_the_public_comes_before_the_approval(put, agreed) -> None:
    assert put(agreed(), is_public=True).is_public

    with pytest.raises(CannotNow) as fault:
        put(agreed("in_force"), is_public=True)

    assert str(fault.value) == (
        "What the public gets of this agreement was approved. Put the file with it for the office only."
    )


@pytest.mark.parametrize(("title", "fault"), [("x" * 501, "has 501 characters"), ("a\x00", "a sign that nobody sees")])
def test_title_that_cannot_be_kept_is_told(put, agreed, title, fault) -> None:
    with pytest.raises(BadInput, match=fault):
        put(agreed(), title=title)

    assert (kept(), store.digests()) == ([], ())


def test_file_is_taken_away_with_a_reason_and_so_are_its_bytes(put, agreed, agreements, officer) -> None:
    entry = agreed()
    attachment = put(entry)

    with pytest.raises(UnfitAnswers):
        detach(bound=agreements, attachment=attachment, reason=" ", by=officer)
    detach(bound=agreements, attachment=attachment, reason="It is the wrong one.", by=officer)

    assert (kept(), store.digests()) == ([], ())
    assert told(entry) == [("file.removed", "plan of sharing.pdf"), ("file.added", "plan of sharing.pdf")]


def test_bytes_stay_while_another_entry_has_the_same_file(put, agreed, agreements, officer) -> None:
    first, second = put(agreed()), put(agreed())

    detach(bound=agreements, attachment=first, reason="x", by=officer)

    assert store.digests() == (second.sha256,)


def test_all_files_of_an_entry_go_when_its_deed_ends(put, agreed, django_capture_on_commit_callbacks) -> None:
    entry = agreed()
    put(entry)

    with django_capture_on_commit_callbacks(execute=True) as asked:
        assert let_go(entry.thing) == 1
        assert len(store.digests()) == 1

    assert (len(asked), kept(), store.digests()) == (1, [], ())


def test_bytes_that_nothing_names_are_swept_away(put, agreed, home) -> None:
    attachment = put(agreed())
    (store.folder() / "ab").mkdir(exist_ok=True)
    (store.folder() / "ab" / ("ab" * 32)).write_bytes(b"left behind")

    assert (sweep(), store.digests()) == (1, (attachment.sha256,))
    assert connection.in_atomic_block
