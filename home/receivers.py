"""Keeping the frame around every page true."""

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from blog.models import BlogIndexPage
from hub.content.purging import purge_language

from .chrome import KEEP_SECONDS, chrome_key, make_chrome
from .models import BrandSettings, HomePage, StandardPage


def refresh_chrome(**_kwargs: Any) -> None:
    """Make the frames anew once the change is committed; purge the languages in which something shows of it."""
    transaction.on_commit(refresh_now)


def refresh_now() -> None:
    spoken = Locale.objects.values_list("language_code", flat=True)
    for language in spoken:
        old, new = cache.get(chrome_key(language)), make_chrome(language)
        cache.set(chrome_key(language), new, KEEP_SECONDS)
        if old != new:
            purge_language(language)


for model in (HomePage, StandardPage, BlogIndexPage):
    page_published.connect(refresh_chrome, sender=model)
    page_unpublished.connect(refresh_chrome, sender=model)
    page_slug_changed.connect(refresh_chrome, sender=model)
post_page_move.connect(refresh_chrome)
for changed in (post_save, post_delete):
    changed.connect(refresh_chrome, sender=BrandSettings)
    changed.connect(refresh_chrome, sender=Locale)
