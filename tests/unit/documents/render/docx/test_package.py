"""The zip of a Word file: types by the names of parts, links listed once, pictures not compressed again."""

import io
import zipfile

from lxml import etree

from goldthread.documents.render.docx.package import CORE, MAIN, Links, packed


def test_link_to_the_same_target_is_listed_once():
    links = Links()

    first = links.to("hyperlink", "https://example.org", outside=True)
    second = links.to("image", "media/picture1.png")

    assert (first, second) == ("rId1", "rId2")
    assert links.to("hyperlink", "https://example.org", outside=True) == "rId1"


def test_links_part_says_kind_target_and_whether_it_leads_out():
    links = Links()
    links.to("hyperlink", "https://example.org/?a=1&b=2", outside=True)
    links.to("image", "media/picture1.png")

    listed = [dict(link.attrib) for link in etree.fromstring(links.part())]

    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    assert listed == [
        {
            "Id": "rId1",
            "Type": f"{office}/hyperlink",
            "Target": "https://example.org/?a=1&b=2",
            "TargetMode": "External",
        },
        {"Id": "rId2", "Type": f"{office}/image", "Target": "media/picture1.png"},
    ]


def test_package_names_the_type_of_every_part():
    parts = {MAIN: b"<a/>", "word/header12.xml": b"<b/>", CORE: b"<c/>", "word/media/picture1.png": b"png"}

    with zipfile.ZipFile(io.BytesIO(packed(parts, {}))) as archive:
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        names = archive.namelist()

    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    assert {found.get("PartName"): found.get("ContentType") for found in types if found.get("PartName")} == {
        "/word/document.xml": f"{word}.document.main+xml",
        "/word/header12.xml": f"{word}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    assert names == ["[Content_Types].xml", "_rels/.rels", *parts]


def test_pictures_are_stored_as_they_are():
    with zipfile.ZipFile(io.BytesIO(packed({MAIN: b"<a/>", "word/media/picture1.png": b"png"}, {}))) as archive:
        packing = {entry.filename: entry.compress_type for entry in archive.infolist()}

    assert packing["word/media/picture1.png"] == zipfile.ZIP_STORED
    assert packing[MAIN] == zipfile.ZIP_DEFLATED


def test_part_without_links_has_no_list_of_them():
    links = Links()
    links.to("image", "media/picture1.png")

    with zipfile.ZipFile(io.BytesIO(packed({MAIN: b"<a/>"}, {MAIN: links, "word/footnotes.xml": Links()}))) as archive:
        names = archive.namelist()

    assert names == ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", MAIN]
