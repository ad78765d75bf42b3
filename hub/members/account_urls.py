"""allauth's addresses. Its pages are one person's own, so no cache on the way may keep any of them."""

from collections.abc import Iterable

from allauth.urls import urlpatterns as urlpatterns
from django.urls import URLPattern, URLResolver
from django.views.decorators.cache import never_cache


def forbid_caching(patterns: Iterable[URLPattern | URLResolver]) -> None:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = never_cache(pattern.callback)
        else:
            forbid_caching(pattern.url_patterns)


forbid_caching(urlpatterns)
