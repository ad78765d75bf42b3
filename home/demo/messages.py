"""The demo's brand messages in every language, in all the states that they can be in."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from hub.countries.models import Country
from hub.editorial.models import Assignment
from hub.members.models import User
from hub.messaging.actions import withdraw_message
from hub.messaging.models import BrandMessage

from .plan import MESSAGE_DRAFTS, MESSAGE_UNTOUCHED, MESSAGE_WAITING, SOURCE, TARGETS, WITHDRAWN
from .states import submit
from .texts import read_evidence, read_messages
from .translations import save_strings

Messages = dict[str, BrandMessage]
WORDS = ("text", "short_text")


def write_messages(accounts: dict[str, User], countries: dict[str, Country]) -> Messages:
    """Write every message and its translations, and return the English rows by key."""
    english = write_english_messages(accounts, countries)
    sources = {key: TranslationSource.update_or_create_from_instance(row)[0] for key, row in english.items()}
    for language in TARGETS:
        earlier = {key: words["earlier"] for key, words in read_messages(language).items() if "earlier" in words}
        translate_messages(earlier, sources, countries[language].locale, accounts)
    change_messages(english, sources, accounts["marketing"])
    for language in TARGETS:
        present = {key: words for key, words in read_messages(language).items() if "text" in words}
        locale = countries[language].locale
        translate_messages(present, sources, locale, accounts)
        begin_translations(MESSAGE_UNTOUCHED[language], english, sources, locale)
    return english


def write_english_messages(accounts: dict[str, User], countries: dict[str, Country]) -> Messages:
    """Publish the English rows, each with its earlier text where it has one."""
    by_code = {country.code: country for country in countries.values()}
    documents: dict[str, Any] = {}
    made = {}
    for key, entry in read_messages(SOURCE).items():
        message = BrandMessage(key=key, locale=countries[SOURCE].locale, live=False, **rules_of(entry))
        message.owner = accounts[entry["owner"]]
        if "document" in entry:
            message.substantiation = documents.setdefault(entry["document"], None) or store_document(entry["document"])
            documents[entry["document"]] = message.substantiation
        write_words(message, entry.get("earlier", entry))
        message.countries = [by_code[code] for code in entry.get("countries", [])]
        message.save()
        made[key] = publish_message(message, accounts["marketing"], accounts["marketing"])
    return made


def rules_of(entry: dict[str, Any]) -> dict[str, Any]:
    rules = {name: entry[name] for name in ("kind", "text_limit", "short_limit", "when_missing")}
    now = timezone.now()
    for name in ("valid_from", "valid_until"):
        if (days := entry.get(f"{name}_days")) is not None:
            rules[name] = now + datetime.timedelta(days=days)
    return rules | {"substantiation_note": entry.get("note", "")}


def store_document(name: str) -> Any:
    content = read_evidence(name)
    title = content.decode().splitlines()[1]
    return get_document_model().objects.create(title=title, file=ContentFile(content, name=name))


def write_words(message: BrandMessage, words: dict[str, Any]) -> None:
    for name in WORDS:
        setattr(message, name, words.get(name, ""))


def publish_message(message: BrandMessage, author: User, publisher: User) -> BrandMessage:
    """Publish what has been written, and return the row as it is stored."""
    message.save_revision(user=author).publish(user=publisher, skip_permission_checks=True)
    return BrandMessage.objects.get(pk=message.pk)


def change_messages(english: Messages, sources: dict[str, TranslationSource], author: User) -> None:
    """Publish the present text of what had another one; the translators have it before them."""
    for key, entry in read_messages(SOURCE).items():
        if "earlier" in entry:
            write_words(english[key], entry)
            english[key] = publish_message(english[key], author, author)
            sources[key].update_from_db()


def translate_messages(
    words: dict[str, dict[str, Any]], sources: dict[str, TranslationSource], locale: Locale, accounts: dict[str, User]
) -> None:
    """Write the translations of messages into one language, each as far as the plan says."""
    language = locale.language_code
    translator, manager = accounts[f"translator.{language}"], accounts[f"manager.{language}"]
    for key, entry in words.items():
        message = translated_row(sources[key], locale)
        skipped = write_translation(message, sources[key].get_source_instance(), entry)
        translation = Translation.objects.get_or_create(source=sources[key], target_locale=locale)[0]
        save_strings(translation, message, translator, skipped)
        if key in MESSAGE_WAITING[language] | MESSAGE_DRAFTS[language]:
            message.save()
            message.save_revision(user=translator)
        else:
            publish_message(message, translator, manager)
        # What is registered is known to follow the newest source, and is done.
        TranslationLog.objects.create(source=sources[key], locale=locale)
        Assignment.objects.filter(translation=translation).update(done_at=timezone.now())


def translated_row(source: TranslationSource, locale: Locale) -> BrandMessage:
    """Return the stored row of a translation, or a draft copy of its source."""
    message = source.get_source_instance()
    found = message.get_translation_or_none(locale)
    if found is None:
        found = message.copy_for_translation(locale)
        found.live, found.first_published_at, found.last_published_at = False, None, None
        found.save()
    return BrandMessage.objects.get(pk=found.pk)


def write_translation(message: BrandMessage, source: BrandMessage, words: dict[str, str]) -> set[str]:
    """Write the words of a translation; return what has none yet, where the source's words stand meanwhile."""
    skipped = {name for name in WORDS if getattr(source, name) and name not in words}
    write_words(message, {**words, **{name: getattr(source, name) for name in skipped}})
    return skipped


def begin_translations(
    keys: Iterable[str], english: Messages, sources: dict[str, TranslationSource], locale: Locale
) -> None:
    """Leave drafts of which not a string is translated."""
    for key in keys:
        Translation.objects.get_or_create(source=sources[key], target_locale=locale)
        message = translated_row(sources[key], locale)
        message.save_revision()


def submit_messages(accounts: dict[str, User]) -> None:
    """Send what waits for approval into its country's workflow."""
    for language, keys in MESSAGE_WAITING.items():
        for message in BrandMessage.objects.filter(key__in=keys, locale__language_code=language):
            submit(message, accounts[f"editor.{language}"])


def withdraw_messages(messages: Messages, accounts: dict[str, User]) -> None:
    """Take off the pages what has been withdrawn; by now the indexes know where it stands, and marketing may."""
    for key, reason in WITHDRAWN.items():
        withdraw_message(accounts["marketing"], messages[key], reason)
