"""What a file is, by its content. Kinds that run, that draw pages, or that nobody has named here are refused; what its
name says is not believed."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from goldthread.apps.registers.files.package import kind_of_package
from goldthread.apps.registers.files.refusal import CannotKeepFile


@dataclass(frozen=True, slots=True)
class Media:
    """A kind of file that is kept: its media type, the endings its name may have, the usual one first, and its name."""

    type: str
    endings: tuple[str, ...]
    words: str


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
PDF = Media("application/pdf", (".pdf",), "PDF")
PNG = Media("image/png", (".png",), "PNG picture")
JPEG = Media("image/jpeg", (".jpg", ".jpeg"), "JPEG picture")
WEBP = Media("image/webp", (".webp",), "WebP picture")
TEXT = Media("text/plain", (".txt", ".csv", ".md"), "plain text")
PACKAGES = {
    "docx": Media(f"{_OOXML}.wordprocessingml.document", (".docx",), "Word document"),
    "xlsx": Media(f"{_OOXML}.spreadsheetml.sheet", (".xlsx",), "Excel workbook"),
    "pptx": Media(f"{_OOXML}.presentationml.presentation", (".pptx",), "PowerPoint presentation"),
    "odt": Media(f"{_ODF}.text", (".odt",), "OpenDocument text"),
    "ods": Media(f"{_ODF}.spreadsheet", (".ods",), "OpenDocument spreadsheet"),
    "odp": Media(f"{_ODF}.presentation", (".odp",), "OpenDocument presentation"),
}
PICTURES = (PNG, JPEG, WEBP)
KEPT = (PDF, *PACKAGES.values(), *PICTURES, TEXT)

_BLOCK = 2**20
_HEAD_BYTES = 4096
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"MZ", "a program", ""),
    (b"\x7fELF", "a program", ""),
    (b"\xca\xfe\xba\xbe", "a program", ""),
    (b"\xcf\xfa\xed\xfe", "a program", ""),
    (b"#!", "a script", ""),
    (b"\xd0\xcf\x11\xe0", "a document of an old kind, which may hold macros", "Save it as DOCX, XLSX, PPTX or PDF."),
    (b"{\\rtf", "a rich text file, which may hold programs", "Save it as DOCX or PDF."),
    (b"GIF8", "a GIF picture", "Save it as PNG."),
    (b"II*\x00", "a TIFF picture", "Save it as PNG or PDF."),
    (b"MM\x00*", "a TIFF picture", "Save it as PNG or PDF."),
    (b"BM", "a bitmap picture", "Save it as PNG."),
    (b"Rar!", "an archive", "Unpack it, and give its files one by one."),
    (b"7z\xbc\xaf", "an archive", "Unpack it, and give its files one by one."),
    (b"\x1f\x8b", "an archive", "Unpack it, and give its files one by one."),
    (b"%!PS", "a PostScript program", "Save it as PDF."),
)
_MARKUP = re.compile(
    rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|style|link|meta|base|form|\?xml|\?php|%)", re.I
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def media_of(path: Path, name: str) -> Media:
    """The kind of the file. Raises CannotKeepFile for one that is not kept, or that is of two kinds at once."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head:
        raise CannotKeepFile(_("is empty."), where=name, mend=_("Give one that holds something."))
    if head.startswith(b"PK"):
        return PACKAGES[kind_of_package(path, name)]
    found = _signed(head) or _text(path, head, name)
    if found is not TEXT:
        _refuse_two_kinds(path, found, name)
    return found


def fitting_name(name: str, media: Media) -> str:
    """The name with an ending of its kind. Raises CannotKeepFile for plain text under the ending of something else:
    whether text runs, its content does not tell."""
    stem, dot, ending = name.rpartition(".")
    if f".{ending.casefold()}" in media.endings and stem:
        return name
    if media is TEXT and dot:
        raise CannotKeepFile(
            _("is plain text, and its name ends in .%(ending)s.") % {"ending": ending[:20]},
            where=name,
            mend=_("Give it as a file that ends in .txt or .csv, or save it as PDF."),
        )
    known = any(f".{ending.casefold()}" in one.endings for one in KEPT)
    return f"{stem if known and stem else name}{media.endings[0]}"


def _signed(head: bytes) -> Media | None:
    if re.match(rb"%PDF-[12]\.\d", head):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    return WEBP if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else None


def _text(path: Path, head: bytes, name: str) -> Media:
    for start, what, mend in _REFUSED:
        if head.startswith(start):
            raise _no(name, _("is %(what)s.") % {"what": _(what)}, _(mend) if mend else "")
    content = path.read_bytes()
    if _MARKUP.search(content):
        raise _no(
            name, _("is a web page, a drawing or another file with markup that runs."), _("Save it as PDF or PNG.")
        )
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        content = b"\x00"
    if _CONTROLS.search(content):
        raise _no(name, _("is of no kind that is kept."), "")
    return TEXT


def _no(name: str, fault: str, mend: str) -> CannotKeepFile:
    kinds = _("Kept are: %(kinds)s.") % {"kinds": ", ".join(one.words for one in KEPT)}
    return CannotKeepFile(fault, where=name, mend=mend or kinds)


def _refuse_two_kinds(path: Path, media: Media, name: str) -> None:
    """A picture or a PDF that is an archive or a page as well is read in one way here and in another elsewhere."""
    fault = _("is a %(media)s and something else at once.") % {"media": media.words}
    if zipfile.is_zipfile(path):
        raise CannotKeepFile(fault, where=name, mend=_("Ask for it anew from whoever made it."))
    if media is PDF and b"%%EOF" not in _tail(path):
        raise CannotKeepFile(_("is cut short."), where=name, mend=_("Save or send it again."))


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2048))
        return file.read()
