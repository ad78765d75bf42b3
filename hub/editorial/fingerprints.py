"""What of a page or snippet is text, and its fingerprint.

An approval covers a text, not a revision: Wagtail's autosave rewrites revisions in place.
"""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Orderable

# Where a thing stands, who works on it, and when it is shown: no reader reads that.
BOOKKEEPING = frozenset(
    (
        *("pk", "id", "path", "depth", "numchild", "url_path", "content_type", "draft_title", "page_ptr"),
        *("translation_key", "locale", "alias_of", "owner", "live", "has_unpublished_changes", "expired"),
        *("go_live_at", "expire_at", "first_published_at", "last_published_at", "latest_revision", "live_revision"),
        *(
            "latest_revision_created_at",
            "locked",
            "locked_at",
            "locked_by",
            "listed_locale",
            "reading_minutes",
            "change_weight",
        ),
        *(COMMENTS_RELATION_NAME, "index_entries", "sort_order"),
    )
)


def text_of(instance: Any) -> dict[str, Any]:
    """Return the text of a page or snippet as plain data, the same for a stored row and for a revision of it."""
    data = instance.serializable_data()
    text = {name: value for name, value in data.items() if name not in BOOKKEEPING}
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField) and field.name in text:
            text[field.name] = without_ids(json.loads(text[field.name] or "[]"))
    for relation in get_all_child_relations(instance):
        name = relation.get_accessor_name()
        if name in text:
            text[name] = children_of(relation, text[name])
    return text


def without_ids(value: Any) -> Any:
    """Return stream data without the ids of its blocks, which are made anew where they are missing."""
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    if isinstance(value, dict):
        is_block = "type" in value and "value" in value
        return {key: without_ids(item) for key, item in value.items() if not (is_block and key == "id")}
    return value


def children_of(relation: Any, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of a child relation without their keys, which they get when they are stored first."""
    hidden = {*BOOKKEEPING, relation.field.name}
    found = [{name: value for name, value in row.items() if name not in hidden} for row in rows]
    return found if issubclass(relation.related_model, Orderable) else sorted(found, key=as_json)


def as_json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, cls=DjangoJSONEncoder, ensure_ascii=False)


def fingerprint(instance: Model) -> str:
    """Return the SHA-256 of an instance's text, in hexadecimal."""
    return hash_of(text_of(instance))


def translated_fingerprint(instance: Model) -> str:
    """Return the SHA-256 of what a translation of an instance says after it, in hexadecimal.

    That is its whole text, or of a model that names them in `translated_words`, these fields alone.
    """
    names = getattr(instance, "translated_words", None)
    return fingerprint(instance) if names is None else hash_of({name: getattr(instance, name) for name in names})


def hash_of(data: dict[str, Any]) -> str:
    return hashlib.sha256(as_json(data).encode("utf-8", "surrogatepass")).hexdigest()
