"""How long a string may be."""

from typing import Any

import pytest
from wagtail import blocks
from wagtail_localize.models import Translation

from hub.editorial.strings.limits import limit_in, max_length_of
from tests.factories import make_article, make_category


@pytest.mark.parametrize(
    ("path", "limit"), [("title", 255), ("intro", 300), ("body", None), ("nothing", None), ("title.x", 255)]
)
def test_a_field_has_its_own_limit(db: None, path: str, limit: int | None) -> None:
    assert max_length_of(make_article(), path) == limit


def test_a_snippet_s_field_has_its_own_limit(db: None) -> None:
    assert max_length_of(make_category(), "name") == 60


def test_a_block_has_its_own_limit(translation: Translation) -> None:
    article = make_article(body=[{"type": "heading", "value": {"text": "One"}, "id": "a"}])
    child = article.body.stream_block.child_blocks["heading"]
    wanted = child.child_blocks["text"].field.max_length if isinstance(child, blocks.StructBlock) else None
    assert max_length_of(article, "body.a.text") == wanted
    assert max_length_of(article, "body.gone.text") is None


def test_lists_and_streams_within_are_followed() -> None:
    inner: Any = blocks.ListBlock(blocks.StructBlock([("text", blocks.CharBlock(max_length=7))]))
    block: Any = blocks.StreamBlock([("list", inner)])
    value = block.to_python(
        [{"type": "list", "id": "a", "value": [{"type": "item", "id": "b", "value": {"text": "x"}}]}]
    )
    assert limit_in(block, value, ["a", "b", "text"]) == 7
    assert limit_in(block, value, ["a", "c", "text"]) is None
