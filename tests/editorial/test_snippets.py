"""Categories, authors and site settings on their way to readers."""

import json
from typing import Any

import pytest
from django.core import mail
from django.core.serializers import deserialize, serialize
from django.test import Client
from wagtail.models import TaskState

from blog.models import Category
from home.chrome import make_chrome
from home.models import BrandSettings, NavigationItem
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.editorial.gate import NotApproved, setting_up
from hub.editorial.models import Approval
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_category, make_home, publish
from tests.home.test_wagtail_hooks import make_settings


@pytest.fixture(autouse=True)
def jobs_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def category(france: Country) -> Category:
    ensure_workflow(france)
    return make_category("Recharger", "fr")


def change(text: Any, user: User, **fields: Any) -> None:
    """Save a draft with other words."""
    for name, value in fields.items():
        setattr(text, name, value)
    text.save_revision(user=user)


def approve(text: Any, *people: User) -> None:
    """Let people approve the steps of a text, one after the other, on the review page."""
    for person in people:
        waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).latest("pk")
        page = browser_of(person).get(f"/admin/editorial/review/{waiting.pk}/")
        data = {"decision": "approve", "fingerprint": page.context["read"].fingerprint}
        browser_of(person).post(f"/admin/editorial/review/{waiting.pk}/", data)
    text.refresh_from_db()


def test_a_category_goes_live_by_its_country_s_workflow(
    category: Category, editor: User, manager: User, marketer: User
) -> None:
    change(category, editor, name="Remplir")
    submit_for_approval(Category.objects.get(pk=category.pk), editor)
    approve(category, manager, marketer)
    assert (category.name, Approval.objects.of(category).first().workflow_name) == (  # type: ignore[union-attr]
        "Remplir",
        "France: country review, then brand sign-off",
    )


def test_site_settings_go_live_by_their_country_s_workflow(
    france: Country, editor: User, manager: User, marketer: User
) -> None:
    ensure_workflow(france)
    settings = make_settings(france)
    change(settings, editor, tagline="Gardez la bouteille")
    submit_for_approval(BrandSettings.objects.get(pk=settings.pk), marketer)
    approve(settings, manager, marketer)
    assert settings.tagline == "Gardez la bouteille"


def test_a_navigation_label_is_text_of_the_settings(france: Country) -> None:
    settings = make_settings(france)
    settings.navigation.add(NavigationItem(page=make_home("fr"), label="Nouveau"))
    with pytest.raises(NotApproved):
        settings.save()


def test_a_fixture_brings_no_navigation_label(france: Country) -> None:
    fields = {"settings": make_settings(france).pk, "page": make_home("fr").pk, "label": "Nouveau"}
    rows = json.dumps([{"model": "home.navigationitem", "pk": 1, "fields": fields}])
    with pytest.raises(NotApproved):
        next(iter(deserialize("json", rows))).save()


def test_a_fixture_repeats_a_navigation_label(france: Country) -> None:
    with setting_up():
        settings = make_settings(france)
        settings.navigation.add(NavigationItem(page=make_home("fr"), label="Nouveau"))
        settings.save()
    next(iter(deserialize("json", serialize("json", NavigationItem.objects.all())))).save()
    assert NavigationItem.objects.get().label == "Nouveau"


def test_a_category_is_edited_in_place_by_nobody(category: Category) -> None:
    category.name = "Remplir"
    with pytest.raises(NotApproved):
        category.save()


def test_readers_see_the_live_text(category: Category, editor: User, visitor: Client) -> None:
    article = make_article("Savon", "fr", category=category)
    publish(make_home("fr"))
    change(category, editor, name="Remplir")
    html = visitor.get(article.url).content.decode()
    assert ("Recharger" in html, "Remplir" in html) == (True, False)


@pytest.mark.parametrize("address", ["savon/", "", "?page=1", "category/recharger/", "feed/atom/"])
@pytest.mark.parametrize("is_live", [True, False])
def test_readers_see_nothing_of_a_category_that_is_not_live(
    category: Category, visitor: Client, address: str, is_live: bool
) -> None:
    article = make_article("Savon", "fr", category=category)
    publish(make_home("fr"))
    Category.objects.update(live=is_live)
    assert ("Recharger" in visitor.get(f"{article.get_parent().url}{address}").content.decode()) == is_live


def test_the_frame_shows_live_settings_only(france: Country) -> None:
    publish(make_home("fr"))
    settings = make_settings(france)
    assert make_chrome("fr").brand_name == "France"
    settings.live = False
    settings.save()
    assert make_chrome("fr").brand_name == "Home"


def test_an_emergency_is_mailed_for_a_category_too(
    category: Category, manager: User, marketer: User, django_capture_on_commit_callbacks: Any
) -> None:
    change(category, manager, name="Remplir")
    address = f"/admin/editorial/emergency/{category.get_content_type().pk}/{category.pk}/"
    with django_capture_on_commit_callbacks(execute=True):
        browser_of(manager).post(address, {"reason": "The name belongs to somebody else."})
    category.refresh_from_db()
    told = [sent.to for sent in mail.outbox if "belongs to somebody else" in sent.body]
    assert (category.name, told) == ("Remplir", [[marketer.email]])


def test_the_workflow_of_a_snippet_is_that_of_its_locale(category: Category, germany: Country) -> None:
    ensure_workflow(germany)
    with setting_up():
        german = make_category("Nachfüllen", "de")
    assert [str(text.get_workflow()).partition(":")[0] for text in (category, german)] == ["France", "Germany"]
