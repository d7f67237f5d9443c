"""Pictures without what they tell beside the picture: where and when it was taken, by which camera, who wrote on it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from goldthread.apps.registers.files.refusal import CannotKeepFile

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_PIXELS = 50_000_000
_QUALITY = 95
_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
_KEPT_MODES = ("1", "L", "LA", "RGB", "RGBA", "I;16")
_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, IndexError)


def strip(path: Path, media_type: str, name: str) -> None:
    """Write the picture anew in place: its pixels, upright, and its colour profile; nothing else that it held.

    Raises CannotKeepFile for a picture that is damaged, that moves, or that has more than 50 million pixels; OSError
    when it cannot be written.
    """
    from PIL import Image, ImageOps  # local: slow to import, and few requests bring a picture

    try:
        with Image.open(path, formats=[_FORMATS[media_type]]) as given:
            _refuse_unfit(given, name)
            upright = ImageOps.exif_transpose(given)
            profile = given.info.get("icc_profile")
            bare = _bare(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise _too_large(name) from fault
    except _UNREADABLE as fault:
        mend = _("Open it in a picture program and save it again.")
        raise CannotKeepFile(_("cannot be read as a picture."), where=name, mend=mend) from fault
    kept = {"icc_profile": profile} if profile and bare.mode == upright.mode else {}
    quality: dict[str, Any] = {} if media_type == "image/png" else {"quality": _QUALITY}
    bare.save(path, format=_FORMATS[media_type], **quality, **kept)


def _bare(picture: "Picture") -> "Picture":
    """The pixels alone, in a mode that each format writes."""
    from PIL import Image

    if picture.mode not in _KEPT_MODES or "transparency" in picture.info:
        has_alpha = picture.has_transparency_data
        picture = picture.convert("RGBA" if has_alpha else "RGB")
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def _refuse_unfit(picture: "Picture", name: str) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise _too_large(name)
    if getattr(picture, "is_animated", False) and picture.format in ("PNG", "WEBP"):
        raise CannotKeepFile(_("is a moving picture."), where=name, mend=_("Save one of its pictures by itself."))


def _too_large(name: str) -> CannotKeepFile:
    fault = _("has more than %(most)s pixels.") % {"most": f"{MOST_PIXELS:,}"}
    return CannotKeepFile(fault, where=name, mend=_("Make it smaller, and give it again."))
