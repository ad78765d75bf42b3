"""The translation memory: what a locale's translators wrote for the same words, or nearly the same, before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from rapidfuzz import fuzz, process
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from .pieces import Piece

# In percent of likeness: below it, changing what is offered takes longer than writing.
NEAR = 75
SHOWN = 3
# The newest so many translations of a locale are searched for what is nearly the same.
REMEMBERED = 20_000
COLUMNS = ("translation_of_id", "translation_of__data", "data", "context_id", "context__object_id")


@dataclass(frozen=True)
class Match:
    """What was written before: for which words, how like them (in percent, 100 is the same), and where."""

    text: str
    source: str
    score: int
    origin: str

    @property
    def is_exact(self) -> bool:
        return self.score == 100


def remembered(translation: Translation) -> QuerySet[StringTranslation]:
    """Return what people wrote in a translation's locale for words of its source language, the newest first."""
    manual = StringTranslation.TRANSLATION_TYPE_MANUAL
    found = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        translation_of__locale_id=translation.source.locale_id,
        translation_type=manual,
        has_error=False,
    )
    return found.order_by("-updated_at", "-pk")


def read_matches(translation: Translation, pieces: Iterable[Piece]) -> dict[str, list[Match]]:
    """Return, by key, what is offered for strings: the same words in other places, and near ones where none is there.

    Three queries, whatever the number of strings.
    """
    pieces = list(pieces)
    rows = remembered(translation)
    exact = list(rows.filter(translation_of_id__in=[piece.string_id for piece in pieces]).values_list(*COLUMNS))
    open_ones = [piece for piece in pieces if not piece.text or piece.is_unfinished]
    near = list(rows.values_list(*COLUMNS)[:REMEMBERED]) if open_ones else []
    origins = read_origins(translation, [*exact, *near])
    found = {piece.key: exact_matches(piece, exact, origins) for piece in pieces}
    for piece in open_ones:
        found[piece.key] = [*found[piece.key], *near_matches(piece, near, origins)][:SHOWN]
    return found


def read_origins(translation: Translation, rows: Iterable[tuple[Any, ...]]) -> dict[Any, str]:
    """Return the titles of the texts that strings stand in, by the texts' keys."""
    keys = {row[4] for row in rows}
    if len(keys) > REMEMBERED // 40:  # more than any database takes as parameters
        sources = TranslationSource.objects.filter(locale_id=translation.source.locale_id)
    else:
        sources = TranslationSource.objects.filter(locale_id=translation.source.locale_id, object_id__in=keys)
    return dict(sources.values_list("object_id", "object_repr"))


def exact_matches(piece: Piece, rows: Iterable[tuple[Any, ...]], origins: dict[Any, str]) -> list[Match]:
    """Return how the same words are translated in other places, each wording once and the commonest first."""
    places: dict[str, list[str]] = defaultdict(list)
    for string_id, _source, text, context_id, object_id in rows:
        if string_id == piece.string_id and context_id != piece.context_id:
            places[text].append(origins.get(object_id, ""))
    ranked = sorted(places.items(), key=lambda item: -len(item[1]))
    return [Match(text, piece.source, 100, titles[0]) for text, titles in ranked if text != piece.text][:SHOWN]


def near_matches(piece: Piece, rows: list[tuple[Any, ...]], origins: dict[Any, str]) -> list[Match]:
    """Return how words that are nearly the same were translated, the nearest first."""
    sources = [row[1] if row[0] != piece.string_id else "" for row in rows]
    found = process.extract(piece.source, sources, scorer=fuzz.ratio, score_cutoff=NEAR, limit=SHOWN * 3)
    matches: dict[str, Match] = {}
    for source, score, place in found:
        text = rows[place][2]
        matches.setdefault(text, Match(text, source, min(int(score), 99), origins.get(rows[place][4], "")))
    return list(matches.values())[:SHOWN]
