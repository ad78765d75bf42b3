from typing import Any

import pytest


@pytest.fixture
def uncached(settings: Any) -> None:
    """Every request is made anew."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "page_cache" not in name]
