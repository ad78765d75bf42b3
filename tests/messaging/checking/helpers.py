"""Makes what the check is told, and reads what it says."""

from typing import Any

from wagtail.models import Locale

from hub.editorial.gate import setting_up
from hub.messaging.checking.checker import Checker, check_text
from hub.messaging.checking.findings import Found
from hub.messaging.models import BrandMessage, Concept, Term
from tests.factories import make_article, make_locale, numbers, paragraph


def make_term(text: str, code: str = "fr", **fields: Any) -> Term:
    """Store a term; fields of the concept are written `concept__severity`, and a concept may be given."""
    told = {name.removeprefix("concept__"): fields.pop(name) for name in list(fields) if name.startswith("concept__")}
    concept = fields.pop("concept", None) or Concept.objects.create(name=told.pop("name", text), **told)
    return Term.objects.create(concept=concept, locale=make_locale(code), text=text, **fields)


@setting_up()
def make_message(key: str, text: str, code: str = "en", **fields: Any) -> BrandMessage:
    """Return a live message; in another language than English it is the translation of the English one."""
    origin = BrandMessage.objects.filter(key=key).first()
    if origin is not None:
        fields = {"translation_key": origin.translation_key, **fields}
    countries = fields.pop("countries", ())
    message = BrandMessage(key=key, text=text, locale=make_locale(code), live=False, **fields)
    message.save()
    if countries:
        message.countries.set(countries)
        message.save()
    publish_message(message)
    return message


@setting_up()
def publish_message(message: BrandMessage, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(message, name, value)
    message.save_revision().publish()
    message.refresh_from_db()


def article(*paragraphs: str, code: str = "fr", **fields: Any) -> Any:
    """Return a live article whose other words say nothing to the check."""
    fields = {"intro": "2026", "title": "2026", "slug": f"article-{next(numbers)}", **fields}
    return make_article(code=code, body=[paragraph(text) for text in paragraphs], **fields)


def said(found: list[Found]) -> list[tuple[str, str]]:
    """Return rules and excerpts."""
    return [(one.rule, one.excerpt) for one in found]


def find(text: str, code: str = "fr", rule: str = "") -> list[tuple[str, str]]:
    """Check one text in a language; with a rule, what that says."""
    found = Checker(make_locale(code)).check_string("", text, "intro", Locale.get_default())
    return said([one for one in found if rule in ("", one.rule)])


def rules_of(instance: Any) -> list[str]:
    return [one.rule for one in check_text(instance)]
