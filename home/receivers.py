"""Keeping the frame around every page true."""

import threading
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from blog.models import ArticlePage, BlogIndexPage
from hub.content.models import BrandImage
from hub.content.purging import purge_language
from hub.countries.models import Country

from .chrome import KEEP_SECONDS, chrome_key, make_chrome
from .models import BrandSettings, HomePage, NavigationItem, StandardPage


@dataclass
class Frames(threading.local):
    are_stale: bool = False


frames = Frames()


def refresh_chrome(**_kwargs: Any) -> None:
    """Make the frames anew once the change is committed, and once only for all the changes of a transaction."""
    frames.are_stale = True
    transaction.on_commit(refresh_if_stale)


def refresh_if_stale() -> None:
    if frames.are_stale:
        frames.are_stale = False
        refresh_now()


def refresh_now() -> None:
    """Make the frame of every language; purge the languages in which something shows of the change."""
    spoken = Locale.objects.values_list("language_code", flat=True)
    for language in spoken:
        old, new = cache.get(chrome_key(language)), make_chrome(language)
        cache.set(chrome_key(language), new, KEEP_SECONDS)
        if old != new:
            purge_language(language)


def refresh_chrome_with_page(instance: Page, **_kwargs: Any) -> None:
    if NavigationItem.objects.filter(page_id=instance.pk).exists():
        refresh_chrome()


def refresh_chrome_with_logo(instance: BrandImage, **_kwargs: Any) -> None:
    if BrandSettings.objects.filter(logo=instance).exists():
        refresh_chrome()


for signal in (page_published, page_unpublished, page_slug_changed):
    signal.connect(refresh_chrome_with_page, sender=ArticlePage)
post_save.connect(refresh_chrome_with_logo, sender=BrandImage)
for model in (HomePage, StandardPage, BlogIndexPage):
    page_published.connect(refresh_chrome, sender=model)
    page_unpublished.connect(refresh_chrome, sender=model)
    page_slug_changed.connect(refresh_chrome, sender=model)
post_page_move.connect(refresh_chrome)
for changed in (post_save, post_delete):
    changed.connect(refresh_chrome, sender=BrandSettings)
    for framed in (Locale, Country, Site):
        changed.connect(refresh_chrome, sender=framed)
