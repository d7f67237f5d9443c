"""Files of each kind, made small, honest and otherwise."""

import io
import zipfile
from collections.abc import Mapping

DOCX = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "word/document.xml": "<document>Agreed.</document>",
}
ODT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "META-INF/manifest.xml": "<manifest/>",
    "content.xml": "<content>Agreed.</content>",
}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
BILLION = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><document>&c;</document>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><document>&b;</document>'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def zipped(parts: Mapping[str, str | bytes], *, before: bytes = b"") -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    out.write(before)
    with zipfile.ZipFile(out, "a" if before else "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def picture(form: str, *, size: tuple[int, int] = (6, 4), **facts: object) -> bytes:
    """A picture that tells where it was taken, by what, and who wrote on it; lying on its side."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x0110] = "Camera of an officer"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 38.0, 0.0), 3: "W", 4: (1.0, 8.0, 0.0)})
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, form, exif=exif, **facts)
    return out.getvalue()


class Given:
    """A file as a form brings it."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name, self.content = name, content

    def chunks(self):
        yield self.content
