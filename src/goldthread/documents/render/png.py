"""Drawings as PNG, for formats that hold no SVG. All of them are made at once; each is as large as its view box."""

import json
import re
from collections.abc import Sequence

from goldthread.core.errors import BadInput
from goldthread.documents.render.pdf.letters import drawable
from goldthread.documents.render.pdf.press import drawings

_BOX = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
UNITS_PER_INCH = 72


def render_pngs(svgs: Sequence[str], *, ppi: float) -> list[bytes]:
    """A PNG for each drawing, in order, with `ppi` pixels to each inch of 72 units. The same drawings, the same bytes.

    Refuses a drawing without a view box, since nothing else says how large it is.
    """
    if not svgs:
        return []
    return drawings(json.dumps([_page(svg) for svg in svgs]), ppi=ppi)


def _page(svg: str) -> dict[str, str | float]:
    found = _BOX.search(svg)
    if not found:
        raise BadInput("A drawing without a view box has no size.", mend="Write its view box.")
    return {"svg": drawable(svg), "width": float(found[1]), "height": float(found[2])}
