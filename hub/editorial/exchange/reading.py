"""Reading a file of whichever format."""

from django.utils.translation import gettext as _

from .entries import ExchangeFile, FileRefused
from .po import read_po
from .xliff_reading import read_xliff


def read_file(data: bytes) -> ExchangeFile:
    """Read what somebody has sent; raises FileRefused for what is broken, or names a string twice."""
    text = decode(data)
    file = read_xliff(text) if text.lstrip().startswith("<") else read_po(text)
    seen: set[str] = set()
    for entry in file.entries:
        if entry.key in seen:
            raise FileRefused(_("The same string stands in the file twice."), entry.line)
        seen.add(entry.key)
    return file


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, its lines ended alike; raises FileRefused for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileRefused(_("The file is not in UTF-8. Save it in that encoding, and send it again."), 1)
    if b"\0" in data:
        raise FileRefused(_("It has a NUL character."), line_at(data, data.index(b"\0")))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = _("The file is not in UTF-8. Save it in that encoding, and send it again.")
        raise FileRefused(reason, line_at(data, error.start)) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def line_at(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1
