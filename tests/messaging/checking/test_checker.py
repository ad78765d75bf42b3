"""How the rules are applied: settings, countries, failures, and what a check costs."""

from collections.abc import Iterator

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache.backends.dummy import DummyCache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import ArticlePage
from home.models import StandardPage
from hub.messaging.checking import registry, stamps
from hub.messaging.checking.checker import Checker, check_text
from hub.messaging.checking.explaining import SENTENCES, explain
from hub.messaging.checking.findings import Found, severest
from hub.messaging.checking.knowledge import knowledge_of
from hub.messaging.checking.registry import RULES, rule_choices
from hub.messaging.checking.rules.rule import Rule
from hub.messaging.checking.views import Hit, PassageView
from hub.messaging.models import BrandMessage, Concept, RuleSetting, TermStatus, WordingPattern
from tests.factories import make_locale, make_message, message_block, paragraph, translate_message

from .helpers import FULL, article, find, make_term, only, said, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def promo(db: None) -> None:
    make_term("promo", status=TermStatus.FORBIDDEN, reason="Non.")


def test_every_rule_can_be_explained() -> None:
    said_by = {key.partition(".")[0] for key in SENTENCES}
    assert said_by == {*RULES, "rule_failed"}
    assert all(rule.description and len(code) <= 40 for code, rule in RULES.items())
    assert {code for code, _title in rule_choices()} == RULES.keys()


def test_finding_is_plain_data(promo: None) -> None:
    data = only(article("Une promo."), "forbidden_term").as_dict()
    assert (data["rule"], data["start"], data["end"], data["fix"]) == ("forbidden_term", 4, 9, None)
    assert data["sentence"] == "Une promo." and len(data["sentence_hash"]) == 64


def test_markup_in_a_text_is_explained_as_text(promo: None) -> None:
    make_term("a<b>c", status=TermStatus.FORBIDDEN, reason="<script>")
    (found,) = check_text(article("a&lt;b&gt;c"))
    assert explain(found) == "“a<b>c” must not be used. <script>"


def test_rule_that_is_off_says_nothing(promo: None) -> None:
    page = article("Une promo.")
    RuleSetting.objects.create(rule="forbidden_term", is_on=False)
    assert check_text(page) == []


def test_severity_and_help_of_a_setting_count(promo: None) -> None:
    RuleSetting.objects.create(rule="forbidden_term", severity="blocks", help_text="Ask Nora.")
    found = only(article("Une promo."), "forbidden_term")
    assert (found.severity, found.help_text, found.stands_in_the_way) == ("blocks", "Ask Nora.", True)


def test_rule_for_other_countries_says_nothing(promo: None, france, germany) -> None:
    setting = RuleSetting.objects.create(rule="forbidden_term")
    setting.countries.set([germany])
    assert check_text(article("Une promo.")) == []
    setting.countries.set([germany, france])
    assert len(check_text(article("Une promo."))) == 1


def test_rule_for_other_page_types_says_nothing(promo: None) -> None:
    setting = RuleSetting.objects.create(rule="forbidden_term")
    setting.page_types.set([ContentType.objects.get_for_model(StandardPage)])
    assert check_text(article("Une promo.")) == []
    setting.page_types.add(ContentType.objects.get_for_model(ArticlePage))
    assert len(check_text(article("Une promo."))) == 1


def test_findings_stand_in_the_order_of_the_text(promo: None) -> None:
    page = article("Rien.", "Promo, promo.", title="Promo")
    body = f"body.{page.body[1].id}"
    assert [(one.path, one.start) for one in check_text(page)] == [("title", 0), (body, 0), (body, 7)]


def test_severest_leaves_out_what_is_waived() -> None:
    empty = ("", "", "", None, None, "", "", "")
    blocks, info = Found("a", "blocks", *empty, is_waived=True), Found("b", "info", *empty)
    assert (severest([blocks, info]), severest([blocks]), severest([])) == ("info", "", "")


def fail(_view: PassageView) -> Iterator[Hit]:
    raise RuntimeError("broken")


def test_rule_that_fails_is_told_once_and_spoils_nothing(promo: None, monkeypatch, caplog) -> None:
    broken = Rule("brand_case", "warning", "Capitals", "", in_passage=fail)
    monkeypatch.setitem(registry.RULES, "brand_case", broken)
    found = check_text(article("Une promo.", "Rien."))
    assert [(one.rule, one.severity) for one in found] == [("forbidden_term", "warning"), ("rule_failed", "info")]
    assert "broken" in caplog.text and found[1].subject == "brand_case"
    assert explain(found[1]).startswith("The rule “Capitals” could not be applied.")


