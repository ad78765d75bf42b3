"""The demo is loaded once for this file, into a transaction that is rolled back at its end."""

import datetime
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import pytest
from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site as MailSite
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F
from django.test import Client
from django.utils import timezone
from django_comments.models import Comment as PlainComment
from django_comments_xtd.models import XtdComment
from django_tasks import default_task_backend
from django_tasks.backends.dummy import DummyBackend
from pytest_django import DjangoDbBlocker
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page, ReferenceIndex, Site, WorkflowState
from wagtail.search.models import IndexEntry
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue, validate_translation_links

from blog.models import ArticlePage, Author, BlogIndexPage, Category
from home.demo.plan import LANGUAGES
from home.demo.texts import article_slugs, read_comments, read_messages, read_page
from home.demo.translations import save_strings
from home.models import BrandSettings, HomePage, StandardPage
from hub.content.models import BrandImage
from hub.countries.models import Country, CountryTeam, Role
from hub.discussion.actions import Draft, post_comment
from hub.discussion.models import Comment, Discussion, Follower
from hub.editorial.fingerprints import fingerprint
from hub.editorial.models import Approval, Assignment
from hub.members.models import User
from hub.messaging.checking.checker import check_text
from hub.messaging.checking.registry import RULES
from hub.messaging.models import (
    BrandMessage,
    Campaign,
    CampaignCell,
    CampaignCountry,
    CampaignMessage,
    Concept,
    RequiredLine,
    RuleSetting,
    Term,
    Waiver,
    Withdrawal,
    WordingPattern,
)
from hub.messaging.states import read_states

pytestmark = pytest.mark.django_db

STAFF = [f"{role}.{language}" for language in LANGUAGES for role in ("editor", "manager", "translator", "moderator")]


@dataclass
class Loaded:
    output: list[str]
    mails: int
    jobs: set[str]


def load(*arguments: Any, **options: Any) -> list[str]:
    out = io.StringIO()
    call_command("load_demo", *arguments, stdout=out, no_pictures=True, **options)
    return [line.strip() for line in out.getvalue().splitlines()]


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Loaded]:
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        # What follows a commit follows at once: the outermost transaction here is never committed.
        patch.setattr(BaseDatabaseWrapper, "on_commit", lambda self, func, robust=False: func())
        jobs = cast(DummyBackend, default_task_backend)
        jobs.clear()
        before = len(mail.outbox)
        output = load()
        yield Loaded(output, len(mail.outbox) - before, {result.task.name for result in jobs.results})
        transaction.set_rollback(True)
    MailSite.objects.clear_cache()


def page_in(language: str, slug: str) -> Any:
    return Page.objects.get(slug=slug, locale__language_code=language).specific


def slugs_of(language: str, **filters: Any) -> set[str]:
    pages = ArticlePage.objects.filter(locale__language_code=language, **filters)
    return set(pages.values_list("slug", flat=True))


def progress(language: str, slug: str) -> tuple[int, int]:
    key = page_in("en", slug).translation_key
    return Translation.objects.get(source__object_id=key, target_locale__language_code=language).get_progress()


# What is there


def test_load_tells_its_steps(demo: Loaded) -> None:
    assert demo.output == [
        "Countries",
        "Accounts",
        "Messages",
        "Glossary",
        "Campaigns",
        "Pictures",
        "English pages",
        "Translation: fr",
        "Translation: de",
        "Translation: es",
        "150 comments",
        "Neighbours",
        "Indexes",
    ]


def test_load_leaves_a_sound_tree(demo: Loaded) -> None:
    assert [list(fault) for fault in Page.find_problems()] == [[], [], [], [], []]


def test_load_removes_the_welcome_page(demo: Loaded) -> None:
    homes = {"home", *(f"home-{code}" for code in ("fr", "de", "es", "de-ch", "de-de-at"))}
    assert set(Page.objects.filter(depth=2).values_list("slug", flat=True)) == homes


