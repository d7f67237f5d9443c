"""Packs the parts of a Word file: which part leads to which, of what type each is, and one zip of fixed dates.

The same parts give the same bytes. Nothing of this machine gets in: no clock, no path, no name of a user.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from goldthread.documents.render.docx.markup import safe

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FACE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FIRST_DAY, _UNIX = (1980, 1, 1, 0, 0, 0), 3

CORE = "docProps/core.xml"
MAIN = "word/document.xml"
_THEME = "word/theme.xml"
_TYPES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    MAIN: f"{_WORD}.document.main+xml",
    _THEME: "application/vnd.openxmlformats-officedocument.theme+xml",
}
_CORE_KIND = f"{_PACKAGE}/relationships/metadata/core-properties"


@dataclass(slots=True)
class Links:
    """Where one part leads: to other parts of the file, or outside. The same target is listed once."""

    _found: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The id under which this part names a target; `kind` is the last word of the kind's address."""
        return self._found.setdefault((kind, target, outside), f"rId{len(self._found) + 1}")

    def __bool__(self) -> bool:
        return bool(self._found)

    def part(self) -> bytes:
        """The list as a part of the file."""
        lines = "".join(
            f'<Relationship Id="{key}" Type="{kind if "/" in kind else f"{_OFFICE}/{kind}"}" Target="{safe(target)}"'
            + (' TargetMode="External"/>' if outside else "/>")
            for (kind, target, outside), key in self._found.items()
        )
        return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def packed(parts: Mapping[str, bytes], links: Mapping[str, Links]) -> bytes:
    """The file. `parts` are named by their place in it; `links` are those of the part of the same name."""
    root = Links()
    root.to("officeDocument", MAIN)
    root.to(_CORE_KIND, CORE)
    held = {"[Content_Types].xml": _types(parts), "_rels/.rels": root.part()}
    for name, found in links.items():
        if found:
            folder, _, file = name.rpartition("/")
            held[f"{folder}/_rels/{file}.rels"] = found.part()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in {**held, **parts}.items():
            # A picture is compressed already.
            packing = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.external_attr, entry.create_system = 0o600 << 16, _UNIX
            archive.writestr(entry, content, packing)
    return out.getvalue()


def _types(parts: Mapping[str, bytes]) -> bytes:
    overrides = (f'<Override PartName="/{name}" ContentType="{kind}"/>' for name in parts if (kind := _type(name)))
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="odttf" ContentType="{_FACE}"/>'
        f"{''.join(overrides)}</Types>"
    ).encode()


def _type(name: str) -> str:
    """The type of a part by its name; the numbers of headers and footers say nothing of their type."""
    stem = name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    if name.endswith((".png", ".odttf")):
        return ""
    return _TYPES.get(name) or f"{_WORD}.{stem}+xml"