def make_pattern(pattern: str, **fields: object) -> WordingPattern:
    return WordingPattern.objects.create(**{"name": "P", "pattern": pattern, "explanation": "Say 100 %.", **fields})


def test_pattern_is_found_with_its_explanation() -> None:
    make_pattern(r"\bbio\b", severity="blocks")
    found = only(article("C'est <b>bi</b>o."), "wording_pattern")
    assert (found.excerpt, found.severity, explain(found)) == ("bio", "blocks", "Say 100 %.")


def test_pattern_of_another_locale_or_switched_off_is_not_found() -> None:
    pattern = make_pattern("bio")
    pattern.locales.set([make_locale("de")])
    assert find("C'est bio.") == [] and find("Das ist bio.", "de") == [("wording_pattern", "bio")]
    make_pattern("eau", name="Q", is_on=False)
    assert find("De l'eau.") == []


def test_pattern_that_explodes_is_switched_off_and_told(caplog) -> None:
    pattern = make_pattern("(a+)+$")
    make_pattern("bio", name="Q")
    page = article("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! bio")
    found = check_text(page)
    assert [(one.rule, one.subject, one.severity) for one in found] == [
        ("wording_pattern", "Q", "warning"),
        ("rule_failed", "P", "info"),
    ]
    pattern.refresh_from_db()
    assert (pattern.is_on, bool(pattern.fault)) == (False, True)
    assert [one.rule for one in check_text(page)] == ["wording_pattern"]
    assert explain(found[1]).startswith("The pattern “P” cannot be used")


@pytest.mark.parametrize("pattern", ["(a+)+$", "(", "", "x*"])
def test_bad_pattern_is_refused_when_it_is_saved(pattern: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        WordingPattern(name="P", pattern=pattern, explanation="No.").clean()
    assert list(refusal.value.message_dict) == ["pattern"]


def test_mended_pattern_has_no_fault_any_more() -> None:
    pattern = WordingPattern(name="P", pattern=r"\bbio\b", explanation="No.", fault="Too slow.")
    pattern.clean()
    assert pattern.fault == ""


def test_knowledge_is_kept_until_something_changes(promo: None) -> None:
    french = make_locale("fr")
    before = knowledge_of(french)
    assert knowledge_of(french) is before
    Concept.objects.all()[0].save()
    assert knowledge_of(french) is not before


@pytest.mark.parametrize("model", [RuleSetting, WordingPattern, BrandMessage, Concept])
def test_deleting_something_counts_at_once(promo: None, model) -> None:
    RuleSetting.objects.create(rule="brand_case")
    make_pattern("bio")
    make_message("keep")
    before = knowledge_of(make_locale("fr"))
    model.objects.all()[0].delete()
    assert knowledge_of(make_locale("fr")) is not before


def test_check_works_without_a_cache(promo: None, monkeypatch) -> None:
    page = article("Une promo.")
    monkeypatch.setattr(stamps, "cache", DummyCache("", {}))
    assert said(check_text(page)) == [("forbidden_term", "promo")]


def queries_of_check(page: ArticlePage) -> int:
    page = ArticlePage.objects.select_related("locale").get(pk=page.pk)
    with CaptureQueriesContext(connection) as queries:
        Checker(page.locale).check(page)
    return len(queries)


def fill(times: int) -> ArticlePage:
    """Return a translated page with so many of everything."""
    for number in range(times):
        make_term(f"mot{number}", status=TermStatus.FORBIDDEN, reason="Non.")
        translate_message(make_message(f"m{number}-{times}", text=f"Some words {number}."), "fr", f"{FULL} {number}")
        make_pattern("bio", name=f"P{number}-{times}")
    texts = [f"Un mot{number}, et bio." for number in range(times)]
    blocks = [paragraph(text) for text in texts] + [message_block(f"m{number}-{times}") for number in range(times)]
    return article(body=blocks)


def test_queries_do_not_grow_with_what_there_is(france) -> None:
    counts = []
    for times in (1, 30):
        page = fill(times)
        cold = queries_of_check(page)
        counts.append((cold, queries_of_check(page)))
    assert counts[0] == counts[1]
    assert counts[0][1] <= 4


def test_queries_of_a_translation_do_not_grow_with_its_paragraphs(france) -> None:
    counts = []
    for times in (1, 30):
        source = article(*["Bring back your empty bottle."] * times, code="en")
        page = translated(source, *["Rapportez votre flacon vide."] * times)
        queries_of_check(page)
        counts.append(queries_of_check(page))
    assert counts[0] == counts[1] <= 8
