from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from wagtail_localize.models import Translation

from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow
from hub.editorial.strings.pieces import Piece, pieces_of
from hub.members.models import User
from tests.cast import *  # noqa: F403  fixtures are found by name
from tests.conftest import browser_of
from tests.editorial.helpers import begin_translation
from tests.factories import make_article, make_index, paragraph, publish


@pytest.fixture
def translation(france: Country) -> Translation:
    """A French translation that is begun, of an article with a link and a number."""
    ensure_workflow(france)
    make_index("fr")
    body = [paragraph('Wash it at 30 °C, says <a href="https://example.org/">the label</a>.')]
    return begin_translation(publish(make_article("Laundry at thirty", body=body)))


def piece(translation: Translation, path: str) -> Piece:
    """Return a string by the beginning of its path."""
    return next(found for found in pieces_of(translation).values() if found.path.startswith(path))


@pytest.fixture
def write(translation: Translation) -> Callable[..., HttpResponse]:
    """Return a function that sends texts, by path, as the form does; `more` are other fields of it."""

    def send(user: User, texts: dict[str, str], act: str = "save", **more: Any) -> Any:
        data = {"act": act, **more}
        for path, text in texts.items():
            found = piece(translation, path)
            data |= {f"text-{found.key}": text, f"was-{found.key}": more.get("was", found.text)}
        return browser_of(user).post(f"/admin/editorial/translations/{translation.pk}/", data)

    return send
