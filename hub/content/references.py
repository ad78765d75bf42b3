"""What the texts of a page point at, fetched for the whole page at once.

A block that looks up its own picture or link costs a query a block. Instead, the page collects the ids from the raw
data of its streams, fetches them in bulk, and lends them to the blocks in a *pool* while it is rendered.
Without a pool (admin, preview, API) every block looks up for itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from hub.messaging.blocks import MessageKeyBlock

LINK = re.compile(r"<a\b[^>]*>")
LINK_ID = re.compile(r'\bid="(\d+)"')
LINK_TYPE = re.compile(r'\blinktype="(\w+)"')


@dataclass
class References:
    """Primary keys that a page points at, and keys of brand messages."""

    pages: set[int] = field(default_factory=set)
    images: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    messages: set[str] = field(default_factory=set)

    def add_rich_text(self, html: str) -> None:
        for tag in LINK.findall(html):
            key, kind = LINK_ID.search(tag), LINK_TYPE.search(tag)
            if key and kind:
                {"page": self.pages, "document": self.documents}.get(kind[1], set()).add(int(key[1]))


def collect(block: blocks.Block, raw: Any, found: References) -> None:
    """Add to `found` what the raw (JSON) value of a block points at."""
    if raw is None:
        return
    if isinstance(block, blocks.StreamBlock):
        for item in raw:
            if item["type"] in block.child_blocks:
                collect(block.child_blocks[item["type"]], item["value"], found)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            collect(child, raw.get(name), found)
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            is_item = isinstance(item, dict) and item.get("type") == "item"
            collect(block.child_block, item["value"] if is_item else item, found)
    else:
        collect_leaf(block, raw, found)


def collect_leaf(block: blocks.Block, raw: Any, found: References) -> None:
    """Add what a block without children points at."""
    if isinstance(block, ImageChooserBlock):
        found.images.add(int(raw))
    elif isinstance(block, blocks.PageChooserBlock):
        found.pages.add(int(raw))
    elif isinstance(block, DocumentChooserBlock):
        found.documents.add(int(raw))
    elif isinstance(block, blocks.RichTextBlock):
        found.add_rich_text(raw)
    elif isinstance(block, MessageKeyBlock) and raw:
        found.messages.add(str(raw))


def references_of(*streams: blocks.StreamValue) -> References:
    """Return what stored stream values point at."""
    found = References()
    for stream in streams:
        collect(stream.stream_block, list(stream.raw_data), found)
    return found


# Of a page, what its kind of link holds.
Pool = Mapping[type[Model], Mapping[int, Any]]
_pool: ContextVar[Pool | None] = ContextVar("pool", default=None)


@contextmanager
def lend(pool: Pool) -> Iterator[None]:
    """Lend fetched objects, by model and key, to the blocks rendered inside.

    What a lent model's mapping does not hold is taken not to exist; models that are not lent are looked up as usual.
    """
    token = _pool.set(pool)
    try:
        yield
    finally:
        _pool.reset(token)


def borrow(model: type[Model], keys: Iterable[Any]) -> list[Any] | None:
    """Return the lent objects in the order of their keys, or None where the model is not lent."""
    parents = list(model._meta.get_parent_list())
    lent = (_pool.get() or {}).get(parents[-1] if parents else model)
    if lent is None:
        return None
    return [lent.get(int(key)) if key else None for key in keys]
