"""A French translation of an article, and somebody who has its files."""

import pytest
from django.test import Client
from wagtail_localize.models import Translation

from hub.countries.models import Country
from hub.members.models import User
from tests.conftest import browser_of
from tests.editorial.helpers import begin_translation
from tests.factories import make_article, make_index, paragraph

LINK = 'Read <a href="https://example.org/">more</a> of <b>it</b>.'


@pytest.fixture
def french(france: Country) -> Translation:
    make_index("fr")
    return begin_translation(make_article("How it works", body=[paragraph("Some words."), paragraph(LINK)]))


@pytest.fixture
def browser(translator: User) -> Client:
    return browser_of(translator)
