"""For one's own machine: no variable needs to be set. `DEBUG=1` adds the debug tools."""

from .base import *  # noqa: F403  settings modules are layered by import
from .base import INSTALLED_APPS, MIDDLEWARE, VAR_DIR, env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="insecure-and-only-for-this-machine")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver", *env.list("ALLOWED_HOSTS", default=[])]
# Mails land in files, one a mail, to be read with any editor.
EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = VAR_DIR / "mail"
DEMO_ALLOWED = True
TOOLBAR = "debug_toolbar.middleware.DebugToolbarMiddleware"

if DEBUG:
    INSTALLED_APPS += ["debug_toolbar"]
    # Behind what compresses; pages are made anew, so that the tools see their queries and edits show at once.
    MIDDLEWARE.insert(MIDDLEWARE.index("django.middleware.gzip.GZipMiddleware") + 1, TOOLBAR)
    MIDDLEWARE.remove("hub.content.page_cache.PageCacheMiddleware")
    INTERNAL_IPS = ["127.0.0.1"]
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
