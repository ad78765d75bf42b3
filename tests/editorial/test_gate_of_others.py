"""The paths to live that are not a page's own: snippets, site settings, trees, the translation library's endpoints."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from blog.models import ArticlePage, Category
from home.models import BrandSettings
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow
from hub.editorial.exchange.po import write_po
from hub.editorial.strings.pieces import pieces_of
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_category, make_index, make_member, publish
from tests.home.test_wagtail_hooks import form as settings_form
from tests.home.test_wagtail_hooks import make_settings

from .helpers import begin_translation, finish_translation

pytestmark = pytest.mark.database
LIVE, NEW = "Recharger", "Unapproved words"
SNIPPET = {"name": NEW, "slug": "recharger", "description": "", "action-publish": "1"}


@pytest.fixture
def browser(db: None) -> Client:
    """The browser of somebody whom no permission stops."""
    return browser_of(make_member("Ada", is_superuser=True))


@pytest.fixture
def category(france: Country) -> Category:
    ensure_workflow(france)
    return make_category(LIVE, "fr")


@pytest.fixture
def translation(france: Country) -> Translation:
    """A live French page, with a translation that nobody has approved."""
    ensure_workflow(france)
    make_index("fr")
    found = begin_translation(make_article("On glass", slug="on-glass"))
    publish(found.get_target_instance())
    finish_translation(found, f"{NEW} ")
    return found


def live_words() -> set[str]:
    """Return what readers of France see."""
    french = {"locale__language_code": "fr", "live": True}
    titles = set(Page.objects.filter(**french).values_list("title", flat=True))
    return titles | {found.name for found in Category.objects.filter(**french)}


def publish_in_editor(category: Category, browser: Client) -> Any:
    return browser.post(f"/admin/snippets/blog/category/edit/{category.pk}/", SNIPPET)


def create_live(_category: Category, browser: Client) -> Any:
    return browser.post("/admin/snippets/blog/category/add/?locale=fr", SNIPPET | {"slug": "new"})


def revert_and_publish(category: Category, browser: Client) -> Any:
    category.name = NEW
    revision = category.save_revision()
    path = f"/admin/snippets/blog/category/history/{category.pk}/revisions/{revision.pk}/revert/"
    return browser.post(path, SNIPPET | {"revision": str(revision.pk)})


def delete_it(category: Category, browser: Client) -> Any:
    return browser.post(f"/admin/snippets/blog/category/delete/{category.pk}/")


def unpublish_and_publish_another_text(category: Category, browser: Client) -> Any:
    browser.post(f"/admin/snippets/blog/category/unpublish/{category.pk}/")
    return publish_in_editor(category, browser)


ON_SNIPPETS = [publish_in_editor, create_live, revert_and_publish, delete_it, unpublish_and_publish_another_text]


@pytest.mark.parametrize("attempt", ON_SNIPPETS, ids=lambda attempt: attempt.__name__)
def test_no_request_makes_a_snippet_live(category: Category, browser: Client, attempt: Any) -> None:
    before = live_words()
    assert attempt(category, browser).status_code < 500
    assert live_words() <= before


def test_no_request_makes_site_settings_live(france: Country, browser: Client) -> None:
    settings = make_settings(france)
    path = f"/admin/snippets/home/brandsettings/edit/{settings.pk}/"
    browser.post(path, settings_form(settings, tagline=NEW) | {"action-publish": "1"})
    assert BrandSettings.objects.get().tagline == ""


def publish_in_translation_editor(translation: Translation, browser: Client) -> Any:
    return browser.post(f"/admin/pages/{translation.get_target_instance().pk}/edit/", {"action": "publish"})


def update_and_publish(translation: Translation, browser: Client) -> Any:
    return browser.post(f"/admin/localize/update/{translation.source_id}/", {"publish_translations": "on"})


def write_a_string(translation: Translation, browser: Client) -> Any:
    segment = StringSegment.objects.filter(source=translation.source)[0]
    path = f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"
    return browser.put(path, f"value={NEW}", content_type="application/x-www-form-urlencoded")


def send_a_file(translation: Translation, browser: Client) -> Any:
    file = ContentFile(write_po(translation, pieces_of(translation)), "words.po")
    return browser.post(f"/admin/localize/translate/{translation.pk}/pofile/upload/", {"file": file})


def let_a_machine_translate(translation: Translation, browser: Client) -> Any:
    translation.source.stringsegment_set.get_translations(translation.target_locale).delete()
    return browser.post(f"/admin/localize/translate/{translation.pk}/machine_translate/")


def stop_translating_and_publish(translation: Translation, browser: Client) -> Any:
    translation.save_target(publish=False)
    browser.post(f"/admin/localize/translate/{translation.pk}/stop_translation/")
    return browser.post(f"/admin/bulk/wagtailcore/page/publish/?id={translation.get_target_instance().pk}")


def convert_to_an_alias(translation: Translation, browser: Client) -> Any:
    return browser.post(f"/admin/localize/page/{translation.get_target_instance().pk}/convert_to_alias/")


def copy_the_tree(translation: Translation, browser: Client) -> Any:
    journal = translation.get_target_instance().get_parent()
    ArticlePage.objects.child_of(journal).get().save_revision()
    form = {"new_title": NEW, "new_slug": "copy", "new_parent_page": journal.get_parent().pk, "copy_subpages": "on"}
    return browser.post(f"/admin/pages/{journal.pk}/copy/", form | {"publish_copies": "on", "alias": ""})


def move_the_tree(translation: Translation, browser: Client) -> Any:
    target = translation.get_target_instance()
    target.title = NEW
    target.save_revision()
    parent = make_index("fr").get_parent()
    return browser.post(f"/admin/pages/{target.pk}/move/{parent.pk}/confirm/")


ON_TRANSLATIONS = [
    *(publish_in_translation_editor, update_and_publish, write_a_string, send_a_file, let_a_machine_translate),
    *(stop_translating_and_publish, convert_to_an_alias, copy_the_tree, move_the_tree),
]


@pytest.mark.parametrize("attempt", ON_TRANSLATIONS, ids=lambda attempt: attempt.__name__)
def test_no_request_makes_a_translation_live(
    translation: Translation, browser: Client, settings: Any, attempt: Any, django_capture_on_commit_callbacks: Any
) -> None:
    dummy = "wagtail_localize.machine_translators.dummy.DummyTranslator"
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": dummy}
    before = live_words()
    with django_capture_on_commit_callbacks(execute=True):
        assert attempt(translation, browser).status_code < 500
    assert live_words() <= before


def test_an_approved_text_is_moved_and_stays_live(translation: Translation, manager: User) -> None:
    target = translation.get_target_instance()
    target.move(make_index("fr"), pos="last-child")
    assert ArticlePage.objects.get(pk=target.pk).live
