"""Pictures in the text: each drawing is made a PNG once, set inline at its size, and says its alternative.

A drawing without an alternative is marked as decoration, so that nobody is read a file name.
"""

import re
from dataclasses import dataclass, field

from goldthread.documents.render.docx.markup import NAMESPACES, element
from goldthread.documents.render.docx.package import Links
from goldthread.documents.render.png import UNITS_PER_INCH, render_pngs

_PRINTED, _UNITS = 225, 100
"""Points of colour to an inch of paper, and the units of a drawing that are printed on one."""

SHARP = _PRINTED * UNITS_PER_INCH / _UNITS
"""What drawings are made at."""

_EMU_OF_POINT = 12_700
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_DECORATION = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(slots=True)
class Pictures:
    """The drawings of a paper, each once, in the order of their first use."""

    _files: dict[str, str] = field(default_factory=dict)

    def file(self, svg: str) -> str:
        """The name of the file that a drawing will have."""
        return self._files.setdefault(svg, f"media/picture{len(self._files) + 1}.png")

    def parts(self) -> dict[str, bytes]:
        """The files, all drawn at once."""
        drawn = render_pngs(list(self._files), ppi=SHARP)
        return {f"word/{name}": content for name, content in zip(self._files.values(), drawn, strict=True)}

    @staticmethod
    def across(svg: str) -> float:
        """How wide a drawing is, in units of its own."""
        return _size(svg)[0]

    def inline(self, svg: str, *, width: float, alt: str, links: Links, key: int) -> str:
        """A drawing in a line of text, `width` points wide. Without `alt` it is decoration; `key` is its id."""
        across, down = _size(svg)
        extent = {"cx": round(width * _EMU_OF_POINT), "cy": round(width * _EMU_OF_POINT * down / across)}
        name = self.file(svg)
        told = element("wp:docPr", id=key, name=name.rpartition("/")[2], descr=alt)
        if not alt:
            told = f"{told.removesuffix('/>')}>{_DECORATION}</wp:docPr>"
        return element(
            "wp:inline",
            element("wp:extent", **extent),
            told,
            element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect=1)),
            element("a:graphic", element("a:graphicData", _picture(name, extent, links), uri=NAMESPACES["pic"])),
            distT=0,
            distB=0,
            distL=0,
            distR=0,
        )


def _picture(name: str, extent: dict[str, int], links: Links) -> str:
    return element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", id=0, name=name.rpartition("/")[2]), element("pic:cNvPicPr")),
        element(
            "pic:blipFill",
            element("a:blip", r_embed=links.to("image", name)),
            element("a:stretch", element("a:fillRect")),
        ),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **extent)),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )


def _size(svg: str) -> tuple[float, float]:
    found = _BOX.search(svg)
    if found is None:
        raise ValueError("A drawing without a view box has no size.")
    return float(found[1]), float(found[2])
