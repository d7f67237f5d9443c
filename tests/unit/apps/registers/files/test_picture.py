"""A picture that is kept tells nothing beside what it shows."""

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from goldthread.apps.registers.files import picture
from goldthread.apps.registers.files.picture import strip
from goldthread.apps.registers.files.refusal import CannotKeepFile

from . import made

TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


@pytest.fixture
def stripped(tmp_path: Path):
    """What is left of a picture."""

    def of(content: bytes, form: str) -> bytes:
        path = tmp_path / "given"
        path.write_bytes(content)
        strip(path, TYPES[form], "a")
        return path.read_bytes()

    return of


@pytest.mark.parametrize("form", TYPES)
def test_place_and_camera_are_taken_out_and_the_picture_stands_upright(stripped, form) -> None:
    given = made.picture(form)

    left = stripped(given, form)

    with Image.open(io.BytesIO(given)) as before, Image.open(io.BytesIO(left)) as after:
        assert (before.size, dict(before.getexif().get_ifd(0x8825))[1]) == ((6, 4), "N")
        assert (after.size, after.format, dict(after.getexif()), after.info.get("exif")) == ((4, 6), form, {}, None)
    assert b"officer" in given
    assert b"officer" not in left


def test_words_written_into_a_picture_are_taken_out(stripped) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "P. C. Somebody")

    left = stripped(made.picture("PNG", pnginfo=info), "PNG")

    assert b"Somebody" not in left


def test_what_hangs_behind_a_picture_is_cut_off(stripped) -> None:
    assert b"<script>" not in stripped(made.picture("JPEG") + b"<script>alert(1)</script>", "JPEG")


def test_clear_parts_of_a_picture_stay_clear(stripped) -> None:
    out = io.BytesIO()
    Image.new("P", (2, 2)).save(out, "PNG", transparency=0)

    left = stripped(out.getvalue(), "PNG")

    with Image.open(io.BytesIO(left)) as after:
        assert (after.mode, after.getpixel((0, 0))[3]) == ("RGBA", 0)


def test_same_picture_is_left_the_same(stripped) -> None:
    assert stripped(made.picture("JPEG"), "JPEG") == stripped(made.picture("JPEG"), "JPEG")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\nxxxxxxxxxxxxxxxxxxxxxxxx"])
def test_damaged_picture_is_refused(stripped, content) -> None:
    with pytest.raises(CannotKeepFile) as fault:
        stripped(content, "PNG")

    assert str(fault.value) == "a: cannot be read as a picture. Open it in a picture program and save it again."


def test_moving_picture_is_refused(stripped) -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (2, 2), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])

    with pytest.raises(CannotKeepFile) as fault:
        stripped(out.getvalue(), "WEBP")

    assert str(fault.value) == "a: is a moving picture. Save one of its pictures by itself."


@pytest.mark.parametrize("side", [8_000, 12_000, 20_000])
def test_picture_of_very_many_pixels_is_refused_before_it_is_drawn(stripped, side) -> None:
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")

    with pytest.raises(CannotKeepFile) as fault:
        stripped(out.getvalue(), "PNG")

    assert str(fault.value) == "a: has more than 50,000,000 pixels. Make it smaller, and give it again."
    assert side * side > picture.MOST_PIXELS
