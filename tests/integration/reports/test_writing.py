"""An edition on disk: whole or as it was before, told by its manifest, not written again when nothing has changed."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldthread.apps.audit.queries import head, log
from goldthread.apps.performance.models import ReportedFigure, SourceFile
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.reports import demonstration, placing
from goldthread.reports.edition import FORMATS, write
from goldthread.reports.manifest import fingerprint
from goldthread.reports.performance_and_insight import prepare

STEM = "performance-and-insight-2022-03"


@pytest.fixture
def paper(example, db):
    """The paper of spring 2022, as of a day."""

    def prepared(made_on=date(2026, 3, 3), **more):
        return prepare(example, to=Period.month(2022, 3), plan="2021-25", made_on=made_on, **more)

    return prepared


def manifest(folder: Path, name: str = "manifest.json"):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def contents(folder: Path):
    """Every file of a folder, with what is in it and when it was written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_four_files_and_a_manifest_are_written(paper, tmp_path):
    written = write(paper(), folder=tmp_path / "new" / "place")

    assert {path.name for path in written.folder.iterdir()} == {"manifest.json", *(f"{STEM}.{one}" for one in FORMATS)}
    assert written.made == FORMATS
    assert written.edition == date(2026, 3, 3)


def test_manifest_names_each_file_by_its_hash(paper, tmp_path):
    write(paper(), folder=tmp_path)

    for file in manifest(tmp_path)["files"]:
        content = (tmp_path / file["name"]).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert [file["format"] for file in manifest(tmp_path)["files"]] == list(FORMATS)


def test_manifest_tells_what_the_edition_is_and_rests_on(example, paper, tmp_path):
    write(paper(), folder=tmp_path, formats=["html"])

    told = manifest(tmp_path)
    held = SourceFile.objects.get(body=example, name__endswith="s0-panel-update-2022.csv")
    names = [source["name"] for source in told["sources"]]
    assert {
        key: told[key] for key in ("edition", "report", "body_slug", "plan", "to", "period", "data_to", "marking")
    } == {
        "edition": "2026-03-03",
        "report": "performance-and-insight",
        "body_slug": example.slug,
        "plan": "2021-25",
        "to": "2022-03",
        "period": "January to March 2022",
        "data_to": "31 March 2022",
        "marking": "public",
    }
    assert names == ["2021-25.xlsx", held.name]
    assert told["sources"][1] == {"name": held.name, "sha256": held.sha256, "released_on": "2022-05-31"}
    assert told["methods"] == {}


def test_counts_rest_on_every_street_file_and_the_residents(example, tmp_path):
    write(
        prepare(example, to=Period.month(2025, 12), plan="2025-29", made_on=date(2026, 3, 3)),
        folder=tmp_path,
        formats=["html"],
    )

    names = [source["name"] for source in manifest(tmp_path)["sources"]]

    assert set(manifest(tmp_path)["methods"]) == {"limits", "months"}
    assert sum("street" in name for name in names) == 15
    assert sum("census" in name for name in names) == 1
    assert len(names) == 15 + 1 + 3 + 1


def test_nothing_is_written_again_when_nothing_has_changed(paper, tmp_path):
    write(paper(), folder=tmp_path)
    before = contents(tmp_path)

    again = write(paper(made_on=date(2026, 3, 9)), folder=tmp_path)

    assert contents(tmp_path) == before
    assert (again.made, again.edition) == ((), date(2026, 3, 3))


def test_edition_is_a_deed_with_the_hash_of_each_file_that_was_made(example, paper, tmp_path):
    before = head(example.slug)

    write(paper(), folder=tmp_path, formats=["html", "xlsx"], by="person:7")

    told, done = manifest(tmp_path), next(iter(log(example.slug)))
    assert told["record_head"] == str(before)
    assert (done.number, done.event, done.by) == (before.number + 1, "edition.made", "person:7")
    assert done.facts["files"] == [
        {name: file[name] for name in ("name", "format", "sha256")} for file in told["files"]
    ]
    assert {name: done.facts[name] for name in ("what", "plan", "to", "edition", "public")} == {
        "what": told["title"],
        "plan": "2021-25",
        "to": "2022-03",
        "edition": "2026-03-03",
        "public": True,
    }
    assert done.sentence == "to 2022-03 under the plan 2021-25, as HTML, XLSX"