def test_load_names_the_site_once_for_pages_and_mails(demo: Loaded) -> None:
    site = Site.objects.get()
    assert (site.hostname, site.port, site.site_name, site.root_page.slug) == (
        "localhost",
        int(os.environ.get("PORT") or 8000),
        "Averlune",
        "home",
    )
    assert MailSite.objects.get().domain == f"localhost:{site.port}"


def test_load_launches_a_country_in_every_state(demo: Loaded) -> None:
    rows = Country.objects.values_list("name", "code", "locale__language_code", "time_zone", "state")
    assert set(rows) == {
        ("United Kingdom", "GB", "en", "Europe/London", "live"),
        ("France", "FR", "fr", "Europe/Paris", "live"),
        ("Germany", "DE", "de", "Europe/Berlin", "live"),
        ("Spain", "ES", "es", "Europe/Madrid", "live"),
        ("Austria", "AT", "de-at", "Europe/Vienna", "preparing"),
        ("Switzerland", "CH", "de-ch", "Europe/Zurich", "paused"),
    }


def test_what_is_prepared_follows_its_source_and_is_not_live(demo: Loaded) -> None:
    pages = Page.objects.filter(locale__language_code="de-at")
    assert pages.count() == Page.objects.filter(locale__language_code="de").count()
    assert {(page.live, page.alias_of.locale.language_code) for page in pages} == {(False, "de")}


def test_work_is_handed_out_late_and_due(demo: Loaded) -> None:
    french = Assignment.objects.filter(translation__target_locale__language_code="fr").exclude(assignee=None)
    due = {row.translation.source.object_repr: row.due_on for row in french}
    today = timezone.localdate()
    assert due == {
        "Limescale without drama": today - datetime.timedelta(days=2),
        "Small flat, big mess": today + datetime.timedelta(days=5),
    }


