"""The pictures of the guides, taken of the demo as those see it who read the guides.

`RELAIS_PICTURES=docs/images python -m pytest tests/browser/test_pictures.py -n 0` puts them into the guides; otherwise
they are taken to see that each page is there, and thrown away.
"""

import io
import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page
from wagtail.models import TaskState
from wagtail_localize.models import Translation

from hub.countries.models import Country
from hub.members.models import User
from hub.messaging.models import Campaign

from .test_walk import log_in, site_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GUIDES = Path(__file__).parents[2] / "docs"


def take(page: Page, file: Path) -> None:
    """Store what a window shows as WebP."""
    page.wait_for_load_state()
    Image.open(io.BytesIO(page.screenshot())).save(file, quality=80)


def translation_of(title: str, language: str) -> Translation:
    return Translation.objects.get(source__object_repr=title, target_locale__language_code=language)


def test_pictures_of_the_guides(visit, live_server, tmp_path):
    folder = Path(os.environ.get("RELAIS_PICTURES") or tmp_path)
    call_command("load_demo")
    site_at(live_server)
    for address, windows in pictures().items():
        page = log_in(visit, User.objects.get(email=f"{address}@example.org"))
        for name, url in windows.items():
            assert page.goto(url).status == 200, url
            assert f"images/{name}.webp" in guides(), name
            take(page, folder / f"{name}.webp")


def guides() -> str:
    return "".join(guide.read_text() for guide in GUIDES.glob("*.md"))


def pictures() -> dict[str, dict[str, str]]:
    """Return what is taken, by who sees it: names of pictures and addresses."""
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__base_content_type__model="page"
    )[0]
    campaign = Campaign.objects.order_by("pk")[0]
    outdated = translation_of("Limescale without drama", "fr")
    return {
        "editor.fr": {"editors-home": "/admin/"},
        "manager.fr": {"review": f"/admin/editorial/review/{waiting.pk}/", "coverage": "/admin/editorial/coverage/"},
        "translator.fr": {
            "translators-desk": "/admin/editorial/desk/?list=outdated",
            "changes": f"/admin/editorial/translations/{outdated.pk}/changes/",
            "translation": f"/admin/editorial/translations/{outdated.pk}/",
        },
        "marketing": {
            "matrix": reverse("campaigns:matrix", args=[campaign.pk]),
            "message": reverse("messaging:where", args=["claim-loop-return-rate"]),
        },
        "admin": {"people": "/admin/countries/people/", "checklist": checklist_url()},
    }


def checklist_url() -> str:
    return f"/admin/countries/{Country.objects.get(code='AT').pk}/checklist/"
