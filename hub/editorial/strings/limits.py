"""How long a translated string may be: as long as what its source stands in."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from wagtail import blocks
from wagtail.fields import StreamField


def max_length_of(text: Any, path: str) -> int | None:
    """Return the limit of the field or block that a path leads to, in characters; None where there is none.

    `path` is wagtail-localize's: a field's name, and in a stream the ids and names of blocks.
    """
    name, _dot, rest = path.partition(".")
    try:
        field = text._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if isinstance(field, StreamField):
        return limit_in(field.stream_block, getattr(text, name), rest.split(".")) if rest else None
    limit: int | None = getattr(field, "max_length", None)
    return limit


def limit_in(block: blocks.Block, value: Any, path: list[str]) -> int | None:
    """Follow the rest of a path from a block down to the one that holds text."""
    if not path or not path[0]:
        return getattr(getattr(block, "field", None), "max_length", None)
    step, rest = path[0], path[1:]
    if isinstance(block, blocks.StructBlock) and step in block.child_blocks:
        return limit_in(block.child_blocks[step], value.get(step), rest)
    if isinstance(block, blocks.StreamBlock):
        child = next((item for item in value if item.id == step), None)
        return limit_in(child.block, child.value, rest) if child else None
    if isinstance(block, blocks.ListBlock):
        child = next((item for item in value.bound_blocks if item.id == step), None)
        return limit_in(block.child_block, child.value, rest) if child else None
    return None