def test_one_translation_was_sent_back(demo: Loaded) -> None:
    state = WorkflowState.objects.get(status=WorkflowState.STATUS_NEEDS_CHANGES)
    assert state.content_object.pk == page_in("es", "kitchen-in-ten-minutes").pk
    assert state.current_task_state.comment.startswith("Falta el primer título")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_pages(demo: Loaded, language: str) -> None:
    mine = {"locale__language_code": language, "live": True}
    assert HomePage.objects.filter(**mine).count() == 1
    assert BlogIndexPage.objects.filter(slug="blog", **mine).count() == 1
    assert set(StandardPage.objects.filter(**mine).values_list("slug", flat=True)) == {
        "about",
        "charter",
        "refill-bars",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_authors_categories_and_settings(demo: Loaded, language: str) -> None:
    mine = {"locale__language_code": language}
    assert set(Author.objects.filter(**mine).values_list("slug", flat=True)) == {"nora", "theo", "ilse", "marisol"}
    assert set(Category.objects.filter(**mine).values_list("slug", flat=True)) == {"care", "lab", "refill", "home"}
    settings = BrandSettings.objects.get(**mine)
    navigation = [(item.page.slug, item.page.locale.language_code) for item in settings.navigation.all()]
    assert navigation == [(slug, language) for slug in ("blog", "refill-bars", "about", "charter")]
    assert [link.url.split("/")[2].split(".", 1)[1] for link in settings.social_links.all()] == ["example.org"] * 2
    assert settings.logo is not None
    assert settings.logo.title == "Averlune"


@pytest.mark.parametrize(
    ("language", "missing", "drafts"),
    [
        ("en", set(), set()),
        ("fr", set(), {"small-flat-big-mess", "laundry-at-thirty"}),
        ("de", {"refill-station-in-lyon", "vinegar-myths"}, set()),
        ("es", {"reading-a-label"}, {"kitchen-in-ten-minutes"}),
    ],
)
def test_each_language_has_its_articles(demo: Loaded, language: str, missing: set[str], drafts: set[str]) -> None:
    assert slugs_of(language, live=True) == set(article_slugs()) - missing - drafts
    assert slugs_of(language, live=False) == drafts


def test_articles_carry_what_the_english_text_says(demo: Loaded) -> None:
    for language in ("en", "fr"):
        page = page_in(language, "refill-not-recycle")
        assert page.date == datetime.date(2026, 10, 28)
        assert (page.author.slug, page.author.locale, page.category.slug) == ("ilse", page.locale, "refill")
        assert set(page.tags.values_list("name", flat=True)) == set(read_page("en", page.slug)["tags"])
        assert page.picture.title == "Why we refill before we recycle"


def test_every_page_is_what_its_editor_could_save(demo: Loaded) -> None:
    for page in Page.objects.filter(depth__gt=1).specific():
        page.full_clean()
        for name in ("body", "sections"):
            stream = getattr(page, name, None)
            if stream is not None:
                stream.stream_block.clean(stream)


def test_every_live_page_is_served(demo: Loaded) -> None:
    visitor = Client(headers={"host": "localhost"})
    pages = Page.objects.live().filter(depth__gt=1)
    answers = {page.url: visitor.get(page.get_url_parts()[2]).status_code for page in pages}
    assert len(answers) == pages.count() == 70
    assert {url: status for url, status in answers.items() if status != 200} == {}


# Links


def test_links_lead_to_pages_of_the_same_language(demo: Loaded) -> None:
    seen = 0
    for page in ArticlePage.objects.live().exclude(locale__language_code="en"):
        references = ReferenceIndex.get_references_for_object(page).filter(to_content_type__model="page")
        linked = Page.objects.filter(pk__in=[int(reference.to_object_id) for reference in references])
        assert {target.locale_id for target in linked} <= {page.locale_id}
        seen += len(linked)
    assert seen > 60


def test_a_link_to_a_missing_page_is_plain_text(demo: Loaded) -> None:
    body = str(page_in("de", "limescale-without-drama").body.raw_data[2]["value"])
    english = str(page_in("en", "limescale-without-drama").body.raw_data[2]["value"])
    assert "linktype" in english
    assert "linktype" not in body
    assert "page:" not in body + english


# Translations


def test_complete_translations_are_complete_for_the_desk(demo: Loaded) -> None:
    for translation in Translation.objects.all():
        total, translated = translation.get_progress()
        page = Page.objects.filter(
            translation_key=translation.source.object_id, locale=translation.target_locale, live=True
        )
        if page.exists() or translation.source.specific_content_type.model in {"author", "category"}:
            assert (total > 0, translated) == (True, total)


def test_translations_hold_for_wagtail_localize(demo: Loaded) -> None:
    for string in StringTranslation.objects.select_related("translation_of"):
        StringValue.from_translated_html(string.data)
        validate_translation_links(string.translation_of.data, string.data)


def test_a_translation_made_again_from_its_strings_is_the_same(demo: Loaded) -> None:
    page = page_in("fr", "how-a-pebble-dissolves")
    source = TranslationSource.objects.get_for_instance(page_in("en", page.slug))
    again = source.get_ephemeral_translated_instance(page.locale)
    assert again.title == page.title == read_page("fr", page.slug)["title"]
    assert [block.id for block in again.body] == [block.id for block in page.body]
    headings = [[block.value["text"] for block in p.body if block.block_type == "heading"] for p in (again, page)]
    assert headings[0] == headings[1]


def test_a_translation_built_otherwise_is_refused(demo: Loaded) -> None:
    page = page_in("fr", "how-a-pebble-dissolves")
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
    first = next(block for block in page.body if block.block_type == "heading")
    first.value["text"] = ""
    with pytest.raises(ValueError, match=rf"not built like its source at body.{first.id}.text"):
        save_strings(translation, page, User.objects.get(email="translator.fr@example.org"))


def test_pages_without_translation_are_not_on_the_desk(demo: Loaded) -> None:
    for language, slug in [("de", "refill-station-in-lyon"), ("de", "vinegar-myths"), ("es", "reading-a-label")]:
        key = page_in("en", slug).translation_key
        found = Translation.objects.filter(source__object_id=key, target_locale__language_code=language)
        assert not found.exists()


def test_an_untouched_translation_waits_on_the_desk(demo: Loaded) -> None:
    total, translated = progress("fr", "small-flat-big-mess")
    assert (total > 15, translated) == (True, 0)
    assert page_in("fr", "small-flat-big-mess").title == page_in("en", "small-flat-big-mess").title


def test_a_partly_translated_draft_lacks_one_string(demo: Loaded) -> None:
    total, translated = progress("es", "kitchen-in-ten-minutes")
    draft = page_in("es", "kitchen-in-ten-minutes").get_latest_revision_as_object()
    headings = [block.value["text"] for block in draft.body if block.block_type == "heading"]
    assert total - translated == 1
    assert headings[0] == "What you need"
    assert headings[1] == read_page("es", "kitchen-in-ten-minutes")["body"][3]["text"]


def test_one_article_is_outdated(demo: Loaded) -> None:
    sources = TranslationSource.objects.filter(specific_content_type__model__endswith="page")
    outdated = {
        source.object_repr
        for source in sources
        if source.get_source_instance().last_published_at > source.last_updated_at
    }
    assert outdated == {"Limescale without drama"}
    english, german = (page_in(language, "limescale-without-drama") for language in ("en", "de"))
    assert (len(english.body) - len(german.body), german.live) == (1, True)


def test_one_translation_waits_for_the_french_manager(demo: Loaded) -> None:
    page = page_in("fr", "laundry-at-thirty")
    waiting = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    state = waiting.get(base_content_type=ContentType.objects.get_for_model(Page))
    manager, other = User.objects.get(email="manager.fr@example.org"), User.objects.get(email="manager.de@example.org")
    assert (state.content_object.pk, state.requested_by.email) == (page.pk, "editor.fr@example.org")
    task = state.current_task_state.task.specific
    assert [bool(task.get_actions(page, user)) for user in (manager, other)] == [True, False]
    assert page.get_latest_revision_as_object().title == "Laver son linge à trente degrés"
    assert page.first_published_at is None


def test_one_live_page_has_a_draft_edit(demo: Loaded) -> None:
    page = page_in("fr", "about")
    assert (page.live, page.has_unpublished_changes, page.latest_revision.user.email) == (
        True,
        True,
        "editor.fr@example.org",
    )
    assert page.get_latest_revision_as_object().intro != page.intro == read_page("fr", "about")["intro"]
    edited = Page.objects.live().filter(has_unpublished_changes=True)
    assert [item.pk for item in edited] == [page.pk]


# Messages


def message_in(language: str, key: str) -> BrandMessage:
    return BrandMessage.objects.get(key=key, locale__language_code=language)


def states_in(language: str) -> dict[str, set[str]]:
    """The keys of the messages by the state that they are in."""
    locale = Locale.objects.get(language_code=language)
    origins = list(BrandMessage.objects.origins())
    found: dict[str, set[str]] = {}
    for (key, _locale), standing in read_states(origins, [locale]).items():
        message = next(origin for origin in origins if origin.translation_key == key)
        found.setdefault(standing.state, set()).add(message.key)
    return found


def test_the_demo_has_its_messages_terms_and_campaigns(demo: Loaded) -> None:
    assert BrandMessage.objects.origins().count() == 25
    assert (Concept.objects.count(), Term.objects.count()) == (25, 114)
    assert (Campaign.objects.count(), CampaignMessage.objects.count(), CampaignCountry.objects.count()) == (2, 18, 8)
    assert (WordingPattern.objects.count(), RequiredLine.objects.count(), RuleSetting.objects.count()) == (2, 2, 1)
    assert not BrandMessage.objects.filter(kind="claim", substantiation=None).exists()
    assert [len(document.file.read()) > 1000 for document in get_document_model().objects.all()] == [True] * 3


def test_everything_of_messaging_is_what_its_form_could_save(demo: Loaded) -> None:
    for model in (BrandMessage, Concept, Term, Campaign, WordingPattern, RequiredLine, RuleSetting):
        rows: Any = model._default_manager
        for row in rows.all():
            row.full_clean()


@pytest.mark.parametrize(
    ("language", "planned"),
    [
        ("en", {"not_here": {"legal-sorting-fr"}}),
        (
            "fr",
            {
                "not_here": {"legal-prices-gb"},
                "translating": {"claim-break-even"},
                "awaiting": {"cold-water-is-enough"},
            },
        ),
        ("de", {"not_here": {"legal-prices-gb", "legal-sorting-fr"}, "outdated": {"claim-loop-return-rate"}}),
        (
            "es",
            {
                "not_here": {"legal-prices-gb", "legal-sorting-fr"},
                "translating": {"by-weight"},
                "missing": {"boilerplate-press", "bottle-for-years", "claim-break-even", "start-with-one"},
            },
        ),
    ],
)
def test_messages_are_in_the_states_that_are_planned(demo: Loaded, language: str, planned: dict[str, set[str]]) -> None:
    found = states_in(language)
    assert len(found.pop("live")) == 21 - sum(len(keys) for keys in planned.values())
    everywhere = {
        "scheduled": {"unscented-for-all"},
        "expired": {"tagline-spring-cleaning", "claim-panel-2025"},
        "withdrawn": {"claim-grease"},
    }
    assert found == everywhere | planned


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_earlier_text_of_a_message_was_approved(demo: Loaded, language: str) -> None:
    message, words = message_in(language, "claim-loop-return-rate"), read_messages(language)["claim-loop-return-rate"]
    texts = [revision.content["text"] for revision in message.revisions.order_by("pk")]
    assert texts == [words["earlier"]["text"], words["text"]]
    hashes = [fingerprint(revision.as_object()) for revision in message.revisions.order_by("-pk")]
    approvals = Approval.objects.of(message)
    assert list(approvals.values_list("content_hash", "kind")) == [(each, "setup") for each in hashes]


def test_what_is_live_of_messages_is_known_to_be_translated(demo: Loaded) -> None:
    kind = ContentType.objects.get_for_model(BrandMessage)
    open_ones = {
        (translation.source.object_repr, translation.target_locale.language_code, *translation.get_progress())
        for translation in Translation.objects.filter(source__specific_content_type=kind)
        if len(set(translation.get_progress())) == 2
    }
    assert open_ones == {
        ("claim-loop-return-rate", "de", 2, 0),
        ("claim-break-even", "fr", 2, 0),
        ("by-weight", "es", 2, 1),
    }


def test_a_message_waits_for_the_french_manager(demo: Loaded) -> None:
    message = message_in("fr", "cold-water-is-enough")
    manager, other = (User.objects.get(email=f"manager.{code}@example.org") for code in ("fr", "de"))
    task = message.current_workflow_state.current_task_state.task.specific
    assert (message.live, message.current_workflow_state.requested_by.email) == (False, "editor.fr@example.org")
    assert [bool(task.get_actions(message, user)) for user in (manager, other)] == [True, False]


def test_the_withdrawn_message_names_the_pages_it_was_on(demo: Loaded) -> None:
    withdrawal = Withdrawal.objects.get()
    by = User.objects.get(email="marketing@example.org")
    assert (withdrawal.key, withdrawal.withdrawn_by) == ("claim-grease", by)
    assert sorted(page["locale"] for page in withdrawal.pages) == ["de", "en", "es", "fr"]


@pytest.mark.parametrize(
    ("language", "slug", "text"),
    [
        ("fr", "refill-bars", "Dans un Refill Bar, vous payez ce que vous prenez"),
        ("es", "refill-bars", "At a Refill Bar you pay for what you take"),
        ("de", "loop-returns-explained", "Von 100 Beuteln, die wir verkaufen, kommen 68 mit Loop zurück"),
        ("en", "loop-returns-explained", "Of every 100 pouches that we sell, 71 come back with Loop"),
    ],
)
def test_pages_show_the_message_of_their_language(demo: Loaded, language: str, slug: str, text: str) -> None:
    page = page_in(language, slug)
    assert text not in str(page.body.raw_data)
    answer = Client(headers={"host": "localhost"}).get(page.get_url_parts()[2])
    assert text in answer.content.decode()


def test_campaigns_are_late_and_due_from_the_day_of_loading(demo: Loaded) -> None:
    today = timezone.localdate()
    running, coming = Campaign.objects.order_by("due_on")
    assert (running.due_on, coming.due_on) == (today - datetime.timedelta(days=5), today + datetime.timedelta(days=19))
    own = {row.message.key: (row.due_on - today).days for row in running.messages.all() if row.due_on}
    assert own == {"bottle-for-years": -12, "by-weight": 2, "start-with-one": 6}
    cells = {(cell.message.key, cell.country.code): cell.is_left_out for cell in CampaignCell.objects.all()}
    assert cells == {("claim-break-even", "ES"): False, ("start-with-one", "FR"): True}


def test_the_demo_has_a_finding_of_every_rule(demo: Loaded) -> None:
    pages = [page_in(language, "questions-from-the-fair") for language in LANGUAGES]
    found = {one.rule for page in [*pages, page_in("fr", "refill-not-recycle")] for one in check_text(page)}
    assert found == set(RULES)


def test_what_was_waived_is_found_and_waived(demo: Loaded) -> None:
    rows = Waiver.objects.values_list("locale__language_code", "rule", "subject")
    pages = [page_in(code, "limescale-without-drama") for code in ("fr", "de", "es")]
    pages += [HomePage.objects.get(locale__language_code=code) for code in LANGUAGES]
    pages.append(page_in("fr", "reading-a-label"))
    found = [
        (page.locale.language_code, one.rule, one.subject)
        for page in pages
        for one in check_text(page)
        if one.is_waived
    ]
    assert sorted(found) == sorted(rows)
    assert len(found) == 11


# People


def test_every_account_can_log_in(demo: Loaded) -> None:
    names = ["admin", "marketing", *STAFF, *(f"member{number}" for number in range(1, 16))]
    users = User.objects.filter(email__in=[f"{name}@example.org" for name in names])
    assert users.count() == len(names) == User.objects.count()
    assert all(user.check_password("relais-demo") for user in users)
    addresses = EmailAddress.objects.filter(verified=True, primary=True)
    assert set(addresses.values_list("email", flat=True)) == {user.email for user in users}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", Role.values)
def test_staff_are_in_their_team_and_in_no_other(demo: Loaded, language: str, role: str) -> None:
    user = User.objects.get(email=f"{role}.{language}@example.org")
    teams = CountryTeam.objects.filter(group__in=user.groups.all())
    assert [(team.role, team.country.locale.language_code) for team in teams] == [(role, language)]
    assert (user.language, UserProfile.objects.get(user=user).preferred_language) == (language, language)
    assert user.display_name.endswith(" (Averlune)")


def test_head_office_has_its_rights(demo: Loaded) -> None:
    superusers = User.objects.filter(is_superuser=True)
    assert [user.email for user in superusers] == ["admin@example.org"]
    marketing = User.objects.get(email="marketing@example.org")
    assert [group.name for group in marketing.groups.all()] == ["Marketing"]


def test_members_are_no_staff(demo: Loaded) -> None:
    members = User.objects.filter(email__startswith="member")
    assert (members.count(), members.filter(groups__isnull=False).count()) == (15, 0)
    assert not any(member.has_perm("wagtailadmin.access_admin") for member in members)


# Comments


def test_comments_stand_on_live_pages_of_their_language(demo: Loaded) -> None:
    total = 0
    for language in LANGUAGES:
        found = Comment.objects.filter(discussion__locale__language_code=language)
        live = [entry for entry in read_comments(language) if page_in(language, entry["article"]).live]
        assert found.count() == len(live)
        assert not found.filter(discussion__page__live=False).exists()
        total += len(live)
    assert total == 150


def test_comments_are_placed_as_if_posted_one_by_one(demo: Loaded) -> None:
    page = page_in("en", "limescale-without-drama")
    loaded = list(page.discussion.comments.order_by("submit_date", "path"))
    page.discussion.comments.all().delete()
    Discussion.objects.filter(page=page).delete()
    posted: dict[int, Comment] = {}
    for comment in loaded:
        parent = None if comment.parent_id == comment.pk else posted[comment.parent_id]
        posted[comment.pk] = post_comment(
            page, Draft(comment.comment, guest_name="A", guest_email="a@b.org", parent=parent)
        )
    for comment in loaded:
        again = posted[comment.pk]
        again.refresh_from_db()
        names = ("path", "level", "position", "html", "last_position")
        assert [getattr(again, name) for name in names] == [getattr(comment, name) for name in names]
        assert again.thread_id == posted[comment.thread_id].pk


def test_counters_agree_with_the_rows(demo: Loaded) -> None:
    for discussion in Discussion.objects.all():
        rows = Comment.objects.filter(discussion=discussion)
        assert discussion.comment_count == rows.filter(state="published").count()
        assert discussion.last_number == rows.count()
        for root in rows.filter(position=0):
            assert root.reply_count == rows.filter(root=root, is_listed=True).count()
            assert root.last_position == rows.filter(root=root).count()


def test_comments_are_dated_in_order_and_not_ahead(demo: Loaded) -> None:
    assert not Comment.objects.filter(submit_date__gt=timezone.now()).exists()
    replies = Comment.objects.exclude(parent_id=F("pk"))
    for reply in replies:
        assert Comment.objects.get(pk=reply.parent_id).submit_date < reply.submit_date
    first = page_in("fr", "refill-station-in-lyon").discussion.comments.earliest("submit_date")
    hours = next(e["hours"] for e in read_comments("fr") if e["article"] == "refill-station-in-lyon")
    opening = datetime.datetime(2026, 11, 4, 8, tzinfo=datetime.UTC)  # nine o'clock in Paris
    assert first.submit_date <= opening + datetime.timedelta(hours=hours)


def test_withdrawn_comments_keep_their_thread(demo: Loaded) -> None:
    withdrawn = Comment.objects.filter(state=Comment.State.WITHDRAWN)
    with_replies = set(Comment.objects.published().values_list("parent_id", flat=True))
    assert withdrawn.count() == 7
    assert set(withdrawn.filter(is_listed=True)) == set(withdrawn.filter(pk__in=with_replies)) != set()
    assert not withdrawn.filter(is_public=True).exists()


def test_guests_write_from_example_org(demo: Loaded) -> None:
    guests = Comment.objects.filter(user__isnull=True)
    assert guests.count() > 30
    assert {comment.user_email.partition("@")[2] for comment in guests} == {"example.org"}
    assert Follower.objects.count() == 0


def test_load_sends_no_mail_and_queues_none(demo: Loaded) -> None:
    assert demo.mails == 0
    assert {job for job in demo.jobs if "notify" in job or "mail" in job or "send" in job} == set()


# Indexes


def test_indexes_are_built_once_and_not_queued(demo: Loaded) -> None:
    article = ContentType.objects.get_for_model(ArticlePage)
    assert IndexEntry.objects.filter(content_type=article).count() == ArticlePage.objects.count()
    assert ReferenceIndex.get_references_to(page_in("fr", "charter")).exists()
    # The one that was queued is for the pages of the message that was withdrawn.
    assert {job for job in demo.jobs if "index" in job} == {"index_pages"}


def test_search_finds_a_word_of_the_body(demo: Loaded) -> None:
    found = ArticlePage.objects.live().search("squeegee")
    assert [page.slug for page in found] == ["limescale-without-drama"]


# Running it again, or where it must not run


def counts() -> list[int]:
    models = (Page, User, Comment, BrandImage, Translation, StringTranslation, Country, WorkflowState)
    return [model._default_manager.count() for model in models]


def test_loading_twice_is_refused_and_changes_nothing(demo: Loaded) -> None:
    before = counts()
    with pytest.raises(CommandError, match="loaded already; nothing was changed"):
        load()
    assert counts() == before


def test_loading_once_more_with_once_says_so(demo: Loaded) -> None:
    before = counts()
    assert load("--once") == ["The demo is already there."]
    assert counts() == before


# In bulk


def bulk_sizes() -> dict[str, int]:
    pages = ArticlePage.objects.filter(slug__startswith="bench-").order_by("path")
    return {page.slug: page.discussion.comment_count if hasattr(page, "discussion") else 0 for page in pages}


def test_bulk_adds_articles_and_comments_to_the_number(demo: Loaded) -> None:
    before = Comment.objects.count()
    assert load(articles=6, comments=131) == ["6 articles in bulk", "131 comments in bulk", "Indexes"]
    assert bulk_sizes() == {
        "bench-0": 0,
        "bench-100": 100,
        "bench-article-3": 8,
        "bench-article-4": 8,
        "bench-article-5": 8,
        "bench-article-6": 7,
    }
    assert [model._base_manager.count() - before for model in (PlainComment, XtdComment, Comment)] == [131] * 3


def test_bulk_articles_are_sound_pages(demo: Loaded) -> None:
    load(articles=3)
    assert [list(fault) for fault in Page.find_problems()] == [[], [], [], [], []]
    page = page_in("en", "bench-article-2")
    assert (page.title, page.url, page.live) == ("Benchmark article 2", "/en/blog/bench-article-2/", True)
    assert page.tags.count() > 0
    assert ArticlePage.objects.get(pk=page.pk).body.raw_data[0]["type"] == "paragraph"
    index = page_in("en", "blog")
    assert (index.numchild, index.get_children().count()) == (17, 17)


def test_bulk_comments_are_placed_like_posted_ones(demo: Loaded) -> None:
    load(articles=2, comments=100)
    page = page_in("en", "bench-100")
    rows = page.discussion.comments
    assert page.discussion.last_number == rows.count() == 100
    for comment in rows.all():
        parent = Comment.objects.get(pk=comment.parent_id)
        level = min(parent.level + 1, 3) if parent != comment else 0
        assert (comment.level, comment.path[: level * 6]) == (level, parent.path[: level * 6])
        assert len(comment.path) == (level + 1) * 6
        assert (comment.thread_id, comment.position == 0) == (comment.root_id or comment.pk, parent == comment)
    for root in rows.roots():
        assert root.reply_count == root.last_position == rows.filter(root=root).count()
    reply = post_comment(page, Draft("One more.", guest_name="A", guest_email="a@example.org", parent=rows.roots()[0]))
    assert reply.path.endswith("00002t")  # 101 in base 36


def test_bulk_has_one_long_thread_of_half_its_comments(demo: Loaded) -> None:
    load(articles=4, comments=6100)
    assert bulk_sizes() == {"bench-0": 0, "bench-100": 100, "bench-1000": 1000, "bench-5000": 5000}
    longest = page_in("en", "bench-5000").discussion.comments.order_by("-reply_count").first()
    assert longest.reply_count == 2499
    assert Comment.objects.filter(discussion__page__slug="bench-1000").order_by("-reply_count")[0].reply_count < 20


def test_bulk_comments_alone_go_to_the_demo(demo: Loaded) -> None:
    before = page_in("en", "vinegar-myths").discussion.last_number
    load(comments=26)
    discussion = page_in("en", "vinegar-myths").discussion
    assert discussion.last_number - before == discussion.comments.count() - before == 2
    assert ArticlePage.objects.filter(slug__startswith="bench-").count() == 0


def test_bulk_is_not_doubled(demo: Loaded) -> None:
    load(articles=2)
    with pytest.raises(CommandError, match="loaded already"):
        load(articles=2)
    assert load("--once", articles=2) == ["The demo is already there."]
    assert len(bulk_sizes()) == 2
