"""What is the same everywhere, but for the accounts, which have a module of their own."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF, STRICT_DYNAMIC
from django.contrib.messages import constants as message_levels
from django.utils.translation import gettext_lazy as _

from .accounts import *  # noqa: F403  settings modules are layered by import

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

# Everything that the site writes: database, media, compiled static files, caches, mails of the demo.
VAR_DIR = Path(env.str("RELAIS_VAR", default=str(BASE_DIR / "var")))

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1

INSTALLED_APPS = [
    "home",
    "blog",
    "hub.discussion",
    "hub.content",
    "hub.messaging",
    "hub.editorial",
    "hub.countries",
    "hub.members",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.api.v2",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "hub.countries.apps.GuardedUsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django_comments_xtd",
    "django_comments",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "rest_framework",
    "csp",
    "django.contrib.humanize",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hub.content.security.SitePolicyMiddleware",
    "hub.content.requests.refuse_malformed_requests",
    "hub.content.page_cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hub.content.requests.PageLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "hub.editorial.middleware.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.site_chrome",
            ],
        },
    }
]

# Storage: SQLite in one file unless DATABASE_URL names another database.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'relais.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock at the start, so that two writers queue instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728;",
    }
# To connect takes longer than most queries, on SQLite too.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Caches are shared by every process of the site: the server and the worker purge for each other.
REDIS_URL = env.str("REDIS_URL", default="")


def cache_config(name: str, timeout: int) -> dict[str, object]:
    """One cache alias: on Redis where REDIS_URL is set, else in files below `var/cache`."""
    if REDIS_URL:
        backend = "hub.content.cache_backends.FailoverRedisCache"
        return {"BACKEND": backend, "LOCATION": REDIS_URL, "KEY_PREFIX": f"relais:{name}", "TIMEOUT": timeout}
    backend = "hub.content.cache_backends.SharedFileCache"
    location = str(VAR_DIR / "cache" / name)
    return {"BACKEND": backend, "LOCATION": location, "TIMEOUT": timeout, "OPTIONS": {"MAX_ENTRIES": 20_000}}


CACHES = {
    "default": cache_config("default", 600),
    "pages": cache_config("pages", 3600),
}
WAGTAILFRONTENDCACHE = {
    "pages": {"BACKEND": "hub.content.page_cache.PageCacheBackend"},
}
if env.str("CDN_PURGE_URL", default=""):
    WAGTAILFRONTENDCACHE["cdn"] = {
        "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
        "LOCATION": env.str("CDN_PURGE_URL"),
    }
# Each address is purged by itself: a change in one language shows in that language's pages only.
WAGTAILFRONTENDCACHE_LANGUAGES: list[str] = []
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=3600)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Languages: what the interface and the content may be written in. A country goes live by its locale.
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("de", _("German")),
    ("es", _("Spanish")),
    ("it", _("Italian")),
    ("nl", _("Dutch")),
    ("pt", _("Portuguese")),
    ("ar", _("Arabic")),
    # A market may have a language of its own; its interface is that of the language it begins with.
    ("de-at", _("German (Austria)")),
    ("de-ch", _("German (Switzerland)")),
    ("fr-be", _("French (Belgium)")),
    ("fr-ch", _("French (Switzerland)")),
    ("nl-be", _("Dutch (Belgium)")),
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("fr", "Français"), ("de", "Deutsch"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locales"]
LANGUAGE_COOKIE_NAME = "relais_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"

# Static files and media
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "hub" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=True)  # switch off where another server does it
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # an editor's long page holds many blocks

# Wagtail
WAGTAIL_SITE_NAME = "Relais"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://localhost:8000")
WAGTAIL_I18N_ENABLED = True
# A page submitted for translation must never go live by that alone.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = env.json("MACHINE_TRANSLATOR", default=None)
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "hub.editorial.finishing.finish_workflow"
WAGTAILIMAGES_IMAGE_MODEL = "content.BrandImage"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"bmp": "jpeg", "avif": "webp"}
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# "simple": PostgreSQL would else drop and shorten words by the rules of one language, in every language.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database", "SEARCH_CONFIG": "simple"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_APPEND_SLASH = True
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
TAGGIT_CASE_INSENSITIVE = True

# The style sheet's names for how good a message is.
MESSAGE_TAGS = {message_levels.SUCCESS: "good", message_levels.ERROR: "bad"}

# Of the API of live pages.
WAGTAILAPI_LIMIT_MAX = 50

# Comments
COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MODEL = "hub.discussion.models.Comment"
COMMENTS_XTD_MAX_THREAD_LEVEL = 3
COMMENT_MAX_LENGTH = 3000

# Mail
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Relais <relais@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Security
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the page preview of the admin frames the site
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hub.content.errors.csrf_failure"
# A constant policy that needs no inline script or style. The admin keeps Wagtail's own scripts, which need more.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/", "/django-admin/", "/__debug__/"),
    "DIRECTIVES": {
        "default-src": [NONE],
        # hub.content.security adds the hash of the site's script; the nonce is for the account pages.
        "script-src": [SELF, NONCE, STRICT_DYNAMIC],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": ["https:"],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
DJANGO_ADMIN_ENABLED = env.bool("DJANGO_ADMIN_ENABLED", default=False)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
