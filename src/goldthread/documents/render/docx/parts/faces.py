"""The faces of a paper inside its file, whole and unchanged, so that it looks the same where none is installed.

Each is hidden by a key as the standard asks (ISO/IEC 29500-4, embedded font obfuscation); the key follows from its
name. A face whose maker forbids that documents carry it is refused.
"""

from dataclasses import dataclass
from importlib.resources import files
from struct import unpack_from
from uuid import NAMESPACE_URL, UUID, uuid5

from goldthread.documents.render.docx.markup import element, part, w
from goldthread.documents.render.docx.package import Links
from goldthread.documents.render.docx.parts.style import HEAD_FACE, TEXT_FACE

_HOME = files("goldthread.documents.render") / "fonts"
_RECORDS, _RECORD = 12, 16
_RIGHTS, _PANOSE, _RANGES, _PAGES = 8, 32, 42, 78
_FORBIDDEN, _RIGHTS_MASK = 0x0002, 0x000F
_HIDDEN = 32
_LATIN = "00"


@dataclass(frozen=True, slots=True)
class _Face:
    """A face by its name in the text, the files of its two weights, and what to take where it cannot be had.

    `instead` begins with the name under which the file of a single weight is installed, if that is another one.
    """

    name: str
    regular: str
    bold: str
    instead: str
    family: str


_FACES = (
    _Face(TEXT_FACE, "source-sans-3-400-normal.ttf", "source-sans-3-600-normal.ttf", "Calibri", "swiss"),
    _Face(
        HEAD_FACE,
        "source-serif-4-600-normal.ttf",
        "source-serif-4-600-normal.ttf",
        f"{HEAD_FACE} SemiBold, Georgia",
        "roman",
    ),
)
_FILES = tuple(dict.fromkeys(file for face in _FACES for file in (face.regular, face.bold)))


def faces() -> tuple[bytes, Links, dict[str, bytes]]:
    """The table of faces, its links, and the parts that hold the faces themselves."""
    links, held = Links(), dict[str, bytes]()
    listed = [_listed(face, links, held) for face in _FACES]
    return part("fonts", *listed), links, held


def hidden(face: bytes, key: UUID) -> bytes:
    """A face with its first 32 bytes under a key; done twice, it is itself again.

    >>> hidden(hidden(b"a face", UUID(int=7)), UUID(int=7))
    b'a face'
    """
    # The standard reads the key from its last byte to its first.
    mask = key.bytes[::-1] * (_HIDDEN // 16)
    return bytes(byte ^ over for byte, over in zip(face, mask, strict=False)) + face[_HIDDEN:]


def _listed(face: _Face, links: Links, held: dict[str, bytes]) -> str:
    regular = (_HOME / face.regular).read_bytes()
    about = _about(regular)
    return w(
        "font",
        w("altName", val=face.instead),
        w("panose1", val=regular[about + _PANOSE : about + _RANGES].hex().upper()),
        w("charset", val=_LATIN),
        w("family", val=face.family),
        w("pitch", val="variable"),
        _signature(regular, about),
        _carried("Regular", face.regular, links, held),
        _carried("Bold", face.bold, links, held),
        name=face.name,
    )


def _carried(weight: str, file: str, links: Links, held: dict[str, bytes]) -> str:
    """The element that leads to a face; the same file is carried once."""
    key = uuid5(NAMESPACE_URL, file)
    place = f"fonts/font{_FILES.index(file) + 1}.odttf"
    held[f"word/{place}"] = hidden(_allowed((_HOME / file).read_bytes(), file), key)
    return element(f"w:embed{weight}", r_id=links.to("font", place), w_fontKey=f"{{{str(key).upper()}}}")


def _allowed(face: bytes, name: str) -> bytes:
    (rights,) = unpack_from(">H", face, _about(face) + _RIGHTS)
    if rights & _RIGHTS_MASK == _FORBIDDEN:
        raise ValueError(f"The face {name} may not be carried in a document.")
    return face


def _signature(face: bytes, about: int) -> str:
    """Which scripts and code pages a face says that it serves."""
    ranges, pages = unpack_from(">4I", face, about + _RANGES), unpack_from(">2I", face, about + _PAGES)
    told = {f"usb{place}": f"{bits:08X}" for place, bits in enumerate(ranges)}
    told |= {f"csb{place}": f"{bits:08X}" for place, bits in enumerate(pages)}
    return w("sig", **told)


def _about(face: bytes) -> int:
    """Where a face tells of itself: its table OS/2."""
    (tables,) = unpack_from(">H", face, 4)
    for place in range(_RECORDS, _RECORDS + tables * _RECORD, _RECORD):
        tag, _sum, start, _length = unpack_from(">4s3I", face, place)
        if tag == b"OS/2":
            return int(start)
    raise ValueError("A face without a table OS/2 does not say whether it may be carried.")
