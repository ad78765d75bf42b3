"""What is compared with the source text."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from hub.editorial.strings.pieces import pieces_of
from hub.messaging.checking.checker import Checker, check_text
from hub.messaging.checking.explaining import explain
from hub.messaging.checking.strings import check_translation
from hub.messaging.models import TermStatus
from tests.factories import make_locale

from .helpers import article, find, find_pair, make_term, only, said, translated

pytestmark = pytest.mark.django_db


def make_refill(**fields: Any) -> None:
    english = make_term("refill", "en", concept__severity="info")
    make_term("recharge", concept=english.concept, **fields)


def test_preferred_term_is_missed() -> None:
    make_refill()
    source = article("Every refill counts.", code="en")
    found = only(translated(source, "Chaque remplissage compte."), "preferred_term_missing")
    assert (found.subject, found.severity, found.start) == ("recharge", "info", None)
    assert explain(found) == "The source text says “refill”; the brand's word for it here is “recharge”."


@pytest.mark.parametrize("text", ["Chaque recharge compte.", "Toutes les <b>recharges</b> comptent."])
def test_preferred_term_that_is_there_is_not_missed(text: str) -> None:
    make_refill()
    assert find_pair("Every refill counts.", text) == []


def test_deprecated_term_instead_of_the_preferred_one_is_told_once() -> None:
    english = make_term("refill", "en")
    make_term("recharge", concept=english.concept)
    make_term("recharge d'appoint", concept=english.concept, status=TermStatus.DEPRECATED)
    assert find_pair("Every refill counts.", "Toute recharge d'appoint compte.") == [
        ("deprecated_term", "recharge d'appoint")
    ]


def test_concept_without_a_term_here_is_not_missed() -> None:
    make_term("refill", "en")
    assert find_pair("Every refill counts.", "Chaque remplissage compte.") == []


def test_source_text_has_no_source() -> None:
    make_refill()
    assert check_text(article("Every refill counts.", code="en")) == []


@pytest.mark.parametrize(
    ("code", "target", "expected"),
    [
        ("fr", "Il tient 24 heures et pèse 1,5 kg.", []),
        ("fr", "Il tient 12 heures et pèse 1,5 kg.", [("number_differs", "24"), ("number_differs", "12")]),
        ("de", "Sie hält 24 Stunden und wiegt 1,5 g.", [("unit_differs", "1,5")]),
        ("es", "Dura 24 horas y pesa 1,5 kg.", []),
    ],
)
def test_numbers_and_units_are_compared(code: str, target: str, expected: list[tuple[str, str]]) -> None:
    found = find_pair("It lasts 24 hours and weighs 1.5 kg.", target, code)
    assert sorted(found) == sorted(expected)


def test_number_is_found_at_its_place_in_the_page() -> None:
    source = article("<p>Nothing.</p><p>It lasts <b>24</b> hours.</p>", code="en")
    page = translated(source, "<p>Rien.</p><p>Il tient <b>12</b> heures.</p>")
    found = [one for one in check_text(page) if one.params.get("variant") == "added"]
    assert [(one.start, one.excerpt) for one in found] == [(len("Rien.\n\nIl tient "), "12")]


def test_text_that_looks_like_markup_is_text() -> None:
    assert find_pair("Below 5 &lt; 6 there are 7.", "En dessous de 5 &lt; 6 il y en a 7.") == []


@pytest.mark.parametrize(
    ("target", "variant"),
    [
        ('<p>Lisez <a href="https://example.org/fr">la suite</a>.</p>', None),
        ("<p>Lisez la suite.</p>", "count"),
        ('<p>Lisez <a href="https://elsewhere.example/">la suite</a>.</p>', ""),
    ],
)
def test_links_are_compared(target: str, variant: str | None) -> None:
    found = Checker(make_locale("fr")).check_string(
        '<p>Read <a href="https://www.example.org/en">on</a>.</p>', target, "body.1", make_locale("en")
    )
    links = [one.params.get("variant", "") for one in found if one.rule == "link_differs"]
    assert links == ([] if variant is None else [variant])


def test_typed_addresses_are_compared() -> None:
    found = find_pair(
        "Write to help@example.org today.", "Écrivez à aide@exemple.org aujourd'hui.", rule="link_differs"
    )
    assert sorted(excerpt for _rule, excerpt in found) == ["aide@exemple.org", "help@example.org"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "We fill your bottle again and again, so that nothing of it is thrown away."),
        ("de", "Nous remplissons votre flacon encore et encore, pour que rien ne soit jeté."),
        ("en", "Wir füllen deine Flasche immer wieder auf, damit nichts davon im Müll landet."),
    ],
)
def test_other_language_is_found(code: str, text: str) -> None:
    for other in ("fr", "de", "en"):
        make_locale(other)
    assert find(text, code) == [("other_language", text)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Nous remplissons votre flacon encore et encore, pour que rien ne soit jeté."),
        ("es", "Rellenamos tu botella una y otra vez para que nada se tire a la basura."),
        ("fr", "Le «made in France», c'est notre crédo depuis le premier jour."),
    ],
)
def test_own_language_is_not_found(code: str, text: str) -> None:
    make_locale("de")
    assert find(text, code) == []


def test_untranslated_paragraph_is_found() -> None:
    source = article("<p>Fill the bottle with us again.</p><p>Averlune</p>", code="en")
    page = translated(source, "<p>Fill the bottle with us again.</p><p>Averlune</p>")
    found = only(page, "other_language")
    assert (found.excerpt, found.is_probable) == ("Fill the bottle with us again.", False)
    assert explain(found) == "This is still the source text: it was not translated."


def begin(page: Any, *targets: str) -> Translation:
    """Begin the French translation of an article, with strings for its paragraphs."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=make_locale("fr"))
    segments = source.stringsegment_set.filter(context__path__startswith="body.").order_by("order")
    for segment, target in zip(segments, targets, strict=True):
        StringTranslation.objects.create(
            translation_of=segment.string, locale=translation.target_locale, context=segment.context, data=target
        )
    return translation


