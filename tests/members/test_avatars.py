import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hub.members.avatars import LARGEST_FILE, SIDE, make_avatar

from .conftest import picture_file


def read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("me.jpg", "JPEG"),
        ("me.JPEG", "JPEG"),
        ("me.png", "PNG"),
        ("me.webp", "WEBP"),
        ("me.gif", "GIF"),
        ("me.avif", "AVIF"),
    ],
)
def test_make_avatar_reads_common_formats(name: str, format: str) -> None:
    avatar = read(make_avatar(picture_file(name, format)))
    assert (avatar.format, avatar.size) == ("WEBP", (SIDE, SIDE))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_make_avatar_reads_every_kind_of_pixel(mode: str) -> None:
    assert read(make_avatar(picture_file(mode=mode))).size == (SIDE, SIDE)


def test_make_avatar_keeps_no_metadata() -> None:
    exif = Image.Exif()
    exif[0x010E] = "48.8566 N 2.3522 E"
    data = make_avatar(picture_file("me.jpg", "JPEG", exif=exif, icc_profile=b"secret profile", comment=b"secret"))
    assert b"48.8566" not in data
    assert b"secret" not in data
    assert set(read(data).info) <= {"background", "loop", "timestamp", "duration"}


def test_make_avatar_turns_the_picture_upright() -> None:
    original = Image.new("RGB", (300, 300), "red")
    original.paste("blue", (0, 0, 300, 150))  # blue above red
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    file = io.BytesIO()
    original.save(file, "JPEG", exif=exif)
    avatar = read(make_avatar(SimpleUploadedFile("me.jpg", file.getvalue()))).convert("RGB")
    red, _green, blue = avatar.getpixel((SIDE // 2, 20))  # type: ignore[misc]
    assert red > 200 > 60 > blue


def test_make_avatar_takes_the_first_frame_of_an_animation() -> None:
    frames = [Image.new("RGB", (50, 50), colour) for colour in ("red", "blue")]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    assert getattr(read(make_avatar(SimpleUploadedFile("me.gif", file.getvalue()))), "n_frames", 1) == 1


def png_that_claims(width: int, height: int) -> bytes:
    """Return a small PNG whose head promises a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 5_000_000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("width", "height"), [(5_000, 4_001), (60_000, 60_000), (2**31 - 1, 2**31 - 1), (1, 2**31 - 1)]
)
def test_make_avatar_refuses_bombs(width: int, height: int) -> None:
    with pytest.raises(ValidationError):
        make_avatar(SimpleUploadedFile("me.png", png_that_claims(width, height)))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("me.png", b""),
        ("me.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("me.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 400),
        ("me.jpg", b"\xff\xd8\xff\xe0" + b"\xff" * 400),
        ("me.gif", b"GIF89a<?php system($_GET[0]); ?>"),
        ("me.pdf", b"%PDF-1.7"),
    ],
)
def test_make_avatar_refuses_what_is_no_picture(name: str, data: bytes) -> None:
    with pytest.raises(ValidationError):
        make_avatar(SimpleUploadedFile(name, data))


@pytest.mark.parametrize(("name", "format"), [("me.jpg", "PNG"), ("me.png", "JPEG"), ("me.svg", "PNG"), ("me", "PNG")])
def test_make_avatar_refuses_lying_types(name: str, format: str) -> None:
    with pytest.raises(ValidationError, match="does not fit"):
        make_avatar(picture_file(name, format))


@pytest.mark.parametrize(
    ("name", "format"), [("me.tiff", "TIFF"), ("me.bmp", "BMP"), ("me.ico", "ICO"), ("me.eps", "EPS")]
)
def test_make_avatar_refuses_other_formats(name: str, format: str) -> None:
    with pytest.raises(ValidationError, match="JPEG"):
        make_avatar(picture_file(name, format))


def test_make_avatar_refuses_a_cut_off_picture() -> None:
    whole = picture_file("me.png", size=(2_000, 2_000)).read()
    with pytest.raises(ValidationError, match="damaged"):
        make_avatar(SimpleUploadedFile("me.png", whole[: len(whole) // 2]))


def test_make_avatar_refuses_large_files() -> None:
    padded = picture_file().read() + b"\0" * LARGEST_FILE
    with pytest.raises(ValidationError, match="5 MB"):
        make_avatar(SimpleUploadedFile("me.png", padded))
