"""The site as `make run` serves it, without the page cache: every page is made anew."""

from hub.settings.dev import *  # noqa: F403  settings modules are layered by import
from hub.settings.dev import MIDDLEWARE as MIDDLEWARE_WITH_PAGE_CACHE

PAGE_CACHE = "hub.content.page_cache.PageCacheMiddleware"
MIDDLEWARE = [name for name in MIDDLEWARE_WITH_PAGE_CACHE if name != PAGE_CACHE]
