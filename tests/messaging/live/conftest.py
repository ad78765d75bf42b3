"""The cast of people by role, and a French article that says nothing to the check."""

import pytest

from blog.models import ArticlePage
from hub.countries.models import Country
from tests.cast import *  # noqa: F403  fixtures are found by name in a conftest
from tests.messaging.checking.helpers import article


@pytest.fixture
def page(france: Country) -> ArticlePage:
    return article("2026")
