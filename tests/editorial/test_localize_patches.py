"""Saving a translation never writes into what visitors see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from blog.models import Category
from hub.countries.models import Country
from hub.editorial import localize_patches
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.editorial.gate import NotApproved, setting_up
from hub.members.models import User
from tests.factories import make_article, make_category, make_home, make_locale, publish

from .helpers import begin_translation, draft_of, write_string

Callbacks = Callable[..., Any]


def live_french_article(title: str = "How it works") -> tuple[Any, Translation]:
    """Return a live French article, and the translation that it is made by."""
    translation = begin_translation(make_article(title))
    return publish(translation.get_target_instance()), translation


def test_the_library_still_writes_drafts_into_the_live_row(france: Country) -> None:
    # When this fails, the library has mended itself: remove localize_patches.
    Country.objects.filter(pk=france.pk).update(is_governed=False)
    article, translation = live_french_article()
    write_string(translation, "title", "Brouillon")
    localize_patches.original_save_target(translation, publish=False)
    article.refresh_from_db()
    assert article.title == "Brouillon"


def test_installed_in_the_place_of_the_library() -> None:
    assert Translation.save_target is localize_patches.save_target


def test_saving_a_draft_leaves_the_live_row(france: Country, translator: User) -> None:
    article, translation = live_french_article()
    before = type(article).objects.filter(pk=article.pk).values("title", "slug", "intro", "live").get()
    write_string(translation, "title", "Comment ça marche")
    translation.save_target(user=translator, publish=False)
    assert type(article).objects.filter(pk=article.pk).values("title", "slug", "intro", "live").get() == before
    assert draft_of(translation).title == "Comment ça marche"


def test_the_first_copy_is_a_draft(france: Country, translator: User) -> None:
    source = make_article("How it works")
    translate_object(source, [make_locale("fr")], user=translator)
    copy = source.get_translation(make_locale("fr"))
    assert (source.live, copy.live, copy.slug) == (True, False, "how-it-works")


def test_missing_parents_are_copied_as_drafts(france: Country) -> None:
    source = make_article()
    copy = begin_translation(source).get_target_instance()
    parent = copy.get_parent()
    assert (parent.live, parent.alias_of, parent.locale.language_code, parent.slug) == (False, None, "fr", "blog")


def test_submitting_a_live_page_makes_nothing_live(france: Country, marketer: User) -> None:
    make_article()
    source = make_article(category=make_category())
    live_before = set(type(source).objects.live().values_list("pk", flat=True))
    translate_object(source, [make_locale("fr"), make_locale("de")], user=marketer)
    assert set(type(source).objects.live().values_list("pk", flat=True)) == live_before


def test_a_translator_cannot_publish(france: Country, translator: User) -> None:
    article, translation = live_french_article()
    write_string(translation, "title", "Comment ça marche")
    with pytest.raises(PermissionDenied):
        translation.save_target(user=translator, publish=True)
    article.refresh_from_db()
    assert article.title == "How it works"


def test_a_manager_publishes_the_revision(
    france: Country, manager: User, django_capture_on_commit_callbacks: Callbacks
) -> None:
    Country.objects.filter(pk=france.pk).update(is_governed=False)
    article, translation = live_french_article()
    write_string(translation, "title", "Comment ça marche")
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(user=manager, publish=True)
    article.refresh_from_db()
    assert (article.title, article.has_unpublished_changes) == ("Comment ça marche", False)
    assert article.live_revision == article.latest_revision


def test_a_manager_publishes_no_unapproved_text(france: Country, manager: User) -> None:
    article, translation = live_french_article()
    write_string(translation, "title", "Comment ça marche")
    revisions = article.revisions.count()
    with pytest.raises(NotApproved):
        translation.save_target(user=manager, publish=True)
    article.refresh_from_db()
    assert (article.title, article.revisions.count()) == ("How it works", revisions)


def test_a_manager_cannot_publish_for_another_country(france: Country, germany: Country, manager: User) -> None:
    translation = begin_translation(make_article(), "de")
    with pytest.raises(PermissionDenied):
        translation.save_target(user=manager, publish=True)


def test_a_translator_cannot_begin_for_another_country(france: Country, germany: Country, translator: User) -> None:
    source = make_article()
    with pytest.raises(PermissionDenied):
        translate_object(source, [make_locale("de")], user=translator)
    assert not source.has_translation(make_locale("de"))


def test_a_page_under_review_is_left_alone(france: Country, translator: User, editor: User) -> None:
    ensure_workflow(france)
    article, translation = live_french_article()
    article.save_revision(user=editor)
    submit_for_approval(article, editor)
    write_string(translation, "title", "Comment ça marche")
    with pytest.raises(PermissionDenied):
        translation.save_target(user=translator, publish=False)
    assert draft_of(translation).title == "How it works"


def test_a_locked_page_is_left_alone(france: Country, translator: User, manager: User) -> None:
    article, translation = live_french_article()
    article.locked, article.locked_by = True, manager
    article.save()
    with pytest.raises(PermissionDenied):
        translation.save_target(user=translator, publish=False)


def test_an_alias_becomes_a_page_without_changing(france: Country, translator: User) -> None:
    make_home("fr")
    source = make_article("How it works")
    source.get_parent().specific.copy_for_translation(make_locale("fr"))
    with setting_up():
        alias = source.copy_for_translation(make_locale("fr"), alias=True)
    translation = begin_translation(source)
    alias.refresh_from_db()
    assert (alias.alias_of_id, alias.live, alias.title) == (None, True, "How it works")
    assert draft_of(translation).title == "How it works"


def test_the_slug_is_the_source_s_and_no_string(france: Country) -> None:
    translation = begin_translation(make_article("How it works"))
    assert draft_of(translation).slug == "how-it-works"
    assert "slug" not in translation.source.stringsegment_set.values_list("context__path", flat=True)


def test_a_home_page_keeps_its_own_slug(france: Country) -> None:
    translation = begin_translation(make_home())
    assert draft_of(translation).slug == "home-fr"


def test_errors_stand_beside_their_string(france: Country, translator: User) -> None:
    translation = begin_translation(make_article(seo_title="How"))
    write_string(translation, "seo_title", "x" * 300)
    with pytest.raises(Exception, match="255"):
        translation.save_target(user=translator, publish=False)
    errors = translation.source.stringsegment_set.get_translations(translation.target_locale).filter(has_error=True)
    assert [error.data for error in errors] == ["x" * 300]


def french_category() -> tuple[Category, Translation]:
    source = make_category("Refilling")
    translation = begin_translation(source)
    Category.objects.filter(pk=translation.get_target_instance().pk).update(name="Recharger", live=True)
    return translation.get_target_instance(), translation


def test_submitting_a_page_leaves_the_snippets_that_it_uses(france: Country, translator: User) -> None:
    category, translation = french_category()
    write_string(translation, "name", "Autre chose")
    source = make_article(category=translation.source.get_source_instance())
    translate_object(source, [make_locale("fr")], user=translator)
    category.refresh_from_db()
    assert category.name == "Recharger"
    assert source.get_translation(make_locale("fr")).get_latest_revision_as_object().category == category


def test_a_snippet_stays_live_with_its_text_while_it_is_translated(france: Country, translator: User) -> None:
    category, translation = french_category()
    write_string(translation, "name", "Remplir")
    translation.save_target(user=translator, publish=False)
    category.refresh_from_db()
    assert (category.live, category.name, draft_of(translation).name) == (True, "Recharger", "Remplir")


def test_nobody_publishes_an_unapproved_translation_of_a_snippet(france: Country, manager: User) -> None:
    category, translation = french_category()
    write_string(translation, "name", "Remplir")
    with pytest.raises(NotApproved):
        translation.save_target(user=manager)
    category.refresh_from_db()
    assert category.name == "Recharger"


def test_a_snippet_begins_as_a_draft(france: Country) -> None:
    assert not begin_translation(make_category("Refilling")).get_target_instance().live
