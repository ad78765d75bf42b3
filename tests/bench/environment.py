"""A folder, a database and caches of the benchmark's own, whatever the shell says of the site's."""

import os
from pathlib import Path

import django

BASE_DIR = Path(__file__).resolve().parent.parent.parent
ANEW_SETTINGS = "tests.bench.settings"
KEPT_SETTINGS = "hub.settings.dev"
# These would measure another site, or write the benchmark's data into it.
FOREIGN = ("DATABASE_URL", "REDIS_URL", "CDN_PURGE_URL", "DEBUG", "PAGE_CACHE_SECONDS")


def set_up() -> None:
    """Point Django at the benchmark's own folder: `bench` below the site's."""
    for name in FOREIGN:
        os.environ.pop(name, None)
    folder = Path(os.environ.get("RELAIS_VAR") or BASE_DIR / "var") / "bench"
    (folder / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise looks for it
    os.environ["RELAIS_VAR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = ANEW_SETTINGS
    django.setup()
