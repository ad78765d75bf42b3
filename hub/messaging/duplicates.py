"""Messages that say what another one says already."""

from dataclasses import dataclass

from hub.text.wordings.likeness import Known, near_duplicates

from .models import BrandMessage


@dataclass(frozen=True)
class Duplicate:
    """Another message of the same language; `score` is 100 for the same words."""

    message: BrandMessage
    score: int


def duplicates_of(message: BrandMessage) -> list[Duplicate]:
    """Return the other messages that say, as a whole, the same or nearly the same; the nearest first."""
    others = BrandMessage.objects.filter(locale_id=message.locale_id).exclude(translation_key=message.translation_key)
    by_key = {other.pk: other for other in others}
    known = [Known(pk, other.text) for pk, other in by_key.items()]
    found = near_duplicates(message.text, known, message.locale.language_code)
    return [Duplicate(by_key[one.key], one.score) for one in found if isinstance(one.key, int)]
