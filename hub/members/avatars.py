"""Pictures that members upload of themselves: read with care, and written anew."""

import io
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 5 * 1024 * 1024  # bytes
LARGEST_PICTURE = 20_000_000  # pixels
SIDE = 192  # pixels of the square that is kept
# The formats that are read, and the names of files that may hold them.
FORMATS = {
    "JPEG": {".jpg", ".jpeg", ".jpe", ".jfif"},
    "PNG": {".png"},
    "WEBP": {".webp"},
    "GIF": {".gif"},
    "AVIF": {".avif"},
}
# What Pillow raises for files that are broken or made to harm; the warning where warnings are errors.
UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    MemoryError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


def make_avatar(upload: UploadedFile) -> bytes:
    """Return a square WebP picture without any metadata; raises ValidationError for what is no honest picture."""
    if (upload.size or 0) > LARGEST_FILE:
        raise ValidationError(_("This file is larger than 5 MB."))
    try:
        return encode(open_picture(upload))
    except UNREADABLE as error:
        raise ValidationError(_("This file is damaged, or no picture.")) from error


def open_picture(upload: UploadedFile) -> Image.Image:
    """Return the picture, of which so far only the head has been read."""
    try:
        picture = Image.open(upload, formats=list(FORMATS))
    except UnidentifiedImageError as error:
        raise ValidationError(_("Please choose a JPEG, PNG, WebP, GIF or AVIF picture.")) from error
    if picture.width * picture.height > LARGEST_PICTURE:
        raise ValidationError(_("This picture has more than 20 million pixels."))
    if PurePath(upload.name or "").suffix.lower() not in FORMATS[picture.format or ""]:
        raise ValidationError(_("The name of this file does not fit what is in it. Please save the picture again."))
    return picture


def encode(picture: Image.Image) -> bytes:
    picture.draft("RGB", (2 * SIDE, 2 * SIDE))  # a JPEG need not be decoded at full size
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    square = ImageOps.fit(upright, (SIDE, SIDE))
    # Pasted on a new picture, so that nothing but pixels is carried over.
    fresh = Image.new("RGBA", (SIDE, SIDE))
    fresh.paste(square)
    result = io.BytesIO()
    fresh.save(result, "WEBP", quality=82)
    return result.getvalue()
