"""A brand message named by its key, in a column of its own."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

LONGEST_KEY = 80
Reference = tuple[Any, str, str, str]


def references_to(key: str) -> Iterator[Reference]:
    """Yield what Wagtail's reference index keeps of a key: the row of the message that sets its rules."""
    messages = apps.get_model("messaging", "BrandMessage")
    origin = messages._default_manager.origin_of(key) if key else None
    if origin is not None:
        yield messages, str(origin.pk), "", ""


class MessageKeyField(models.CharField):
    """The key of a message that is shown here; empty for none. The reference index knows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": LONGEST_KEY, **kwargs})

    def extract_references(self, value: str) -> Iterator[Reference]:
        return references_to(value)
