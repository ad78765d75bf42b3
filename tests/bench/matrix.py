"""The matrix of a big campaign, made for it and taken back again: `python -m tests.bench.matrix`."""

import sys
import time
import uuid
from collections.abc import Iterator
from itertools import count
from statistics import median

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.bench import environment

if __name__ == "__main__":
    environment.set_up()

from django.contrib.auth import get_user_model  # noqa: E402  models can be imported only where Django is set up
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail.models import Locale, Page, ReferenceIndex  # noqa: E402

from blog.models import ArticlePage  # noqa: E402
from hub.countries.models import Country  # noqa: E402
from hub.messaging.models import BrandMessage, Campaign, CampaignCountry, CampaignMessage  # noqa: E402

MESSAGES, COUNTRIES, TIMES = 60, 20, 5
CODES = (
    *("fr", "de", "es", "it", "nl", "pt", "ar", "pl", "tr", "ja"),
    *("de-at", "de-ch", "fr-be", "fr-ch", "sv", "da", "fi", "cs", "hu", "el"),
)
# Every so many messages is missing in a country, or approved and on no page; the others stand on some pages.
MISSING, UNPLACED, ON_PAGES = 5, 4, 3
FAR_FROM_OTHERS = 200_000  # the first step in the tree: no other page stands so far to the right
PAGES_OF_A_LOCALE = 25


def measure_matrix(messages: int = MESSAGES, countries: int = COUNTRIES) -> str:
    """Return a line that says what the first answer of the matrix takes, from the request to the last byte.

    That is processor time, which others on the machine do not change: SQLite works in this process.
    """
    with transaction.atomic():
        campaign = make_big_campaign(messages, countries)
        client = Client()
        admin = get_user_model().objects.create_superuser("matrix@example.org", None, display_name="Matrix")
        client.force_login(admin, backend="allauth.account.auth_backends.AuthenticationBackend")
        url = reverse("campaigns:matrix", args=[campaign.pk])
        times, queries, size = [], 0, 0
        client.get(url)
        for _time in range(TIMES):
            begun = time.process_time()
            with CaptureQueriesContext(connection) as found:
                size = len(client.get(url).content)
            times.append(time.process_time() - begun)
            queries = len(found)
        transaction.set_rollback(True)
    took = f"{median(times) * 1000:,.0f} CPU ms, {queries} queries, {size / 1024:,.0f} KiB"
    return f"Matrix of {messages} messages in {countries} countries: {took}."


def make_big_campaign(messages: int, countries: int) -> Campaign:
    """Store a campaign with its messages, countries, texts and the live pages that they stand on."""
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code in CODES[:countries]]
    code = f"{Country.objects.count():02}"
    places = [Country(name=f"Land {number}", code=code, locale=locale) for number, locale in enumerate(locales)]
    Country.objects.bulk_create(places)
    source, keys = Locale.get_default(), [uuid.uuid4() for _number in range(messages)]
    BrandMessage.objects.bulk_create(message_rows(keys, [source, *locales]))
    origins = list(BrandMessage.objects.filter(translation_key__in=keys, locale=source).order_by("key"))
    place_on_pages(origins, locales)
    campaign = Campaign.objects.create(name=f"Campaign {keys[0]}", due_on=timezone.localdate())
    CampaignMessage.objects.bulk_create([CampaignMessage(campaign=campaign, message=origin) for origin in origins])
    CampaignCountry.objects.bulk_create([CampaignCountry(campaign=campaign, country=place) for place in places])
    return campaign


def message_rows(keys: list[uuid.UUID], locales: list[Locale]) -> Iterator[BrandMessage]:
    now = timezone.now()
    for column, locale in enumerate(locales):
        for number, key in enumerate(keys):
            if column == 0 or (number + column) % MISSING:
                text = f"Keep the bottle {number} and have it filled again, {locale.language_code}."
                row = BrandMessage(key=f"m{number}-{key}"[:40], text=text, locale=locale, translation_key=key)
                row.live, row.last_published_at = True, now
                yield row


def place_on_pages(origins: list[BrandMessage], locales: list[Locale]) -> None:
    """Let most messages stand on some of the live pages of each locale."""
    root, steps = Page.get_first_root_node(), count(FAR_FROM_OTHERS + Page.objects.count())
    kinds = ContentType.objects.get_for_models(ArticlePage, Page, BrandMessage)
    Page.objects.bulk_create(
        Page(
            title=f"Article {step}",
            slug=f"matrix-{step}",
            path=Page._get_path(root.path, root.depth + 1, step),
            depth=root.depth + 1,
            url_path=f"/home/matrix-{step}/",
            locale=locale,
            live=True,
            content_type=kinds[ArticlePage],
        )
        for locale in locales
        for step in (next(steps) for _number in range(PAGES_OF_A_LOCALE))
    )
    for locale in locales:
        pages = list(Page.objects.filter(locale=locale, slug__startswith="matrix-").values_list("pk", flat=True))
        ReferenceIndex.objects.bulk_create(
            ReferenceIndex(
                content_type=kinds[ArticlePage],
                base_content_type=kinds[Page],
                object_id=str(pages[(number + shift) % len(pages)]),
                to_content_type=kinds[BrandMessage],
                to_object_id=str(origin.pk),
                model_path="body.message.message",
                content_path=f"body.{number}.{shift}.message",
                content_path_hash=uuid.uuid4(),
            )
            for number, origin in enumerate(origins)
            if number % UNPLACED
            for shift in range(ON_PAGES)
        )


if __name__ == "__main__":
    sys.stdout.write(f"{measure_matrix()}\n")