def test_edition_that_stands_is_no_deed_and_keeps_its_head(example, paper, tmp_path):
    write(paper(), folder=tmp_path, formats=["html"])
    before = (head(example.slug), manifest(tmp_path)["record_head"])

    write(paper(), folder=tmp_path, formats=["html"])

    assert (head(example.slug), manifest(tmp_path)["record_head"]) == before


def test_head_of_the_record_is_in_no_file_of_the_edition(example, paper, tmp_path):
    write(paper(), folder=tmp_path / "first", formats=["html"])

    write(paper(), folder=tmp_path / "second", formats=["html"])

    heads = {manifest(tmp_path / one)["record_head"] for one in ("first", "second")}
    assert len(heads) == 2
    assert len({(tmp_path / one / f"{STEM}.html").read_bytes() for one in ("first", "second")}) == 1


def test_edition_that_cannot_be_put_in_its_place_is_no_deed(example, paper, tmp_path):
    before = head(example.slug)
    (tmp_path / f"{STEM}.html").mkdir()

    with pytest.raises(BadInput):
        write(paper(), folder=tmp_path, formats=["html"])

    assert head(example.slug) == before


def test_a_change_makes_a_new_edition_of_the_formats_asked_for_and_the_others_leave(paper, tmp_path):
    write(paper(), folder=tmp_path, formats=["html", "xlsx"])
    ReportedFigure.objects.filter(measure="confidence", period="12m to 2022-03").update(value=57.3)

    again = write(paper(made_on=date(2026, 3, 9)), folder=tmp_path, formats=["html"])

    assert (again.made, again.gone) == (("html",), (f"{STEM}.xlsx",))
    assert manifest(tmp_path)["edition"] == "2026-03-09"
    assert [file["format"] for file in manifest(tmp_path)["files"]] == ["html"]
    assert {path.name for path in tmp_path.iterdir()} == {"manifest.json", f"{STEM}.html"}
    assert "57.3%" in (tmp_path / f"{STEM}.html").read_text(encoding="utf-8")


def test_a_file_that_somebody_altered_is_left_when_its_edition_leaves(paper, tmp_path):
    write(paper(), folder=tmp_path, formats=["html", "xlsx"])
    (tmp_path / f"{STEM}.xlsx").write_bytes(b"with a remark of our own")
    ReportedFigure.objects.filter(measure="confidence", period="12m to 2022-03").update(value=57.3)

    again = write(paper(made_on=date(2026, 3, 9)), folder=tmp_path, formats=["html"])

    assert again.gone == ()
    assert (tmp_path / f"{STEM}.xlsx").read_bytes() == b"with a remark of our own"
    assert [file["format"] for file in manifest(tmp_path)["files"]] == ["html"]


def test_a_format_that_was_not_asked_for_is_not_made_again(paper, tmp_path):
    write(paper(), folder=tmp_path, formats=["html", "xlsx"])
    (tmp_path / f"{STEM}.xlsx").unlink()

    again = write(paper(), folder=tmp_path, formats=["html"])

    assert (again.made, again.gone) == ((), ())
    assert [file["format"] for file in manifest(tmp_path)["files"]] == ["html"]


def test_a_format_asked_for_later_joins_the_same_edition(paper, tmp_path):
    write(paper(), folder=tmp_path, formats=["html"])

    again = write(paper(made_on=date(2026, 3, 9)), folder=tmp_path, formats=["xlsx"])

    assert again.made == ("xlsx",)
    assert [file["format"] for file in manifest(tmp_path)["files"]] == ["html", "xlsx"]
    assert manifest(tmp_path)["edition"] == "2026-03-03"


