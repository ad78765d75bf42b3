"""The texts of a page, snippet or settings that a reader sees, and the brand messages that are placed in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Model
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME, TranslatableMixin
from wagtail_localize.fields import get_translatable_fields

from hub.text.prose import Prose, read_html, read_plain

from ..models import MessageKeyField

MESSAGE_BLOCK = "message"
# Shown by search engines and screen readers: they stand beside the running text, not in it.
ASIDES = re.compile(r"(?:^|[._])(?:search_description|seo_title|alt|alt_text)$")
NO_PROSE = (models.URLField, models.EmailField, models.SlugField, models.UUIDField, models.FilePathField)
# A colour, an address or a number says nothing.
HAS_WORDS = re.compile(r"[^\W\d_]{2}")
IS_MACHINERY = re.compile(r"#[0-9a-fA-F]{3,8}|[a-z][a-z+.-]*://\S+|\S+@\S+\.\w+")


@dataclass(frozen=True)
class Passage:
    """One text, at a path as wagtail-localize writes them. Offsets are those of the plain `text`, without markup.

    `block_id` is that of the block of a stream in which it stands, at the top; empty for a field.
    """

    path: str
    label: str
    raw: str = field(repr=False)
    block_id: str = ""
    is_rich: bool = False

    @cached_property
    def prose(self) -> Prose:
        return read_html(self.raw) if self.is_rich else read_plain(self.raw)

    @property
    def text(self) -> str:
        return self.prose.text

    @property
    def is_aside(self) -> bool:
        return bool(ASIDES.search(self.path))


@dataclass(frozen=True)
class Placement:
    """A brand message that is placed by reference."""

    path: str
    block_id: str
    key: str
    form: str = "full"


@dataclass(frozen=True)
class Reading:
    """What a text consists of, in the order in which it is read."""

    passages: list[Passage]
    placed: list[Placement]

    def at(self, path: str) -> Passage | None:
        return next((passage for passage in self.passages if passage.path == path), None)


Part = Passage | Placement


def read_text(instance: Model) -> Reading:
    """Read a page, snippet or settings, stored or not (as `revision.as_object()` returns it)."""
    parts = list(read_instance(instance, ""))
    return Reading(
        [part for part in parts if isinstance(part, Passage) and says_something(part.raw)],
        [part for part in parts if isinstance(part, Placement)],
    )


def read_passages(instance: Model) -> list[Passage]:
    return read_text(instance).passages


def read_placements(instance: Model) -> list[Placement]:
    return read_text(instance).placed


def says_something(raw: str) -> bool:
    return bool(HAS_WORDS.search(raw)) and not IS_MACHINERY.fullmatch(raw.strip())


def read_instance(instance: Model, prefix: str) -> Iterator[Part]:
    for model_field in fields_of(instance):
        yield from read_field(instance, model_field, prefix)
    for relation in get_all_child_relations(instance):
        yield from read_children(instance, relation, prefix)


def fields_of(instance: Model) -> list[Any]:
    """Return the fields with text for readers; of what is translated, those that translators get."""
    kept = [each for each in instance._meta.get_fields() if isinstance(each, models.Field)]
    if not isinstance(instance, TranslatableMixin):
        return [each for each in kept if each.editable and not is_parent_key(each)]
    given = get_translatable_fields(type(instance))
    names = {each.field_name for each in given if each.is_translated(instance)}
    return [each for each in kept if each.name in names or isinstance(each, MessageKeyField)]


def is_parent_key(model_field: Any) -> bool:
    return isinstance(model_field, ParentalKey)


def read_field(instance: Model, model_field: Any, prefix: str) -> Iterator[Part]:
    path, label = prefix + model_field.name, str(model_field.verbose_name)
    value = model_field.value_from_object(instance)
    if not value:
        return
    if isinstance(model_field, StreamField):
        yield from read_stream(value, path)
    elif isinstance(model_field, MessageKeyField):
        yield Placement(path, "", str(value))
    elif isinstance(model_field, RichTextField):
        yield Passage(path, label, str(value), is_rich=True)
    elif is_prose(model_field):
        yield Passage(path, label, str(value))


def is_prose(model_field: Any) -> bool:
    is_text = isinstance(model_field, models.CharField | models.TextField) and not isinstance(model_field, NO_PROSE)
    return is_text and not model_field.choices


def read_children(instance: Model, relation: Any, prefix: str) -> Iterator[Part]:
    name = relation.get_accessor_name()
    if name == COMMENTS_RELATION_NAME or not has_prose(relation.related_model):
        return
    for number, child in enumerate(getattr(instance, name).all()):
        key = getattr(child, "translation_key", None) or child.pk or number
        yield from read_instance(child, f"{prefix}{name}.{key}.")


def has_prose(model: type[Model]) -> bool:
    return any(is_prose(each) or isinstance(each, StreamField) for each in model._meta.fields if each.editable)


def read_stream(stream: blocks.StreamValue, path: str, block_id: str = "", label: str = "") -> Iterator[Part]:
    for number, child in enumerate(stream):
        key = child.id or str(number)
        name = joined(label, child.block.label)
        yield from read_block(child.block, child.value, f"{path}.{key}", block_id or key, name)


def read_block(block: blocks.Block, value: Any, path: str, block_id: str, label: str) -> Iterator[Part]:
    """Yield what is in a block. `label` names it for an editor: Gallery › Pictures › Caption."""
    if value is None or value == "":
        return
    if block.name == MESSAGE_BLOCK and isinstance(value, Mapping) and isinstance(value.get("message"), str):
        yield from read_placed(value, path, block_id)
    elif isinstance(block, blocks.URLBlock | blocks.EmailBlock):
        return
    elif isinstance(block, blocks.RichTextBlock):
        yield Passage(path, label, value.source, block_id, is_rich=True)
    elif isinstance(block, blocks.RawHTMLBlock):
        yield Passage(path, label, str(value), block_id, is_rich=True)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.BlockQuoteBlock):
        yield Passage(path, label, str(value), block_id)
    else:
        yield from read_container(block, value, path, block_id, label)


def read_placed(value: Mapping[str, Any], path: str, block_id: str) -> Iterator[Placement]:
    if value["message"]:
        yield Placement(path, block_id, value["message"], str(value.get("form") or "full"))


def read_container(block: blocks.Block, value: Any, path: str, block_id: str, label: str) -> Iterator[Part]:
    if isinstance(block, blocks.StreamBlock):
        yield from read_stream(value, path, block_id, label)
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(value.bound_blocks):
            key = item.original_id or str(number)
            yield from read_block(item.block, item.value, f"{path}.{key}", block_id, label)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            inner = value.get(name) if isinstance(value, Mapping) else getattr(value, f"contextual_{name}", None)
            yield from read_block(child, inner, f"{path}.{name}", block_id, joined(label, child.label))


def joined(*labels: Any) -> str:
    return " › ".join(str(label) for label in labels if label)
