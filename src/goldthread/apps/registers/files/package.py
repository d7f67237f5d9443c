"""Documents that are zips: Word, Excel, PowerPoint and OpenDocument files, looked over before any reader trusts them.

Refuses macros, entities in XML, locked ones, and those that unpack to more than they should.
"""

from pathlib import Path
from xml.parsers import expat

from django.utils.translation import gettext as _

from goldthread.analytics.intake import archive
from goldthread.apps.registers.files.refusal import CannotKeepFile, size_words

MOST_UNPACKED = 400 * 2**20
MOST_MEMBERS = 5_000
_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_RUNS = ("vbaproject.bin", "vbadata.xml")
_RUNS_BELOW = ("/activex/", "/basic/", "/scripts/", "/macrosheets/")
_XML = (".xml", ".rels", ".vml")


class _Declares(Exception):
    """A part of a document declares a type of its own, and with it entities."""


def kind_of_package(path: Path, name: str) -> str:
    """Which kind of document a zip is, once all of it has been read and found harmless. Raises CannotKeepFile, and
    CannotOpen for a zip that is damaged or not honest about itself."""
    with archive.opened(path, name, limit_bytes=MOST_UNPACKED) as held:
        _refuse_too_large(held, name)
        _refuse_what_runs(held, name)
        kind = _kind(held, name)
        held.check_bytes(name=name)
        for member in held.members:
            if member.filename.casefold().endswith(_XML):
                _refuse_entities(held, member, name)
    return kind


def _refuse_too_large(held: archive.Archive, name: str) -> None:
    unpacked = sum(member.file_size for member in held.members)
    if unpacked > MOST_UNPACKED or len(held.members) > MOST_MEMBERS:
        fault = _("unpacks to %(size)s in %(number)s parts.") % {
            "size": size_words(unpacked),
            "number": f"{len(held.members):,}",
        }
        raise CannotKeepFile(fault, where=name, mend=_("Take pictures out of it, or split it."))


def _refuse_what_runs(held: archive.Archive, name: str) -> None:
    for member in held.members:
        path = f"/{member.filename.casefold()}"
        if path.endswith(_RUNS) or any(folder in path for folder in _RUNS_BELOW):
            raise CannotKeepFile(
                _("holds macros or other programs."), where=name, mend=_("Save it without, or as PDF.")
            )


def _kind(held: archive.Archive, name: str) -> str:
    names = {member.filename for member in held.members}
    if "mimetype" in names:
        with held.zip.open("mimetype") as file:
            found = _MIMETYPES.get(file.read(200).strip(), "")
    else:
        parts = [kind for part, kind in _MAIN_PARTS.items() if part in names and "[Content_Types].xml" in names]
        found = parts[0] if len(parts) == 1 else ""
    if not found:
        mend = _("If it is an archive, unpack it, and give its files one by one.")
        raise CannotKeepFile(_("is no document that is known here."), where=name, mend=mend)
    return found


def _refuse_entities(held: archive.Archive, member: archive.Member, name: str) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declared
    where = f"{name}, {member.filename}"
    try:
        with held.zip.open(member) as file:
            parser.ParseFile(file)
    except _Declares:
        mend = _("Save it again in the program it was made with.")
        raise CannotKeepFile(_("declares entities, which no such document needs."), where=where, mend=mend) from None
    except expat.ExpatError as fault:
        mend = _("Save it again in the program it was made with.")
        raise CannotKeepFile(_("is damaged."), where=where, mend=mend) from fault


def _declared(*told: object) -> None:
    raise _Declares