def test_a_file_that_was_altered_is_put_right(paper, tmp_path):
    write(paper(), folder=tmp_path, formats=["html", "xlsx"])
    page = tmp_path / f"{STEM}.html"
    whole = page.read_bytes()
    page.write_bytes(whole + b"<!-- added -->")

    again = write(paper(), folder=tmp_path, formats=["html", "xlsx"])

    assert again.made == ("html",)
    assert page.read_bytes() == whole


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"files": [1], "edition": "x", "fingerprint": 1}'])
def test_a_manifest_that_cannot_be_read_makes_a_new_edition(paper, tmp_path, content):
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")

    written = write(paper(), folder=tmp_path, formats=["html"])

    assert written.made == ("html",)
    assert manifest(tmp_path)["files"][0]["name"] == f"{STEM}.html"


def test_two_runs_over_one_record_give_the_same_files(paper, tmp_path):
    first, second = (write(paper(), folder=tmp_path / name) for name in ("one", "two"))

    assert [one for one in first.files if one.format != "docx"] == [one for one in second.files if one.format != "docx"]


def test_a_write_that_dies_leaves_the_earlier_edition_whole(paper, tmp_path, monkeypatch):
    write(paper(), folder=tmp_path)
    before = {name: content for name, (content, _when) in contents(tmp_path).items()}
    ReportedFigure.objects.filter(measure="confidence", period="12m to 2022-03").update(value=57.3)
    written = []

    def dies(path, content):
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(path)
        path.write_bytes(content)

    monkeypatch.setattr(placing, "_write", dies)
    with pytest.raises(KeyboardInterrupt):
        write(paper(made_on=date(2026, 3, 9)), folder=tmp_path)

    after = {name: content for name, (content, _when) in contents(tmp_path).items() if not name.endswith(".unfinished")}
    assert after == before
    monkeypatch.undo()
    assert write(paper(made_on=date(2026, 3, 9)), folder=tmp_path).made == FORMATS
    assert not list(tmp_path.glob(".*.unfinished"))


def test_a_file_that_cannot_be_replaced_puts_the_others_back(paper, tmp_path, monkeypatch):
    write(paper(), folder=tmp_path)
    before = {name: content for name, (content, _when) in contents(tmp_path).items()}
    ReportedFigure.objects.filter(measure="confidence", period="12m to 2022-03").update(value=57.3)
    replace_file = Path.replace

    def refuses(path, target):
        if str(target).endswith(".docx"):
            raise PermissionError(13, "Permission denied", str(target))
        return replace_file(path, target)

    monkeypatch.setattr(Path, "replace", refuses)
    with pytest.raises(BadInput) as told:
        write(paper(made_on=date(2026, 3, 9)), folder=tmp_path)

    assert str(told.value).startswith(f"{tmp_path}: cannot be written to: ")
    assert {name: content for name, (content, _when) in contents(tmp_path).items()} == before


def test_a_place_that_is_a_file_is_told(paper, tmp_path):
    taken = tmp_path / "taken"
    taken.touch()

    with pytest.raises(BadInput) as told:
        write(paper(), folder=taken, formats=["html"])

    assert str(told.value).startswith(f"{taken}: cannot be written to: ")


@pytest.mark.parametrize(("formats", "where"), [(["html", "odt"], "format “odt”"), ([" "], "format “”")])
def test_a_format_that_is_not_made_is_told_with_those_that_are(paper, tmp_path, formats, where):
    with pytest.raises(BadInput) as told:
        write(paper(), folder=tmp_path, formats=formats)

    assert str(told.value) == f"{where}: is no format of a report. There are: html, pdf, docx, xlsx."
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_public_lies_under_names_that_say_so(paper, tmp_path):
    write(paper(), folder=tmp_path, formats=["html"])

    write(paper(with_non_public=True), folder=tmp_path, formats=["html"])

    assert {path.name for path in tmp_path.iterdir()} == {
        "manifest.json", f"{STEM}.html", "manifest-not-public.json", f"{STEM}-not-public.html",
    }  # fmt: skip
    assert "reached the last round" not in (tmp_path / f"{STEM}.html").read_text(encoding="utf-8")
    assert "reached the last round" in (tmp_path / f"{STEM}-not-public.html").read_text(encoding="utf-8")
    assert manifest(tmp_path, "manifest-not-public.json")["marking"] == "not public: financial or business affairs"


