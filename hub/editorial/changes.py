"""What changed in a source since its text was last taken over, word by word, with the translation that there is."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Max
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationLog
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

# A word, a mark or a stop, with the space behind it: the space is shown and not compared.
TOKEN = re.compile(r"((?:<[^>]*>|\w+|[^\w\s]))(\s*)")
# Two strings of which less is the same are two strings, not one that changed.
NEAR = 0.5
# Comparing everything with everything takes long on a page that is new from top to bottom.
COMPARED = 200


@dataclass(frozen=True)
class Text:
    """A string of a source: the path of its field, and its stored form, which is escaped and has marks."""

    path: str
    data: str


@dataclass(frozen=True)
class Change:
    """What happened to one string: `kind` is "added", "removed" or "changed"."""

    kind: str
    field: str
    text: SafeString
    translation: str = ""


def changes_of(translation: Translation) -> list[Change]:
    """Return what the source's present text adds, removes and changes, in the order of the page.

    Raises Model.DoesNotExist where the source was deleted.
    """
    source = translation.source.get_source_instance()
    before = list(taken_over(translation))
    if is_behind(translation):
        before = [(text, words) for text, words in before if words] + list(retired(translation))
    translated = {(text.path, text.data): words for text, words in before}
    values = (segment for segment in extract_segments(source) if isinstance(segment, StringSegmentValue))
    pairs = paired([text for text, _words in before], [Text(value.path, value.string.data) for value in values])
    return [change_of(source, old, new, translated) for old, new in pairs]


def is_behind(translation: Translation) -> bool:
    """Tell whether another locale took the newest text over, and this one has saved nothing since."""
    logs = TranslationLog.objects.filter(source=translation.source, locale=translation.target_locale)
    saved_at = logs.aggregate(last=Max("created_at"))["last"]
    return saved_at is not None and saved_at < translation.source.last_updated_at


def taken_over(translation: Translation) -> Iterable[tuple[Text, str]]:
    """Yield the strings that were last taken over, each with its translation."""
    found = StringSegment.objects.filter(source=translation.source).annotate_translation(translation.target_locale)
    rows = found.order_by("order").values_list("context__path", "string__data", "translation")
    for path, data, words in rows:
        yield Text(path, data), words or ""


def retired(translation: Translation) -> Iterable[tuple[Text, str]]:
    """Yield the strings that this locale translated last and that another locale's taking over has removed.

    Those of fields with a string that is missing now, for they are what it replaced.
    """
    locale, source = translation.target_locale, translation.source
    segments = StringSegment.objects.filter(source=source)
    missing = segments.annotate_translation(locale).filter(translation=None).values("context")
    old = StringTranslation.objects.filter(locale=locale, context__in=missing)
    old = old.exclude(translation_of__in=segments.values("string")).order_by("-updated_at")
    for path, data, words in old.values_list("context__path", "translation_of__data", "data")[: len(missing)]:
        yield Text(path, data), words


def paired(old: list[Text], new: list[Text]) -> list[tuple[Text | None, Text | None]]:
    """Return what is not the same in both as pairs of old and new; None where one of them has nothing."""
    known, present = set(old), set(new)
    gone = [text for text in dict.fromkeys(old) if text not in present]
    come = [text for text in dict.fromkeys(new) if text not in known]
    pairs: list[tuple[Text | None, Text | None]] = []
    for text in come:
        match = nearest(text, gone)
        if match is not None:
            gone.remove(match)
        pairs.append((match, text))
    return pairs + [(text, None) for text in gone]


def nearest(text: Text, gone: list[Text]) -> Text | None:
    """Return the removed string that a new one most likely replaces: of its own field, else one that is much alike."""
    same_field = [other for other in gone if other.path == text.path]
    if len(same_field) == 1 and "." not in text.path:
        return same_field[0]
    rated = [(likeness(other.data, text.data), other) for other in (same_field or gone)[:COMPARED]]
    best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= NEAR else None


def likeness(old: str, new: str) -> float:
    """Return from 0 to 1 how much of two strings is the same words."""
    before, after = words_in(TOKEN.findall(old)), words_in(TOKEN.findall(new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= NEAR else 0.0


def change_of(source: Any, old: Text | None, new: Text | None, translated: dict[tuple[str, str], str]) -> Change:
    known = old or new
    if known is None:
        raise ValueError("A change has an old or a new text.")
    kind = "changed" if old and new else ("added" if new else "removed")
    words = translated.get((old.path, old.data), "") if old else ""
    marked = mark(old.data if old else "", new.data if new else "")
    return Change(kind, field_name(source, known.path), marked, html.unescape(words))


def mark(old: str, new: str) -> SafeString:
    """Return the new text with the words that came in <ins> and the words that went in <del>."""
    before, after = TOKEN.findall(html.unescape(old)), TOKEN.findall(html.unescape(new))
    matcher = SequenceMatcher(None, words_in(before), words_in(after), autojunk=False)
    marked: list[SafeString] = []
    for verb, a, b, c, d in matcher.get_opcodes():
        gone, come = joined(before[a:b]), joined(after[c:d])
        if verb == "equal":
            marked.append(format_html("{}", come))
            continue
        marked += [format_html("<del>{}</del>", gone)] if gone else []
        marked += [format_html("<ins>{}</ins>", come)] if come else []
    return format_html_join("", "{}", ((piece,) for piece in marked))


def words_in(tokens: Iterable[tuple[str, str]]) -> list[str]:
    return [word for word, _space in tokens]


def joined(tokens: Iterable[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in tokens)


def field_name(source: Any, path: str) -> str:
    """Return what editors call the field that a string is in."""
    try:
        field = source._meta.get_field(path.partition(".")[0])
    except FieldDoesNotExist:
        return ""
    return capfirst(str(getattr(field, "verbose_name", "")))
