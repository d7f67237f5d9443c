"""Beside an entry: who may read it, its links, its files; and what has been kept long enough."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.apps.publishing.registers.agreement import Agreement
from goldthread.apps.registers.models import Attachment, Link, Named, Thing

from .conftest import LIST

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def at(row, page=""):
    return f"{LIST}{row.thing.address}/{page}"


def chosen(people, *names):
    return [str(getattr(people, name).pk) for name in names]


def test_restrict_names_people_and_gives_everybody_else_the_label(officer, desk_of, agreed, people):
    row = agreed()

    asked = officer.open(at(row, "restrict/"))
    done = asked.send(
        "Restrict it",
        people=chosen(people, "officer", "approver"),
        safe_label="An agreement",
        exempt_under="commercial",
        reason="the talks go on",
    )

    assert done.path == at(row)
    assert set(Named.objects.values_list("person__name", flat=True)) == {"officer", "approver"}
    thing = Thing.objects.get(pk=row.pk)
    assert (thing.sensitivity, thing.safe_label, thing.exempt_under) == ("restricted", "An agreement", "commercial")
    assert desk_of("analyst").open(at(row, "files/")).status == 403
    assert row.title not in desk_of("analyst").open(at(row, "files/")).markup


def test_restrict_warns_of_a_label_that_repeats_the_title(officer, agreed, people):
    row = agreed()
    given = {
        "people": chosen(people, "officer"),
        "safe_label": "Agreement with probation",
        "exempt_under": "commercial",
        "reason": "the talks go on",
    }

    warned = officer.open(at(row, "restrict/")).send("Restrict it", given)
    done = warned.send("Restrict it", given, sure="yes")

    assert (warned.status, done.path) == (422, at(row))
    assert "These words stand in both: probation" in warned.main
    assert Thing.objects.get(pk=row.pk).safe_label == "Agreement with probation"


def test_restrict_tells_everything_that_is_missing(officer, agreed):
    told = officer.open(at(agreed(), "restrict/")).send("Restrict it", people=[], safe_label="", reason="")

    assert told.hrefs_of_faults == ["#safe_label", "#exempt_under-1", "#people-1"]


def test_restriction_is_lifted_with_a_reason(officer, agreed, people):
    row = agreed()
    officer.open(at(row, "restrict/")).send(
        "Restrict it", people=chosen(people, "officer"), safe_label="One", exempt_under="personal", reason="so"
    )

    told = officer.open(at(row, "restrict/")).send("Lift the restriction")
    told.send("Lift the restriction", lift_reason="the talks are over")

    assert told.hrefs_of_faults == ["#lift_reason"]
    assert Thing.objects.get(pk=row.pk).sensitivity == "office"


def test_links_are_made_and_ended(officer, agreed):
    row, other = agreed(), agreed(title="Another")

    page = officer.open(at(row, "links/")).send("Add the link", kind="depends_on", other=other.reference)
    link = Link.objects.get()
    both = officer.open(at(other, "links/"))
    told = both.send("End the link")
    ended = both.send("End the link", {f"why-{link.pk}": "it was a slip"})

    assert "This one depends on “Another”." in page.main
    assert f"“{row.title}” depends on this one." in both.main
    assert told.hrefs_of_faults == [f"#why-{link.pk}"]
    assert "There is nothing yet." in ended.main


@pytest.mark.parametrize("other", ["", "AG-1999-999", "self"])
def test_a_link_to_nothing_is_told(officer, agreed, other):
    row = agreed()

    told = officer.open(at(row, "links/")).send(
        "Add the link", kind="depends_on", other=row.reference if other == "self" else other
    )

    assert (told.status, told.hrefs_of_faults) == (422, ["#other"])
    assert not Link.objects.exists()


def test_a_file_is_taken_in_sent_as_a_download_and_taken_away(officer, agreed):
    row = agreed()

    page = officer.open(at(row, "files/")).send(
        "Add the file", file=SimpleUploadedFile("Signed é.pdf", PDF), title="As signed"
    )
    kept = Attachment.objects.get()
    answer = officer.client.get(page.all_hrefs("As signed")[0])

    assert b"".join(answer) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    gone = page.send("Take the file away", {f"why-{kept.pk}": "signed anew"})
    assert "There are none yet." in gone.main
    assert officer.open(page.all_hrefs("As signed")[0]).status == 404


@pytest.mark.parametrize("content", [b"<svg onload=x>", b"<!doctype html><script>", b"MZ\x00", b""])
def test_a_file_that_runs_or_is_empty_is_refused_at_its_question(officer, agreed, content):
    told = officer.open(at(agreed(), "files/")).send("Add the file", file=SimpleUploadedFile("a.png", content))

    assert (told.status, told.hrefs_of_faults) == (422, ["#file"])
    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_is_told_as_such(officer, agreed, settings):
    settings.ATTACHMENT_MB = 1

    told = officer.open(at(agreed(), "files/")).send(
        "Add the file", file=SimpleUploadedFile("a.pdf", PDF + b"0" * 2**20)
    )

    assert (told.status, told.hrefs_of_faults) == (413, ["#file"])


def test_files_of_an_entry_that_is_closed_are_read_and_not_changed(officer, agreed):
    page = officer.open(at(agreed("ended"), "files/"))

    assert page.buttons == []
    assert "nothing of it is changed in that state" in page.main


def test_retention_destroys_what_is_ticked_once_its_number_is_typed(approver, agreed):
    old, young = agreed("ended"), agreed("ended", title="Young")
    Agreement.objects.filter(pk=old.pk).update(state_since=date(2019, 1, 1))
    where = f"{LIST}retention/"

    page = approver.open(where)
    nothing = page.send("Destroy what is ticked", count="1")
    wrong = page.send("Destroy what is ticked", thing=str(old.pk), count="7")
    forged = page.send("Destroy what is ticked", thing=[str(old.pk), str(young.pk)], count="2")
    page.send("Destroy what is ticked", thing=str(old.pk), count="1")

    assert [line[1:] for line in page.rows()] == [["Ended", "1 January 2019", "1 January 2025", "0"]]
    assert nothing.faults == ["Nothing is chosen. Tick what is to be destroyed."]
    assert wrong.hrefs_of_faults == ["#count"]
    assert forged.status == 422
    destroyed, untouched = Agreement.objects.get(pk=old.pk), Agreement.objects.get(pk=young.pk)
    assert (destroyed.purpose, destroyed.title) == ("", f"Agreement {old.reference}")
    assert untouched.title == "Young"


def test_retention_is_for_approvers(officer):
    assert officer.open(f"{LIST}retention/").status == 403
