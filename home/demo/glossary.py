"""The demo's glossary, and what else the messaging check is told."""

import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale, Page

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.models import Concept, RequiredLine, RuleSetting, Term, Waiver, WordingPattern
from hub.messaging.reporting.runs import begin_run
from hub.messaging.reporting.tasks import check_next_texts
from hub.text.wordings.sentences import sentence_hash

from .plan import LANGUAGES
from .shelf import Shelf
from .texts import read_checks, read_glossary

LISTS = ("forms", "exceptions")


def make_glossary() -> None:
    locales = {locale.language_code: locale for locale in Locale.objects.filter(language_code__in=LANGUAGES)}
    for text in read_glossary():
        words = {name: value for name, value in text.items() if name not in ("term", "countries")}
        concept = Concept.objects.create(**words)
        if "countries" in text:
            concept.countries = list(countries_of(text))
        concept.terms = [Term(locale=locales[entry["language"]], **fields_of_term(entry)) for entry in text["term"]]
        concept.save()


def fields_of_term(entry: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in entry.items() if name != "language"}
    return fields | {name: "\n".join(fields[name]) for name in LISTS if name in fields}


def countries_of(text: dict[str, Any]) -> QuerySet[Country]:
    return Country.objects.filter(code__in=text.get("countries", []))


def kinds_of(text: dict[str, Any]) -> list[ContentType]:
    """Return the page types that a text names, as `home.homepage`."""
    return [ContentType.objects.get_by_natural_key(*name.split(".")) for name in text.get("page_types", [])]


def tell_check() -> None:
    """Store the patterns, the required lines and the settings of rules."""
    told = read_checks()
    for text in told["pattern"]:
        pattern = WordingPattern.objects.create(**{name: text[name] for name in ("name", "pattern", "explanation")})
        pattern.locales.set(Locale.objects.filter(language_code__in=text.get("languages", [])))
    for text in told["required_line"]:
        words = {name: value for name, value in text.items() if name not in ("countries", "page_types")}
        line = RequiredLine.objects.create(**words)
        line.countries.set(countries_of(text))
        line.page_types.set(kinds_of(text))
    for text in told["rule"]:
        RuleSetting.objects.create(**text)


def waive_findings(shelves: dict[str, Shelf], accounts: dict[str, User]) -> None:
    kind = ContentType.objects.get_for_model(Page)
    for text in read_checks()["waiver"]:
        shelf = shelves[text["language"]]
        Waiver.objects.create(
            rule=text["rule"],
            subject=text["subject"],
            locale=shelf.locale,
            content_type=kind,
            object_id=str(shelf.pages[text["page"]].pk),
            sentence=text["sentence"],
            sentence_hash=sentence_hash(text["sentence"]),
            reason=text["reason"],
            until=timezone.localdate() + datetime.timedelta(days=text["days"]),
            made_by=accounts[text["by"]],
        )


def check_site(marketer: User) -> None:
    """Leave a check of the whole site to the worker, so that its report is there when somebody looks."""
    check_next_texts.enqueue(begin_run(marketer).pk)
