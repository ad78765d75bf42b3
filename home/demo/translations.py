"""The site in another language, as translators would have made it: wagtail-localize knows every string of it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from blog.models import Author, Category
from hub.members.models import User

from .pages import author_fields, publish, write_page, write_settings
from .plan import MISSING, PARTLY, UNTOUCHED, is_live
from .shelf import Shelf
from .streams import block_id
from .texts import read_authors, read_categories, read_page

Sources = dict[TranslatableMixin, TranslationSource]
Snippet = TypeVar("Snippet", Author, Category)


def make_sources(english: Shelf) -> Sources:
    """Hand the English site over for translation."""
    texts: list[Model] = [*english.authors.values(), *english.categories.values(), *english.pages.values()]
    return {text: TranslationSource.update_or_create_from_instance(text)[0] for text in texts}


def translate_site(english: Shelf, sources: Sources, locale: Locale, translator: User, manager: User) -> Shelf:
    """Return the site in another language, all of it live but for what the plan holds back."""
    shelf = Shelf(locale.language_code, locale, english.pictures)
    translate_snippets(english, shelf, sources, translator)
    copy_pages(english, shelf)
    for name in shelf.pages:
        translation = Translation.objects.update_or_create(source=sources[english.pages[name]], target_locale=locale)[0]
        if name not in UNTOUCHED[shelf.language]:
            translate_page(english, shelf, name, translation, translator)
            if is_live(shelf.language, name):
                publish(shelf, name, translator, manager)
            else:
                save_draft(shelf.pages[name], translator)
    write_settings(shelf)
    return shelf


def translate_snippets(english: Shelf, shelf: Shelf, sources: Sources, translator: User) -> None:
    for key, text in read_authors(shelf.language).items():
        shelf.authors[key] = translate_snippet(english.authors[key], shelf.locale, author_fields(text))
        register(sources[english.authors[key]], shelf.authors[key], translator)
    for key, text in read_categories(shelf.language).items():
        shelf.categories[key] = translate_snippet(english.categories[key], shelf.locale, text)
        register(sources[english.categories[key]], shelf.categories[key], translator)


def translate_snippet(source: Snippet, locale: Locale, fields: dict[str, str]) -> Snippet:
    copy = source.copy_for_translation(locale)
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save()
    return copy


def copy_pages(english: Shelf, shelf: Shelf) -> None:
    """Make a draft copy of each page, before any is translated, since they link to each other."""
    keys = {}
    for name, page in english.pages.items():
        if name not in MISSING[shelf.language]:
            copy = page.get_translation_or_none(shelf.locale) or page.copy_for_translation(shelf.locale)
            keys[name] = copy.pk
    # Read anew: a parent that was copied before its children does not know of them, and would be saved so.
    found = Page.objects.specific().in_bulk(keys.values())
    shelf.pages = {name: found[key] for name, key in keys.items()}


def translate_page(english: Shelf, shelf: Shelf, name: str, translation: Translation, translator: User) -> None:
    write_page(shelf, name)
    skipped = set()
    if name in PARTLY[shelf.language]:
        skipped = {leave_first_heading(english, shelf, name)}
    save_strings(translation, shelf.pages[name], translator, skipped)


def leave_first_heading(english: Shelf, shelf: Shelf, name: str) -> str:
    """Put the source's first heading back into a translated page, and return its path in wagtail-localize's words."""
    blocks = read_page(english.language, name)["body"]
    place = next(number for number, block in enumerate(blocks) if block["type"] == "heading")
    body = shelf.pages[name].body
    body[place].value["text"] = blocks[place]["text"]
    return f"body.{block_id(f'{name}/{place}')}.text"


def save_draft(page: Page, user: User) -> None:
    """Save a page that has never been live: the row holds the same text as its revision."""
    page.save()
    page.save_revision(user=user)


def register(source: TranslationSource, target: TranslatableMixin, translator: User) -> None:
    """Let wagtail-localize know a finished translation."""
    translation = Translation.objects.update_or_create(source=source, target_locale=target.locale)[0]
    save_strings(translation, target, translator)


def save_strings(
    translation: Translation, target: TranslatableMixin, translator: User, skipped: Iterable[str] = ()
) -> None:
    """Store each string of `target` as the translation of the string in the same place of its source.

    `skipped` are the paths that are not translated. Raises ValueError where the two are not built alike.
    """
    originals, translated = segments_of(translation.source), strings_of(target)
    if differing := {path for path in {*originals, *translated} if len(originals[path]) != len(translated[path])}:
        raise ValueError(f"{target} is not built like its source at {', '.join(sorted(differing))}")
    rows = {
        (segment.string_id, segment.context_id): StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale_id=translation.target_locale_id,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            last_translated_by=translator,
        )
        for path in originals.keys() - set(skipped)
        for segment, text in zip(originals[path], translated[path], strict=True)
    }
    StringTranslation.objects.bulk_create(rows.values())


def segments_of(source: TranslationSource) -> defaultdict[str, list[StringSegment]]:
    """Return the strings that wagtail-localize wants translated, by their paths, in order."""
    found = defaultdict(list)
    segments = StringSegment.objects.filter(source=source).select_related("context")
    for segment in segments.order_by("order"):
        found[segment.context.path].append(segment)
    return found


def strings_of(target: TranslatableMixin) -> defaultdict[str, list[str]]:
    """Return the strings of a page or snippet, by their paths, in order."""
    found = defaultdict(list)
    for segment in extract_segments(target):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found
