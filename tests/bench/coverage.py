"""The report of coverage and the translators' desk over a big site, made for it and taken back again."""

import datetime
import time
import uuid
from collections.abc import Callable, Iterator
from itertools import count
from statistics import median

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslatableObject, Translation, TranslationSource

from blog.models import ArticlePage
from hub.editorial.coverage import read_matrix, read_pairs
from hub.editorial.desk import Listing, Waiting, counts
from hub.editorial.desk_rows import rows_of

PAGES, CODES = 5_000, ("fr", "de", "es", "it", "nl", "pt", "ar", "de-at", "de-ch", "fr-be")
TIMES, A_PAGE = 5, 50
# Every so many of the pages is missing, a draft, or outdated.
MISSING, DRAFT, OUTDATED = 9, 7, 5
FAR_FROM_OTHERS = 100_000  # the first step in the tree: no page of the demo stands so far to the right
BATCH = 500


def measure_coverage(pages: int = PAGES) -> str:
    """Return a line that says what the matrix and the first page of a list take.

    That is processor time, which others on the machine do not change: SQLite works in this process.
    """
    with transaction.atomic():
        locales = make_site(pages)
        somebody = get_user_model()()
        waiting = Waiting(Listing.OUTDATED, locales[0], somebody, pages)
        parts = [
            timed("the matrix", lambda: read_matrix(locales)),
            timed("a list", lambda: list(read_pairs(locales)[:A_PAGE])),
            timed("the desk's numbers", lambda: counts(locales[0], somebody)),
            timed("a list of the desk", lambda: rows_of(waiting[0:A_PAGE], locales[0])),
        ]
        transaction.set_rollback(True)
    return f"Translation coverage of {pages:,} pages in {len(locales)} locales: {', '.join(parts)}."


def timed(name: str, read: Callable[[], object]) -> str:
    times = []
    for _time in range(TIMES):
        begun = time.process_time()
        with CaptureQueriesContext(connection) as queries:
            read()
        times.append(time.process_time() - begun)
    return f"{name} {median(times) * 1000:,.0f} CPU ms and {len(queries)} queries"


def make_site(pages: int) -> list[Locale]:
    """Store live articles in the source's locale, and their translations in ten others; return the ten."""
    keys = [uuid.uuid4() for _number in range(pages)]
    source = Locale.get_default()
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code in CODES]
    rows = page_rows(keys, source, locales)
    Page.objects.bulk_create(rows, batch_size=BATCH)
    kind = ContentType.objects.get_for_model(ArticlePage)
    base = ContentType.objects.get_for_model(Page)
    objects = [TranslatableObject(translation_key=key, content_type=base) for key in keys]
    TranslatableObject.objects.bulk_create(objects, batch_size=BATCH)
    originals = TranslationSource.objects.bulk_create(source_rows(keys, source, kind), batch_size=BATCH)
    Translation.objects.bulk_create(
        [Translation(source=original, target_locale=locale) for original in originals for locale in locales],
        batch_size=BATCH,
    )
    return locales


def page_rows(keys: list[uuid.UUID], source: Locale, locales: list[Locale]) -> Iterator[Page]:
    steps = count(FAR_FROM_OTHERS)
    root = Page.get_first_root_node()
    kind = ContentType.objects.get_for_model(ArticlePage)
    now = timezone.now()
    for locale in (source, *locales):
        for number, key in enumerate(keys, start=1):
            if locale != source and not number % MISSING:
                continue
            step = next(steps)
            yield Page(
                title=f"Article {number}",
                slug=f"coverage-{step}",
                path=Page._get_path(root.path, root.depth + 1, step),
                depth=root.depth + 1,
                url_path=f"/coverage-{step}/",
                locale=locale,
                translation_key=key,
                live=locale == source or bool(number % DRAFT),
                content_type=kind,
                last_published_at=now,
            )


def source_rows(keys: list[uuid.UUID], source: Locale, kind: ContentType) -> Iterator[TranslationSource]:
    now = timezone.now()
    for number, key in enumerate(keys, start=1):
        taken = now - datetime.timedelta(days=1) if not number % OUTDATED else now + datetime.timedelta(seconds=1)
        yield TranslationSource(
            object_id=key,
            specific_content_type=kind,
            locale=source,
            object_repr=f"Article {number}",
            content_json="{}",
            last_updated_at=taken,
        )
