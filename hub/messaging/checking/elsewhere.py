"""How the same sentences are translated on other live pages."""

from collections import Counter, defaultdict
from typing import Any

from django.db.models import Count
from wagtail.models import Locale, Page
from wagtail_localize.models import String, StringTranslation

from hub.text.prose import read_html
from hub.text.wordings.sentences import sentence_hash

# By the hash of a source sentence: its translations elsewhere by their hashes, each with its words; and how often.
Elsewhere = dict[str, Counter[str]]


def read_elsewhere(instance: Any, locale: Locale, sources: list[str]) -> Elsewhere:
    """Return the translations of some sentences on other live pages, and how many pages have each; one query."""
    if not sources:
        return {}
    rows = translations_elsewhere(instance, locale, sources)
    found: Elsewhere = defaultdict(Counter)
    counted = rows.values_list("translation_of__data", "data").annotate(times=Count("context__object", distinct=True))
    for source, translated, times in counted.order_by("translation_of__data", "data"):
        found[sentence_hash(read_html(source).text)][read_html(translated).text.strip()] += times
    return dict(found)


def translations_elsewhere(instance: Any, locale: Locale, sources: list[str]) -> Any:
    live = Page.objects.filter(live=True, locale=locale).values("translation_key")
    rows = StringTranslation.objects.filter(locale=locale, has_error=False, context__object__translation_key__in=live)
    key = getattr(instance, "translation_key", None)
    if key is None:
        return rows.filter(translation_of__data_hash__in=[String._get_data_hash(text) for text in sources])
    own = String.objects.filter(segments__source__object_id=key)
    return rows.filter(translation_of__in=own.values("pk")).exclude(context__object_id=key)
