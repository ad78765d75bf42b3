"""From the blocks of a TOML file to the raw data of a stream.

Block ids are made from the page's name and the block's place, so that a translation has the ids of its source: by them
wagtail-localize pairs the two, string by string.
"""

import json
import re
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from .shelf import Shelf

LINK = re.compile(r'<a href="page:([\w-]+)">(.*?)</a>', re.DOTALL)
NAMESPACE = uuid.UUID("6d0e6f0a-52a3-4c0e-9d55-4a4c7d2f6c11")

Block = dict[str, Any]


def block_id(place: str) -> str:
    """Return the id of the block at a place such as `about/3`; the same in every language and on every machine."""
    return str(uuid.uuid5(NAMESPACE, place))


def stream_json(name: str, blocks: Iterable[Block], shelf: Shelf) -> str:
    """Return the stream of a page as JSON, which a StreamField takes."""
    return json.dumps([raw_block(f"{name}/{number}", block, shelf) for number, block in enumerate(blocks)])


def raw_block(place: str, block: Block, shelf: Shelf) -> Block:
    kind = block["type"]
    return {"type": kind, "id": block_id(place), "value": VALUES[kind](place, block, shelf)}


def rich_text(html: str, shelf: Shelf) -> str:
    """Turn links to pages by name into Wagtail's; where the language has no such page, the words stay without link."""

    def link(found: re.Match[str]) -> str:
        page = shelf.page_to_link(found[1])
        return f'<a linktype="page" id="{page.pk}">{found[2]}</a>' if page else found[2]

    return LINK.sub(link, html)


def items(place: str, values: Iterable[Any]) -> list[Block]:
    """Return the raw items of a list block."""
    return [
        {"type": "item", "id": block_id(f"{place}/{number}"), "value": value} for number, value in enumerate(values)
    ]


def only(*names: str) -> Callable[[str, Block, Shelf], Block]:
    """Return a reader of a block whose value is its own fields; those that are not written are empty."""
    return lambda place, block, shelf: {name: block.get(name, "") for name in names}


def paragraph(place: str, block: Block, shelf: Shelf) -> str:
    return rich_text(block["html"], shelf)


def heading(place: str, block: Block, shelf: Shelf) -> Block:
    return {"text": block["text"], "level": str(block["level"])}


def picture(place: str, block: Block, shelf: Shelf) -> Block:
    words = {name: block.get(name, "") for name in ("alt", "caption", "credit")}
    return {"image": shelf.pictures[block["picture"]].pk, "decorative": False, **words}


def callout(place: str, block: Block, shelf: Shelf) -> Block:
    return {"tone": block["tone"], "title": block["title"], "text": rich_text(block["html"], shelf)}


def table(place: str, block: Block, shelf: Shelf) -> Block:
    rows = [items(f"{place}/rows/{number}", row) for number, row in enumerate(block["rows"])]
    return {
        "caption": block["caption"],
        "header": items(f"{place}/header", block["header"]),
        "rows": items(f"{place}/rows", rows),
    }


def call_to_action(place: str, block: Block, shelf: Shelf) -> Block:
    words = {name: block.get(name, "") for name in ("title", "text", "label")}
    return {**words, "page": shelf.pages[block["page"]].pk, "url": ""}


def related(place: str, block: Block, shelf: Shelf) -> Block:
    pages = [shelf.page_to_link(name) for name in block["articles"]]
    return {"articles": items(f"{place}/articles", [page.pk for page in pages if page])}


def lead_story(place: str, block: Block, shelf: Shelf) -> Block:
    return {"label": block["label"], "article": shelf.pages[block["article"]].pk}


def topic_teaser(place: str, block: Block, shelf: Shelf) -> Block:
    words = {name: block.get(name, "") for name in ("title", "text", "label")}
    return {**words, "category": shelf.categories[block["category"]].pk}


def logo_wall(place: str, block: Block, shelf: Shelf) -> Block:
    logos = [
        {"image": shelf.pictures[f"partner-{number}"].pk, "name": name, "url": ""}
        for number, name in enumerate(block["names"], start=1)
    ]
    return {"title": block["title"], "logos": items(f"{place}/logos", logos)}


VALUES: dict[str, Callable[[str, Block, Shelf], Any]] = {
    "paragraph": paragraph,
    "heading": heading,
    "picture": picture,
    "quote": only("text", "attribution"),
    "callout": callout,
    "table": table,
    "embed": only("url", "title", "provider", "description"),
    "cta": call_to_action,
    "related": related,
    "lead_story": lead_story,
    "latest_articles": only("title"),
    "topic_teaser": topic_teaser,
    "call_to_action": call_to_action,
    "logo_wall": logo_wall,
    "message": only("message", "form"),
}
