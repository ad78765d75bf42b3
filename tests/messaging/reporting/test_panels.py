"""What the admin's home page says of the last check."""

import pytest
from django.test import RequestFactory

from hub.members.models import User
from hub.messaging.reporting.panels import CheckPanel
from tests.factories import make_article, paragraph

from .helpers import check_site, forbid


def figures(user: User) -> tuple[int, int] | None:
    request = RequestFactory().get("/admin/")
    request.user = user
    rows = CheckPanel().rows(request)
    return (rows["figures"].blocking, rows["figures"].warnings) if rows else None


@pytest.fixture
def found(marketer: User) -> None:
    forbid("ordinaire", "fr")
    make_article("Flacons", "fr", body=[paragraph("Un flacon ordinaire.")])
    check_site(marketer)


def test_the_panel_counts_the_own_countries(found: None, editor: User, german_editor: User) -> None:
    french, german = figures(editor), figures(german_editor)
    assert french is not None and german is not None
    assert french[0] - german[0] == 1


def test_the_panel_is_not_for_who_works_on_no_tree(found: None, moderator: User) -> None:
    assert figures(moderator) is None
