"""What is compared with the source text."""

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationContext, TranslationSource

from hub.messaging.checking.checker import Checker, check_text
from hub.messaging.checking.explaining import explain
from hub.messaging.models import TermStatus
from tests.factories import make_locale

from .helpers import article, find, find_pair, make_term, only, said, translated

pytestmark = pytest.mark.django_db


def make_refill(**fields: object) -> None:
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


def submit(text: str, target: str) -> object:
    """Return a live French page of the library, with one translated paragraph."""
    page = article(text, code="en")
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=make_locale("fr"))
    french = translated(page, target)
    context = TranslationContext.objects.get(object_id=page.translation_key, path=f"body.{page.body[0].id}")
    string = source.stringsegment_set.get(context=context)
    StringTranslation.objects.create(
        translation_of=string.string, locale=translation.target_locale, context=context, data=target
    )
    return french


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


def test_passage_has_the_findings_that_it_has_in_the_page() -> None:
    make_term("Aqualune", mark="®")
    make_term("promo", status=TermStatus.FORBIDDEN, reason="Non.")
    page = article("Aqualune", "Une promo Aqualune.")
    path = f"body.{page.body[1].id}"
    checker = Checker(make_locale("fr"))
    assert said(checker.check_passage(page, path, "<p>Une <i>pro</i>mo Aqualune.</p>")) == [("forbidden_term", "promo")]
    assert checker.check_passage(page, path, "<p>Rien à dire.</p>") == []
    assert [one.path for one in checker.check(page)] == [f"body.{page.body[0].id}", path]