def test_a_new_version_of_the_product_makes_a_new_edition(paper, tmp_path, monkeypatch):
    write(paper(), folder=tmp_path, formats=["html"])
    monkeypatch.setattr("goldthread.reports.manifest.__version__", "99.0")

    assert write(paper(), folder=tmp_path, formats=["html"]).made == ("html",)


def test_the_day_is_no_part_of_what_makes_an_edition(paper):
    first, later = paper(), paper(made_on=date(2026, 3, 9))

    assert fingerprint(first.document) == fingerprint(later.document)
    assert fingerprint(first.document) != fingerprint(replace(first.document, data_to="another day"))


def test_the_example_makes_its_three_editions_once(example, db, tmp_path):
    folder = Path(__file__).parents[3] / "example"

    said = [demonstration.make_all(folder, example, home=tmp_path, today=date(2026, 3, 3)) for _time in range(2)]

    assert [line.split(".")[0] for line in said] == ["3 editions", "Nothing new: every edition is made already"]
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == [
        "2016-18-to-2017-09",
        "2021-25-to-2022-03",
        "2025-29-to-2025-12",
    ]
    assert all(len(list(path.iterdir())) == 5 for path in (tmp_path / "reports").iterdir())


def test_a_folder_that_holds_another_edition_is_refused_and_left(example, paper, tmp_path):
    write(paper(), folder=tmp_path, formats=["html"])
    before = contents(tmp_path)
    other = prepare(example, to=Period.month(2017, 9), plan="2016-18", made_on=date(2026, 3, 3))

    with pytest.raises(BadInput) as told:
        write(other, folder=tmp_path, formats=["html"])

    assert str(told.value) == (
        f"{tmp_path}: holds another edition: Performance and Insight, 2022-03, 2021-25, "
        "Police and Crime Commissioner for Nottinghamshire. Choose another folder with --out."
    )
    assert contents(tmp_path) == before


def test_a_folder_that_holds_another_bodys_edition_is_refused_by_its_slug(paper, tmp_path):
    write(paper(), folder=tmp_path, formats=["html"])

    with pytest.raises(BadInput) as told:
        write(replace(paper(), body_slug="another"), folder=tmp_path, formats=["html"])

    assert str(told.value).startswith(f"{tmp_path}: holds another edition: ")


def test_editions_of_two_plans_to_one_month_have_places_of_their_own(tmp_path):
    first, second = (
        demonstration.place(tmp_path, plan=plan, to=Period.month(2026, 2)) for plan in ("2025-29", "2026-30")
    )

    assert first.name == "2025-29-to-2026-02"
    assert second.name == "2026-30-to-2026-02"


def test_a_folder_in_the_place_of_the_manifest_is_told(paper, tmp_path):
    (tmp_path / "manifest.json").mkdir()

    with pytest.raises(BadInput) as told:
        write(paper(), folder=tmp_path, formats=["html"])

    assert str(told.value) == f"{tmp_path / 'manifest.json'}: is a folder. Move it away, or choose another with --out."
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_written(paper, tmp_path):
    (tmp_path / f"{STEM}.xlsx").mkdir()

    with pytest.raises(BadInput) as told:
        write(paper(), folder=tmp_path)

    assert str(told.value) == f"{tmp_path / f'{STEM}.xlsx'}: is a folder. Move it away, or choose another with --out."
    assert [path.name for path in tmp_path.iterdir()] == [f"{STEM}.xlsx"]
