"""Terms beside the strings of a translation."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.editorial.strings.glossary import Term, register_terms, unregister_terms
from hub.editorial.strings.pieces import pieces_of
from hub.members.models import User
from hub.messaging.glossary.terms_beside import terms_of
from tests.conftest import browser_of
from tests.editorial.helpers import begin_translation
from tests.factories import make_article, make_home, paragraph

from .helpers import make_concept, make_refill, make_term


def terms_for(*texts: str) -> list[list[Term]]:
    """Return the terms beside the paragraphs of an article that is translated into French."""
    make_home("fr")
    translation = begin_translation(make_article(body=[paragraph(text) for text in texts]))
    pieces = pieces_of(translation)
    found = terms_of(translation, pieces.values())
    return [found[key] for key, piece in pieces.items() if piece.path.startswith("body.")]


def test_terms_stand_with_their_translations(db: None) -> None:
    make_refill()
    note = "not: éco-recharge™ (No claim)"
    assert terms_for("Buy a <b>re</b>fill, or two refills") == [[Term("refill", "recharge", note)]]


def test_admitted_terms_follow_the_preferred_one_and_notes_go_along(db: None) -> None:
    concept = make_concept("Pump")
    make_term(concept, "pump")
    make_term(concept, "doseur", "fr", status="admitted", note="in tables")
    make_term(concept, "pompe", "fr", mark="™")
    make_term(concept, "pousse-mousse", "fr", status="forbidden", reason="")
    assert terms_for("The pump") == [[Term("pump", "pompe™, doseur", "in tables; not: pousse-mousse")]]


def test_names_are_not_translated(db: None) -> None:
    make_term(make_concept("Averlune", is_name=True), "Averlune", mark="®")
    assert terms_for("At Averlune") == [[Term("Averlune®", "Averlune®", "do not translate")]]


def test_a_term_without_translation_says_what_it_means(db: None) -> None:
    make_term(make_concept("Jar", definition="Of glass.\nMore"), "jar")
    assert terms_for("The jar") == [[Term("jar", "no term yet", "Of glass.")]]


def test_each_string_has_its_own_terms(db: None) -> None:
    make_refill()
    make_term(make_concept("Jar"), "jar")
    assert [[term.source for term in terms] for terms in terms_for("A jar", "Nothing", "A refill")] == [
        ["jar"],
        [],
        ["refill"],
    ]


def queries_for(number: int) -> int:
    make_home("fr")
    translation = begin_translation(make_article(body=[paragraph(f"A refill {place}") for place in range(number)]))
    pieces = pieces_of(translation)
    terms_of(translation, pieces.values())
    with CaptureQueriesContext(connection) as queries:
        terms_of(translation, pieces.values())
    return len(queries)


def test_terms_cost_the_same_for_one_and_for_thirty(db: None) -> None:
    make_refill()
    assert (queries_for(1), queries_for(30)) == (2, 2)


@pytest.fixture
def registered() -> object:
    register_terms(terms_of)
    yield
    unregister_terms(terms_of)


def test_the_editor_of_strings_shows_terms(registered: object, translator: User) -> None:
    make_refill()
    translation = begin_translation(make_article(body=[paragraph("Buy a refill")]))
    page = browser_of(translator).get(f"/admin/editorial/translations/{translation.pk}/").content.decode()
    assert '<dt>refill</dt><dd lang="fr">recharge <small>not: éco-recharge™ (No claim)</small></dd>' in page
