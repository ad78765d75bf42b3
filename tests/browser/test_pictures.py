"""The pictures of the guides, taken of the demo as those see it who read the guides.

They are taken only when asked for: `RELAIS_PICTURES=docs/images python -m pytest tests/browser/test_pictures.py -n 0`.
"""

import io
import os
from pathlib import Path

import pytest
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import Page
from wagtail.models import TaskState
from wagtail_localize.models import Translation

from hub.countries.models import Country
from hub.members.models import User

from .test_walk import log_in, site_at

FOLDER = os.environ.get("RELAIS_PICTURES", "")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not FOLDER, reason="RELAIS_PICTURES names no folder"),
]


def take(page: Page, name: str) -> None:
    """Store what a window shows as WebP."""
    page.wait_for_load_state()
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.save(Path(FOLDER) / f"{name}.webp", quality=80)


def translation_of(title: str, language: str) -> Translation:
    return Translation.objects.get(source__object_repr=title, target_locale__language_code=language)


def test_pictures_of_the_guides(visit, live_server):
    call_command("load_demo")
    site_at(live_server)
    for address, windows in pictures().items():
        page = log_in(visit, User.objects.get(email=f"{address}@example.org"))
        for name, url in windows.items():
            page.goto(url)
            take(page, name)


def pictures() -> dict[str, dict[str, str]]:
    """Return what is taken, by who sees it: names of pictures and addresses."""
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)[0]
    outdated = translation_of("Limescale without drama", "fr")
    return {
        "editor.fr": {"editors-home": "/admin/"},
        "manager.fr": {"review": f"/admin/editorial/review/{waiting.pk}/", "coverage": "/admin/editorial/coverage/"},
        "translator.fr": {
            "translators-desk": "/admin/editorial/desk/?list=outdated",
            "changes": f"/admin/editorial/translations/{outdated.pk}/changes/",
            "translation": f"/admin/editorial/translations/{outdated.pk}/",
        },
        "admin": {"people": "/admin/countries/people/", "checklist": checklist_url()},
    }


def checklist_url() -> str:
    return f"/admin/countries/{Country.objects.get(code='AT').pk}/checklist/"
