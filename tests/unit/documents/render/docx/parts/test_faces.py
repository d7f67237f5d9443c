"""The faces inside a Word file: whole behind their keys, named and typed so that Word finds them, with stand-ins."""

import io
import zipfile
from importlib.resources import files
from uuid import UUID

import pytest
from lxml import etree

from goldthread.documents.render.docx.package import MAIN, packed
from goldthread.documents.render.docx.parts import faces as carried
from goldthread.documents.render.docx.parts.faces import faces, hidden

HOME = files("goldthread.documents.render") / "fonts"
SANS, SANS_BOLD, SERIF = (
    (HOME / name).read_bytes()
    for name in ("source-sans-3-400-normal.ttf", "source-sans-3-600-normal.ttf", "source-serif-4-600-normal.ttf")
)
TABLE = "word/fontTable.xml"
KEY = UUID("00112233-4455-6677-8899-aabbccddeeff")


def shown(word):
    """The faces of a file by name and weight, each taken out of hiding as the standard says, from key and part."""
    links = {link.get("Id"): link for link in etree.fromstring(word.parts["word/_rels/fontTable.xml.rels"])}
    found = {}
    for font in word.find("//w:font", TABLE):
        for weight in ("Regular", "Bold"):
            [key] = word.values_in(font, f"w:embed{weight}/@w:fontKey")
            [lead] = word.values_in(font, f"w:embed{weight}/@r:id")
            mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
            face = bytearray(word.parts[f"word/{links[lead].get('Target')}"])
            for place in range(32):
                face[place] ^= mask[place % 16]
            found[word.values_in(font, "@w:name")[0], weight] = bytes(face)
    return found


def test_faces_out_of_hiding_are_those_of_the_house(sample):
    assert shown(sample) == {
        ("Source Sans 3", "Regular"): SANS,
        ("Source Sans 3", "Bold"): SANS_BOLD,
        ("Source Serif 4", "Regular"): SERIF,
        ("Source Serif 4", "Bold"): SERIF,
    }


def test_every_face_is_behind_a_key_of_its_own_and_in_the_file_once(sample):
    parts = [content for name, content in sample.parts.items() if name.endswith(".odttf")]

    keys = sample.values("//@w:fontKey", TABLE)
    assert len(parts) == len(set(keys)) == 3
    assert all(key == f"{{{UUID(key)}}}".upper() for key in keys)
    assert [content[:4] for content in parts if content[:4] == SANS[:4]] == []


def test_only_the_first_bytes_are_hidden():
    face = bytes(range(64))

    under = hidden(face, KEY)

    assert under[32:] == face[32:]
    assert under[:3] == bytes([0 ^ 0xFF, 1 ^ 0xEE, 2 ^ 0xDD])
    assert under[16:18] == bytes([16 ^ 0xFF, 17 ^ 0xEE])
    assert hidden(under, KEY) == face


def test_links_of_the_table_are_of_the_kind_that_leads_to_faces(sample):
    links = etree.fromstring(sample.parts["word/_rels/fontTable.xml.rels"])

    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    assert {link.get("Type") for link in links} == {f"{office}/font"}
    assert [link.get("Target") for link in links] == [f"fonts/font{place}.odttf" for place in (1, 2, 3)]


def test_package_says_what_the_parts_are():
    with zipfile.ZipFile(io.BytesIO(packed({MAIN: b"<a/>", "word/fonts/font1.odttf": b"face"}, {}))) as archive:
        types = etree.fromstring(archive.read("[Content_Types].xml"))

    told = {found.get("Extension"): found.get("ContentType") for found in types if found.get("Extension")}
    assert told["odttf"] == "application/vnd.openxmlformats-officedocument.obfuscatedFont"
    assert [found.get("PartName") for found in types if found.get("PartName")] == ["/word/document.xml"]


def test_settings_say_that_faces_are_inside(sample):
    [setting] = sample.find("//w:embedTrueTypeFonts", "word/settings.xml")

    assert setting.getprevious().tag.endswith("}zoom")
    assert sample.find("//w:saveSubsetFonts", "word/settings.xml") == []


def test_table_tells_of_each_face_in_the_order_of_the_standard(sample):
    sans, serif = sample.find("//w:font", TABLE)

    order = ["altName", "panose1", "charset", "family", "pitch", "sig", "embedRegular", "embedBold"]
    for font in (sans, serif):
        assert [etree.QName(child).localname for child in font] == order
    assert sample.values_in(sans, "w:panose1/@w:val | w:family/@w:val") == ["020B0303030403020204", "swiss"]
    assert sample.values_in(serif, "w:panose1/@w:val | w:family/@w:val") == ["02040603050405020204", "roman"]
    assert sample.values_in(sans, "w:sig/@*") == [
        "E00002FF",
        "00002003",
        "00000000",
        "00000000",
        "2000019F",
        "00000000",
    ]


def test_faces_have_stand_ins(sample):
    fonts = sample.find("//w:font", TABLE)

    assert {sample.values_in(font, "@w:name")[0]: sample.values_in(font, "w:altName/@w:val") for font in fonts} == {
        "Source Sans 3": ["Calibri"],
        "Source Serif 4": ["Source Serif 4 SemiBold, Georgia"],
    }


def test_same_faces_give_the_same_parts():
    assert faces()[0] == faces()[0]
    assert faces()[2] == faces()[2]


def test_face_that_may_not_be_carried_is_refused(tmp_path, monkeypatch):
    rights = SANS.index(b"OS/2") + 8
    about = int.from_bytes(SANS[rights : rights + 4], "big") + 8
    for name in ("source-sans-3-400-normal.ttf", "source-sans-3-600-normal.ttf", "source-serif-4-600-normal.ttf"):
        (tmp_path / name).write_bytes(SANS[:about] + b"\x00\x02" + SANS[about + 2 :])
    monkeypatch.setattr(carried, "_HOME", tmp_path)

    with pytest.raises(ValueError, match=r"source-sans-3-400-normal\.ttf may not be carried"):
        faces()


def test_face_that_tells_nothing_of_itself_is_refused(tmp_path, monkeypatch):
    (tmp_path / "source-sans-3-400-normal.ttf").write_bytes(b"\x00\x01\x00\x00" + bytes(60))
    monkeypatch.setattr(carried, "_HOME", tmp_path)

    with pytest.raises(ValueError, match="without a table OS/2"):
        faces()
