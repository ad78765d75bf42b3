"""What a file is called, and what tells whether it was made of the source as it is now."""

import hashlib
from collections.abc import Iterable

from django.utils.text import slugify
from wagtail_localize.models import Translation

from .entries import Kind

LONGEST_NAME = 60


def source_hash(keys: Iterable[str]) -> str:
    """Return a fingerprint of the source as a set of strings; putting them in another order changes no translation."""
    return hashlib.sha256("".join(sorted(keys)).encode()).hexdigest()


def file_name(translation: Translation, kind: Kind) -> str:
    """Return a name of ASCII letters, digits and hyphens, whatever the text is called."""
    title = slugify(translation.source.object_repr)[:LONGEST_NAME].strip("-_") or "text"
    return f"{title}-{translation.pk}-{translation.target_locale.language_code}.{kind.value}"