def submit(text: str, target: str) -> Any:
    """Return a live French page of the library, with one translated paragraph."""
    page = article(text, code="en")
    begin(page, target)
    return translated(page, target)


def test_sentence_that_is_translated_otherwise_elsewhere_is_found() -> None:
    submit("Bring back your empty bottle.", "Rapportez votre flacon vide.")
    page = submit("Bring back your empty bottle.", "Ramenez votre bouteille vide.")
    found = only(page, "inconsistent_translation")
    assert (found.excerpt, found.severity) == ("Ramenez votre bouteille vide.", "info")
    assert explain(found) == "Other pages translate this sentence as “Rapportez votre flacon vide.”."


def test_same_translation_and_unpublished_ones_are_not_told() -> None:
    other = submit("Bring back your empty bottle.", "Rapportez votre flacon vide.")
    assert said(check_text(submit("Bring back your empty bottle.", "Rapportez  votre flacon vide."))) == []
    page = submit("Bring back your empty bottle.", "Ramenez votre bouteille vide.")
    assert [rule for rule, _text in said(check_text(page))] == ["inconsistent_translation"]
    type(other).objects.exclude(pk=page.pk).filter(locale=make_locale("fr")).update(live=False)
    assert said(check_text(page)) == []


def test_string_has_the_findings_that_its_page_has() -> None:
    make_refill()
    make_term("Aqualune", mark="®")
    texts = ("Every refill weighs 3 g.", "Aqualune is Aqualune.")
    source = article("".join(f"<p>{text}</p>" for text in texts), code="en")
    targets = ("Aqualune pèse 4 g.", "Aqualune est Aqualune.")
    page = translated(source, "".join(f"<p>{text}</p>" for text in targets))
    checker = Checker(make_locale("fr"))
    path = f"body.{page.body[0].id}"
    strings = [
        checker.check_string(text, target, path, make_locale("en"), page)
        for text, target in zip(texts, targets, strict=True)
    ]
    assert sorted(said(strings[0] + strings[1])) == sorted(said(checker.check(page)))
    assert said(strings[1]) == []


def test_strings_of_a_translation_are_checked_by_their_keys() -> None:
    make_term("Aqualune", mark="®")
    make_refill()
    page = article("<p>Every refill weighs 3 g.</p><p>Aqualune it is.</p>", code="en")
    translation = begin(page, "Aqualune pèse 4 g.", "C'est Aqualune.")
    translated(page, "<p>Aqualune pèse 4 g.</p><p>C'est Aqualune.</p>")
    pieces = pieces_of(translation)
    found = {pieces[key].source: said(each) for key, each in check_translation(translation).items()}
    rules = ["mark_missing", "number_differs", "number_differs", "preferred_term_missing"]
    assert sorted(rule for rule, _text in found["Every refill weighs 3 g."]) == rules
    assert found["Aqualune it is."] == []


def test_strings_without_a_translated_page_are_checked_alone() -> None:
    make_refill()
    page = article("Every refill counts.", code="en")
    (found,) = check_translation(begin(page, "Chaque plein compte.")).values()
    assert [one.rule for one in found] == ["preferred_term_missing"]


def test_queries_of_a_translation_do_not_grow_with_its_strings() -> None:
    counts = []
    for times in (1, 30):
        texts = [f"Bring back {number} bottles." for number in range(times)]
        page = article(*texts, code="en")
        translation = begin(page, *[f"Rapportez {number} flacons." for number in range(times)])
        translated(page, *texts)
        check_translation(translation)
        with CaptureQueriesContext(connection) as queries:
            found = check_translation(translation)
        assert len(found) == times
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_passage_has_the_findings_that_it_has_in_the_page() -> None:
    make_term("Aqualune", mark="®")
    make_term("promo", status=TermStatus.FORBIDDEN, reason="Non.")
    page = article("Aqualune", "Une promo Aqualune.")
    path = f"body.{page.body[1].id}"
    checker = Checker(make_locale("fr"))
    assert said(checker.check_passage(page, path, "<p>Une <i>pro</i>mo Aqualune.</p>")) == [("forbidden_term", "promo")]
    assert checker.check_passage(page, path, "<p>Rien à dire.</p>") == []
    assert [one.path for one in checker.check(page)] == [f"body.{page.body[0].id}", path]
