"""wagtail-localize's admin, held to the locales and pages that somebody works on."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from blog.models import ArticlePage
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_category, make_index, make_locale, publish

from .helpers import begin_translation, draft_of, finish_translation, write_string


@pytest.fixture
def french(france: Country) -> Translation:
    """A translation whose target is live, with a new title that is not."""
    make_index("fr")
    translation = begin_translation(make_article("How it works", seo_title="How"))
    publish(translation.get_target_instance())
    write_string(translation, "title", "Comment ça marche")
    return translation


def live_titles() -> set[tuple[str, str]]:
    """Return what visitors see: locale and title of every live article."""
    return set(ArticlePage.objects.live().values_list("locale__language_code", "title"))


def editor_of(translation: Translation) -> str:
    return reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])


def test_editor_has_the_desk_for_translators(french: Translation, translator: User) -> None:
    page = browser_of(translator).get(editor_of(french)).content.decode()
    assert 'name="translation-desk" value="draft"' in page
    assert "translation-desk--no-publish" in page


def test_desk_saves_a_draft(french: Translation, translator: User) -> None:
    before = live_titles()
    browser_of(translator).post(editor_of(french), {"translation-desk": "draft"})
    assert draft_of(french).title == "Comment ça marche"
    assert live_titles() == before
    assert french.get_target_instance().current_workflow_state is None


def test_desk_submits_for_approval(french: Translation, france: Country, translator: User) -> None:
    ensure_workflow(france)
    before = live_titles()
    browser_of(translator).post(editor_of(french), {"translation-desk": "submit"})
    state = french.get_target_instance().current_workflow_state
    assert (state.requested_by, state.current_task_state.task.name) == (translator, "Country review: France")
    assert state.current_task_state.revision.as_object().title == "Comment ça marche"
    assert live_titles() == before


def test_approved_translation_goes_live(
    french: Translation, france: Country, translator: User, manager: User, marketer: User
) -> None:
    ensure_workflow(france)
    browser_of(translator).post(editor_of(french), {"translation-desk": "submit"})
    for user in (manager, marketer):
        state = french.get_target_instance().current_workflow_state
        state.current_task_state.task.specific.on_action(state.current_task_state, user, "approve")
    assert ("fr", "Comment ça marche") in live_titles()


def test_desk_tells_about_bad_text(french: Translation, translator: User) -> None:
    write_string(french, "seo_title", "x" * 300)
    page = browser_of(translator).post(editor_of(french), {"translation-desk": "draft"}, follow=True)
    assert "255" in " ".join(str(message) for message in page.context["messages"])
    assert StringTranslation.objects.get(data="x" * 300).has_error


def test_desk_is_closed_to_other_countries(french: Translation, german_translator: User) -> None:
    browser_of(german_translator).post(editor_of(french), {"translation-desk": "draft"})
    assert draft_of(french).title == "How it works"


def test_a_translator_does_not_publish_from_the_editor(french: Translation, translator: User) -> None:
    before = live_titles()
    browser_of(translator).post(editor_of(french), {"action": "publish"})
    assert live_titles() == before


def test_a_manager_publishes_no_unapproved_text_from_the_editor(french: Translation, manager: User) -> None:
    before = live_titles()
    response = browser_of(manager).post(editor_of(french), {"action": "publish"})
    assert response.status_code == 302
    assert live_titles() == before


def test_a_manager_of_a_free_country_publishes_from_the_editor(
    french: Translation, manager: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    Country.objects.update(is_governed=False)
    with django_capture_on_commit_callbacks(execute=True):
        browser_of(manager).post(editor_of(french), {"action": "publish"})
    assert ("fr", "Comment ça marche") in live_titles()
    assert not french.get_target_instance().has_unpublished_changes


def sync(browser: Client, translation: Translation, **form: Any) -> Any:
    return browser.post(reverse("wagtail_localize:update_translations", args=[translation.source_id]), form)


def test_sync_by_a_translator_publishes_nothing(french: Translation, translator: User) -> None:
    # Somebody with only access_admin and submit_translation publishes here in the library.
    before = live_titles()
    sync(browser_of(translator), french, publish_translations="on")
    assert live_titles() == before
    assert draft_of(french).title == "Comment ça marche"


def test_sync_takes_the_source_over_as_a_draft(french: Translation, translator: User) -> None:
    source = french.source.get_source_instance()
    source.intro = "A new introduction."
    publish(source)
    sync(browser_of(translator), french)
    assert draft_of(french).intro == "A new introduction."
    assert ArticlePage.objects.get(pk=french.get_target_instance().pk).intro == "An introduction."


def test_sync_leaves_other_countries_pages(french: Translation, germany: Country, translator: User) -> None:
    german = begin_translation(french.source.get_source_instance(), "de")
    before = german.get_target_instance().latest_revision_id
    sync(browser_of(translator), french)
    assert german.get_target_instance().latest_revision_id == before


def test_sync_leaves_what_is_under_review(french: Translation, france: Country, translator: User, editor: User) -> None:
    ensure_workflow(france)
    browser = browser_of(translator)
    browser.post(editor_of(french), {"translation-desk": "submit"})
    under_review = french.get_target_instance().latest_revision_id
    write_string(french, "title", "Autre titre")
    sync(browser, french)
    assert french.get_target_instance().latest_revision_id == under_review


def test_marketing_syncs_and_publishes_in_a_free_country(
    french: Translation, marketer: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    Country.objects.update(is_governed=False)
    with django_capture_on_commit_callbacks(execute=True):
        sync(browser_of(marketer), french, publish_translations="on")
    assert ("fr", "Comment ça marche") in live_titles()


def submit(browser: Client, page: ArticlePage, *codes: str) -> Any:
    form = {"locales": [make_locale(code).pk for code in codes]}
    return browser.post(reverse("wagtail_localize:submit_page_translation", args=[page.pk]), form)


def test_submitting_makes_a_draft(france: Country, translator: User) -> None:
    page = make_article()
    assert submit(browser_of(translator), page, "fr").status_code == 302
    assert page.get_translation(france.locale).live is False


def test_submitting_offers_own_locales_only(france: Country, germany: Country, translator: User) -> None:
    page = make_article()
    response = submit(browser_of(translator), page, "de")
    assert [locale.language_code for locale in response.context["form"].fields["locales"].queryset] == ["fr"]
    assert not page.has_translation(germany.locale)


def test_a_draft_of_the_source_is_not_for_translators(france: Country, translator: User, marketer: User) -> None:
    page = make_article(live=False)
    submit(browser_of(translator), page, "fr")
    assert not page.has_translation(france.locale)
    submit(browser_of(marketer), page, "fr")
    assert page.has_translation(france.locale)


def test_a_whole_tree_is_for_the_head_office(france: Country, translator: User, marketer: User) -> None:
    draft = make_article(live=False)
    index = draft.get_parent()
    form = {"locales": [france.locale_id], "include_subtree": "on"}
    address = reverse("wagtail_localize:submit_page_translation", args=[index.pk])
    browser_of(translator).post(address, form)
    assert (index.has_translation(france.locale), draft.has_translation(france.locale)) == (True, False)


def test_submitting_a_snippet_offers_own_locales_only(germany: Country, translator: User) -> None:
    category = make_category()
    address = reverse("wagtail_localize:submit_snippet_translation", args=["blog", "category", category.pk])
    browser_of(translator).post(address, {"locales": [germany.locale_id]})
    assert not category.has_translation(germany.locale)


@pytest.mark.parametrize("person", ["editor", "moderator"])
def test_submitting_needs_the_permission(request: pytest.FixtureRequest, france: Country, person: str) -> None:
    page = make_article()
    submit(browser_of(request.getfixturevalue(person)), page, "fr")
    assert not page.has_translation(france.locale)


ABOUT_ONE = ["download_pofile", "preview_translation"]


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_a_translation_is_read_by_its_own_country(
    french: Translation, translator: User, german_translator: User, name: str
) -> None:
    address = reverse(f"wagtail_localize:{name}", args=[french.pk])
    codes = [browser_of(user).get(address).status_code for user in (translator, german_translator)]
    assert codes == [200, 302]


@pytest.mark.parametrize("name", ["upload_pofile", "stop_translation", "machine_translate"])
def test_a_translation_is_not_changed_by_another_country(
    french: Translation, german_translator: User, name: str
) -> None:
    response = browser_of(german_translator).post(reverse(f"wagtail_localize:{name}", args=[french.pk]))
    french.refresh_from_db()
    assert (response.headers["Location"], french.enabled) == ("/admin/", True)


def write_by_address(browser: Client, translation: Translation, body: str = "value=Autre") -> int:
    segment = translation.source.stringsegment_set.order_by("pk").first()
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    response = browser.put(address, body, content_type="application/x-www-form-urlencoded")
    return int(response.status_code)


@pytest.mark.parametrize("body", ["value=nul%00", "", "other=Autre"])
def test_a_bad_string_is_a_bad_request(french: Translation, translator: User, body: str) -> None:
    before = StringTranslation.objects.count()
    assert write_by_address(browser_of(translator), french, body) == 400
    assert StringTranslation.objects.count() == before


@pytest.mark.parametrize("text", [b'msgid "a"\nmsgstr "b"\n', b"\x00"])
def test_a_bad_file_is_a_bad_request(french: Translation, translator: User, text: bytes) -> None:
    address = reverse("wagtail_localize:upload_pofile", args=[french.pk])
    assert browser_of(translator).post(address, {"file": ContentFile(text, "t.po")}).status_code == 400


def test_a_file_that_is_missing_is_a_bad_request(french: Translation, translator: User) -> None:
    address = reverse("wagtail_localize:upload_pofile", args=[french.pk])
    assert browser_of(translator).post(address).status_code == 400


def test_a_string_is_written_by_its_own_country(french: Translation, translator: User, german_translator: User) -> None:
    assert write_by_address(browser_of(german_translator), french) == 302
    assert write_by_address(browser_of(translator), french) in (200, 201)


def test_a_snippet_s_string_is_written_by_its_own_country(france: Country, germany: Country, manager: User) -> None:
    # The library looks at the permission for the model, which a manager of any country has.
    category = make_category()
    begun = {code: begin_translation(category, code) for code in ("fr", "de")}
    codes = {code: write_by_address(browser_of(manager), translation) for code, translation in begun.items()}
    assert codes == {"fr": 201, "de": 302}


def test_an_unknown_translation_is_not_found(translator: User) -> None:
    address = reverse("wagtail_localize:download_pofile", args=[999])
    assert browser_of(translator).get(address, follow=True).status_code == 404


def test_turning_into_an_alias_takes_who_may_publish(french: Translation, translator: User, manager: User) -> None:
    page = french.get_target_instance()
    address = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
    browser_of(translator).post(address)
    page.refresh_from_db()
    assert page.alias_of_id is None
    assert browser_of(manager).get(address).status_code == 200


def test_report_shows_own_locales_only(french: Translation, germany: Country, translator: User) -> None:
    begin_translation(french.source.get_source_instance(), "de")
    response = browser_of(translator).get(reverse("wagtail_localize:translations_report"))
    assert list(response.context["object_list"]) == [french]


def test_progress_counts_every_string(french: Translation) -> None:
    finish_translation(french)
    done, total = french.get_progress()
    assert done == total
