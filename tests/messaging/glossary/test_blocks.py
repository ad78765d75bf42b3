"""The glossary on a page, and what tells that such a page is old."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from wagtail import blocks
from wagtail.models import ReferenceIndex
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from blog.models import ArticlePage
from hub.countries.models import Country
from hub.messaging.glossary import blocks as glossary_blocks
from hub.messaging.glossary.blocks import GlossaryBlock, pages_that_show_glossary
from hub.messaging.glossary.signals import glossary_changed
from hub.messaging.models import Concept, Term
from tests.factories import make_article, make_home, make_locale

from .helpers import make_concept, make_refill, make_term

pytestmark = pytest.mark.django_db


def shown(code: str = "fr", **value: Any) -> str:
    """Return the block as a page in a language shows it."""
    block = GlossaryBlock()
    page = make_article(code=code)
    return str(block.render(block.to_python({"title": "Our words"} | value), {"page": page}))


def test_a_page_shows_the_terms_of_its_language() -> None:
    make_refill()
    page = shown()
    assert ["recharge" in page, "refill" in page, "top-up" in page, "No claim" in page] == [True, True, False, True]
    assert '<del lang="fr">éco-recharge™</del>' in page


def test_a_page_leaves_the_source_language_out_if_it_is_told_so() -> None:
    make_refill()
    page = shown(languages="own")
    assert [page.count('<th scope="col">'), "refill" in page] == [3, False]
    assert shown(languages="source").count('<th scope="col">') == 4


def test_a_page_in_the_source_language_has_one_column_of_terms() -> None:
    make_refill()
    assert shown("en").count('<th scope="col">') == 3


def test_notes_of_the_team_are_not_shown() -> None:
    make_refill()
    assert "Small r" not in shown("en")


def test_terms_are_escaped() -> None:
    make_term(make_concept(definition="<script>"), "<b>pot</b>", "fr", reason="", status="preferred")
    page = shown()
    assert ["<script>" in page, "<b>pot" in page, "&lt;b&gt;pot" in page] == [False, False, True]


def test_names_are_marked_as_such() -> None:
    make_term(make_concept("Averlune", is_name=True), "Averlune", mark="®")
    assert ["Averlune®" in shown(), "it is not translated" in shown()] == [True, True]


def test_an_empty_glossary_says_so() -> None:
    assert "has no term in this language yet" in shown()


def test_other_countries_concepts_are_not_shown(germany: Country) -> None:
    make_term(make_concept("Deposit", [germany]), "consigne", "fr")
    assert "consigne" not in shown()


def queries_for(number: int) -> int:
    for place in range(number):
        make_term(make_concept(f"{number} {place}"), f"pot {place}", "fr")
    block, page = GlossaryBlock(), make_article(code="fr")
    value = block.to_python({"title": "Our words"})
    with CaptureQueriesContext(connection) as queries:
        block.render(value, {"page": page})
    return len(queries)


def test_a_page_costs_the_same_for_one_and_for_thirty_terms() -> None:
    make_home()
    queries_for(2)  # what a process reads once, it has read now
    assert queries_for(1) == queries_for(30)


def test_only_the_title_is_translated() -> None:
    block = GlossaryBlock()
    value = block.to_python({"title": "Our words", "languages": "own"})
    (segment,) = block.get_translatable_segments(value)
    assert (segment.path, segment.string.data) == ("title", "Our words")
    segment.string.data = "Nos mots"
    assert dict(block.restore_translated_segments(value, [segment])) == {"title": "Nos mots", "languages": "own"}


def test_a_block_without_a_title_has_nothing_to_translate() -> None:
    block = GlossaryBlock()
    assert block.get_translatable_segments(block.to_python({"title": ""})) == []


def show_on(page: Any) -> None:
    """Index a page as one that shows the glossary."""
    (model, key, model_path, content_path) = next(iter(GlossaryBlock().extract_references(None)))
    index = ReferenceIndex._get_base_content_type
    ReferenceIndex.objects.create(
        **{"base_content_type": index(page), "content_type": page.content_type, "object_id": str(page.pk)},
        **{"to_content_type": index(model), "to_object_id": key, "model_path": model_path},
        **{"content_path": content_path, "content_path_hash": ReferenceIndex._get_content_path_hash("body")},
    )


def test_live_pages_with_the_glossary_are_known() -> None:
    with_glossary, draft, _other = make_article(), make_article(), make_article()
    show_on(with_glossary)
    show_on(draft)
    draft.unpublish()
    assert [page.pk for page in pages_that_show_glossary()] == [with_glossary.pk]


@pytest.fixture
def heard() -> Any:
    """Return a list that grows by one with each change that is told."""
    changes: list[int] = []

    def listen(**_kwargs: Any) -> None:
        changes.append(1)

    glossary_changed.connect(listen)
    yield changes
    glossary_changed.disconnect(listen)


def save_term(concept: Concept) -> None:
    make_term(concept, "pouch")


def remove_term(_concept: Concept) -> None:
    Term.objects.first().delete()  # type: ignore[union-attr]


def save_all(concept: Concept) -> None:
    concept.save()
    for place in range(5):
        make_term(concept, f"pouch {place}")


@pytest.mark.parametrize("change", [save_term, remove_term, save_all])
def test_a_change_is_told_once(heard: list[int], django_capture_on_commit_callbacks: Any, change: Any) -> None:
    concept = make_refill()
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        change(concept)
    assert heard == [1]


def test_a_change_is_told_though_an_earlier_one_is_taken_back(
    heard: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    concept = make_refill()
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(RuntimeError), transaction.atomic():
            make_term(concept, "pouch")
            raise RuntimeError
        concept.save()
    assert heard == [1]


def test_the_table_stands_alone() -> None:
    make_refill()
    entries = glossary_blocks.read_public_glossary(make_locale("fr"))
    table = glossary_blocks.GlossaryTable(entries, make_locale("fr"), None)
    assert "recharge" in render_to_string("messaging/_glossary_table.html", {"title": "Words", "glossary": table})


def in_a_stream() -> Any:
    """Return a stream with the block in it, as a page's body has it."""
    stream = blocks.StreamBlock([("glossary", GlossaryBlock())])
    return stream.to_python([{"type": "glossary", "value": {"title": "Our words"}, "id": "a1"}])


def test_the_reference_index_hears_of_a_block_in_a_stream() -> None:
    value = in_a_stream()
    (reference,) = value.stream_block.extract_references(value)
    assert reference[:2] == (Concept, "glossary")


def test_translators_get_the_title_of_a_block_in_a_stream() -> None:
    value = in_a_stream()
    field = ArticlePage._meta.get_field("body")
    segments = StreamFieldSegmentExtractor(field).handle_stream_block(value)
    assert [(segment.path, segment.string.data) for segment in segments] == [("a1.title", "Our words")]
    translated = [StringSegmentValue("a1.title", "Nos mots")]
    StreamFieldSegmentsWriter(field, make_locale(), make_locale("fr")).handle_stream_block(value, translated)
    assert value[0].value["title"] == "Nos mots"
