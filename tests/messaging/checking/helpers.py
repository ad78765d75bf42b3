"""Makes what the check is told, and reads what it says."""

from typing import Any

from wagtail.models import Locale, Page

from hub.editorial.gate import setting_up
from hub.messaging.checking.checker import Checker, check_text
from hub.messaging.checking.findings import Found
from hub.messaging.models import BrandMessage, Concept, Term
from tests.factories import make_article, make_locale, numbers, paragraph

FULL = "Gardez le flacon, nous le remplissons pour vous chaque mois."


def make_term(text: str, code: str = "fr", **fields: Any) -> Term:
    """Store a term; fields of the concept are written `concept__severity`, and a concept may be given."""
    told = {name.removeprefix("concept__"): fields.pop(name) for name in list(fields) if name.startswith("concept__")}
    concept = fields.pop("concept", None) or Concept.objects.create(**{"name": f"{text} {next(numbers)}", **told})
    return Term.objects.create(concept=concept, locale=make_locale(code), text=text, **fields)


@setting_up()
def republish(message: BrandMessage, **fields: Any) -> BrandMessage:
    for name, value in fields.items():
        setattr(message, name, value)
    message.save_revision().publish()
    message.refresh_from_db()
    return message


def article(*paragraphs: str, code: str = "fr", **fields: Any) -> Any:
    """Return a live article whose other words say nothing to the check."""
    fields = {"intro": "2026", "title": "2026", "slug": f"article-{next(numbers)}", **fields}
    fields.setdefault("body", [paragraph(text) for text in paragraphs])
    return make_article(code=code, **fields)


@setting_up()
def translated(source: Any, *texts: str, code: str = "fr") -> Any:
    """Return the live translation of an article, with other words in its paragraphs."""
    copy = source.copy_for_translation(make_locale(code), copy_parents=True)
    for block, text in zip(copy.body, texts, strict=True):
        block.value.source = f"<p>{text}</p>"
    copy.save_revision().publish()
    return type(copy).objects.get(pk=copy.pk)


def said(found: list[Found], rule: str = "") -> list[tuple[str, str]]:
    """Return rules and excerpts; those of one rule, if it is named."""
    return [(one.rule, one.excerpt) for one in found if rule in ("", one.rule)]


def find(text: str, code: str = "fr", rule: str = "") -> list[tuple[str, str]]:
    """Check one text in a language; with a rule, what that says."""
    return said(Checker(make_locale(code)).check_string("", text, "intro", Locale.get_default()), rule)


def find_pair(source: str, target: str, code: str = "fr", rule: str = "") -> list[tuple[str, str]]:
    """Check a translation from English."""
    return said(Checker(make_locale(code)).check_string(source, target, "intro", make_locale("en")), rule)


def only(instance: Page, rule: str) -> Found:
    """Return the one finding of a rule."""
    (found,) = [one for one in check_text(instance) if one.rule == rule]
    return found
