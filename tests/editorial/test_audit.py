"""The log: what it keeps, that it stays, and who reads what of it."""

import csv
import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from blog.models import ArticlePage
from hub.countries.actions import change_state, join_team, launch_country, leave_team
from hub.countries.models import Country, Role
from hub.editorial.actions import emergency_publish, ensure_workflow, submit_for_approval
from hub.editorial.models import Approval, StepApproval
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_category, make_member

AUDIT = "editorial:audit"


@pytest.fixture
def page(france: Country, editor: User) -> ArticlePage:
    """A live French article with an editor's draft."""
    ensure_workflow(france)
    article = make_article("Savon noir", "fr")
    article.title = "Savon blanc"
    article.save_revision(user=editor, log_action=True)
    return ArticlePage.objects.get(pk=article.pk)


def decide(page: Page, user: User, action: str = "approve", **form: str) -> None:
    state = Page.objects.get(pk=page.pk).specific.current_workflow_task_state
    state.task.specific.on_action(state, user, action, **form)


def seen(user: User, **query: Any) -> list[Any]:
    """Return the lines that somebody reads, the oldest first."""
    return list(reversed(browser_of(user).get(reverse(AUDIT), query).context["object_list"]))


def actions_on(title: str, user: User, **query: Any) -> list[str]:
    return [line.action for line in seen(user, **query) if line.title == title]


def test_an_approval_is_in_the_page_s_history(page: ArticlePage, editor: User, manager: User, marketer: User) -> None:
    submit_for_approval(page, editor)
    decide(page, manager)
    decide(page, marketer)
    history = browser_of(manager).get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    newest = Approval.objects.of(page)[0]
    assert f"This exact text was approved (fingerprint {newest.content_hash[:12]})" in history
    assert PageLogEntry.objects.get(action="editorial.approve").user == marketer


def test_every_act_on_a_text_is_in_the_report(page: ArticlePage, editor: User, manager: User, marketer: User) -> None:
    before = len(seen(marketer))
    submit_for_approval(page, editor)
    decide(page, manager, "reject", comment="Too short")
    submit_for_approval(Page.objects.get(pk=page.pk).specific, editor)
    decide(page, manager)
    decide(page, marketer)
    acts = [(line.action, line.person) for line in seen(marketer)[before:]]
    assert acts == [
        ("Workflow: start", "editor FR"),
        ("Workflow: reject task", "manager FR"),
        ("Workflow: resume task", "editor FR"),
        ("Workflow: approve task", "manager FR"),
        ("Workflow: approve task", "Marketer"),
        ("Approve a text", "Marketer"),
        ("Publish", "Marketer"),
    ]


def test_a_reason_is_in_the_report(page: ArticlePage, editor: User, manager: User) -> None:
    submit_for_approval(page, editor)
    decide(page, manager, "reject", comment="Too short")
    assert seen(manager)[-1].comment == "Too short"


def test_an_emergency_is_logged_once_with_its_reason(page: ArticlePage, manager: User) -> None:
    emergency_publish(page, manager, "Recall of a batch")
    assert "Published without approval: Recall of a batch" in [line.message for line in seen(manager)]
    assert not PageLogEntry.objects.filter(action="editorial.approve").exists()


def test_what_went_live_while_setting_up_says_so(page: ArticlePage, manager: User) -> None:
    entry = PageLogEntry.objects.get(action="editorial.setup", page=page)
    approval = Approval.objects.of(page).get()
    assert (entry.data["approval"], entry.data["content_hash"]) == (approval.pk, approval.content_hash)
    assert f"Went live while the site was set up (fingerprint {approval.content_hash[:12]})" in [
        line.message for line in seen(manager)
    ]


def test_roles_and_launches_are_in_the_report(france: Country, marketer: User, editor: User) -> None:
    leave_team(editor, france, Role.EDITOR)
    change_state(france, Country.State.PAUSED)
    messages = [line.message for line in seen(marketer) if line.title == "France"]
    assert messages == ["Created", "editor FR joined the team: editor", "editor FR left the team: editor", "Paused"]


def test_entries_keep_name_and_locale(page: ArticlePage, editor: User, france: Country, marketer: User) -> None:
    entry = PageLogEntry.objects.get(action="wagtail.edit", page=page)
    assert (entry.data["user_name"], entry.data["locale"]) == ("editor FR", "fr")
    joined = ModelLogEntry.objects.filter(action="countries.join_team").earliest("pk")
    assert (joined.data["locale"], joined.data.get("user_name")) == ("fr", None)
    log(make_category("Nettoyer", "fr"), "wagtail.edit", user=marketer)
    assert ModelLogEntry.objects.latest("pk").data == {"locale": "fr", "user_name": "Marketer"}
    log(editor, "wagtail.edit", user=marketer)
    assert ModelLogEntry.objects.latest("pk").data == {"user_name": "Marketer"}


def test_what_the_writer_says_is_kept(page: ArticlePage, editor: User) -> None:
    given = {"locale": "de", "user_name": "Somebody"}
    log(page, "wagtail.edit", user=editor, data=given)
    assert PageLogEntry.objects.latest("pk").data == given


def test_a_page_known_by_its_key_has_its_locale(page: ArticlePage) -> None:
    fields = {"content_type": page.content_type, "label": "x", "action": "wagtail.edit", "timestamp": timezone.now()}
    entry = PageLogEntry.objects.create(page_id=page.pk, **fields)
    assert entry.data == {"locale": "fr"}


def test_completing_an_entry_asks_nothing_of_what_is_at_hand(page: ArticlePage, editor: User) -> None:
    def count(**fields: Any) -> int:
        with CaptureQueriesContext(connection) as found:
            log(page, "wagtail.edit", **fields)
        return len(found)

    assert page.locale.language_code == "fr"
    told = {"locale": "fr", "user_name": "Somebody"}
    assert count(user=editor) == count(user=editor, data=told)


def test_a_deleted_person_keeps_the_name(page: ArticlePage, editor: User, marketer: User) -> None:
    user_id = editor.pk
    editor.delete()
    (line,) = seen(marketer, person=user_id)
    assert (line.person, line.title, line.action) == ("editor FR (deleted)", "Savon blanc", "Edit")


def test_a_person_without_a_kept_name_is_a_number(page: ArticlePage, editor: User, marketer: User) -> None:
    PageLogEntry.objects.update(data={})
    user_id = editor.pk
    editor.delete()
    assert [line.person for line in seen(marketer, person=user_id)] == [f"{user_id} (deleted)"]


def test_a_deleted_page_keeps_its_entries(
    page: ArticlePage, manager: User, marketer: User, german_editor: User
) -> None:
    page.delete(user=manager)  # type: ignore[call-arg]  # Wagtail's takes who did it
    expected = ["Approve while setting up", "Edit", "Delete"]
    for user in (marketer, manager):
        lines = [line for line in seen(user) if line.object_id == str(page.pk) and line.kind == "Article"]
        assert [line.action for line in lines if line.action in expected] == expected
        assert {(line.locale, line.url) for line in lines} == {("fr", "")}
    assert [line for line in seen(german_editor) if line.object_id == str(page.pk) and line.locale == "fr"] == []
    assert seen(marketer)[-1].person == "manager FR"


@pytest.fixture
def rows(page: ArticlePage, editor: User, manager: User) -> list[Model]:
    """One row of each kind that stays."""
    submit_for_approval(page, editor)
    decide(page, manager)
    models: list[type[Model]] = [PageLogEntry, ModelLogEntry, Approval, StepApproval]
    return [model._default_manager.latest("pk") for model in models]


def test_rows_refuse_to_be_changed(rows: list[Model]) -> None:
    for row in rows:
        with pytest.raises(TypeError, match="append-only"):
            row.save()


def test_rows_refuse_to_be_deleted(rows: list[Model]) -> None:
    for row in rows:
        with pytest.raises(TypeError, match="append-only"), transaction.atomic():
            row.delete()
        assert type(row)._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", [PageLogEntry, ModelLogEntry])
def test_entries_refuse_to_be_deleted_together(rows: list[Model], model: type[Model]) -> None:
    with pytest.raises(TypeError, match="append-only"), transaction.atomic():
        model._default_manager.all().delete()
    assert model._default_manager.exists()


@pytest.fixture
def german(germany: Country, marketer: User) -> ArticlePage:
    """A German article and a German category that were changed."""
    log(make_category("Reinigen", "de"), "wagtail.edit", user=marketer)
    article = make_article("Schwarze Seife", "de")
    article.save_revision(user=marketer, log_action=True)
    return article


@pytest.mark.parametrize("person", ["editor", "manager", "translator", "moderator"])
def test_a_country_reads_its_own_entries(
    request: pytest.FixtureRequest, page: ArticlePage, german: ArticlePage, person: str
) -> None:
    log(make_category("Nettoyer", "fr"), "wagtail.edit")
    lines = seen(request.getfixturevalue(person))
    assert {line.locale for line in lines} == {"fr"}
    assert {"Savon blanc", "France", "Nettoyer"} <= {line.title for line in lines}


def test_countries_of_one_locale_read_the_pages_of_both_and_their_own_team(
    germany: Country, german_editor: User, german: ArticlePage
) -> None:
    austria = launch_country("Austria", "AT", "de")
    austrian = make_member("Liesl")
    join_team(austrian, austria, Role.EDITOR)
    titles = [{line.title for line in seen(user)} for user in (german_editor, austrian)]
    assert [("Germany" in found, "Austria" in found) for found in titles] == [(True, False), (False, True)]
    assert all("Schwarze Seife" in found for found in titles)


def test_entries_without_a_locale_are_for_the_head_office(editor: User, marketer: User) -> None:
    log(editor, "wagtail.edit", user=marketer)
    assert (actions_on(str(editor), marketer), actions_on(str(editor), editor)) == (["Edit"], [])


def test_the_head_office_reads_everything(page: ArticlePage, german: ArticlePage, marketer: User) -> None:
    admin = make_member(is_superuser=True)
    total = PageLogEntry.objects.count() + ModelLogEntry.objects.count()
    assert [len(seen(user)) for user in (marketer, admin)] == [total, total]
    assert {"fr", "de"} <= {line.locale for line in seen(marketer)}


def test_filters_by_country_and_locale(page: ArticlePage, german: ArticlePage, france: Country, marketer: User) -> None:
    for query in ({"country": france.pk}, {"locale": "fr"}):
        lines = seen(marketer, **query)
        assert {line.locale for line in lines} == {"fr"}
        assert {"Savon blanc", "France"} <= {line.title for line in lines}


def test_a_country_does_not_filter_by_another(german: ArticlePage, germany: Country, editor: User) -> None:
    assert seen(editor, country=germany.pk) == seen(editor, locale="de") == []


def test_filters_by_type_action_person_and_name(
    page: ArticlePage, german: ArticlePage, editor: User, marketer: User
) -> None:
    assert {line.kind for line in seen(marketer, object_type=page.content_type_id)} == {"Article"}
    assert {line.action for line in seen(marketer, action="wagtail.edit")} == {"Edit"}
    assert {line.person for line in seen(marketer, person=editor.pk)} == {"editor FR"}
    assert {line.title for line in seen(marketer, label="seife")} == {"Schwarze Seife"}


def test_filters_by_date(page: ArticlePage, marketer: User) -> None:
    old = timezone.now() - datetime.timedelta(days=40)
    log(page, "wagtail.lock", timestamp=old)
    assert [line.action for line in seen(marketer, timestamp_to=old.date().isoformat())] == ["Lock"]
    assert "Lock" not in {line.action for line in seen(marketer, timestamp_from=timezone.now().date().isoformat())}


def test_lines_lead_to_what_can_be_opened(page: ArticlePage, manager: User, moderator: User) -> None:
    category = make_category("Nettoyer", "fr")
    log(category, "wagtail.edit")

    def links(user: User) -> dict[str, str]:
        return {line.title: line.url for line in seen(user)}

    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    snippet = reverse("wagtailsnippets_blog_category:edit", args=[category.pk])
    found = links(manager)
    assert (found["Savon blanc"], found["Nettoyer"], found["France"]) == (edit, snippet, "")
    assert set(links(moderator).values()) == {""}


def test_the_log_is_closed_to_members(alice: User, visitor: Any) -> None:
    for view in (AUDIT, "editorial:audit_results"):
        assert browser_of(alice).get(reverse(view)).status_code == 302
        assert visitor.get(reverse(view)).status_code == 302


def test_the_log_is_closed_to_who_has_no_country(france: Country, hire: Callable[[Country, str], User]) -> None:
    user = hire(france, Role.MODERATOR)
    france.teams.filter(role=Role.MODERATOR).delete()
    assert browser_of(user).get(reverse(AUDIT)).headers["Location"] == "/admin/"
    assert reverse(AUDIT) not in browser_of(user).get("/admin/").content.decode()


def test_the_log_is_only_read(marketer: User) -> None:
    assert browser_of(marketer).post(reverse(AUDIT)).status_code == 405


def test_the_menu_offers_the_log(moderator: User) -> None:
    assert reverse(AUDIT) in browser_of(moderator).get("/admin/").content.decode()


def test_lines_are_paged(page: ArticlePage, manager: User) -> None:
    for _number in range(60):
        log(page, "wagtail.edit")
    assert (len(seen(manager)), browser_of(manager).get(reverse(AUDIT)).context["items_count"] > 60) == (50, True)
    assert seen(manager, p=2)[0].action == "Create"


def test_the_log_is_exported(page: ArticlePage, german: ArticlePage, editor: User) -> None:
    response = browser_of(editor).get(reverse(AUDIT), {"export": "csv"})
    heading, *rows = csv.reader(io.StringIO(response.getvalue().decode()))
    assert heading == ["Date (UTC)", "Person", "Action", "What was done", "Comment", "Type", "Name", "ID", "Locale"]
    assert ["editor FR", "Edit", "Draft saved", "", "Article", "Savon blanc", str(page.pk), "fr"] in [
        r[1:] for r in rows
    ]
    assert {row[-1] for row in rows} == {"fr"}
    assert browser_of(editor).get(reverse(AUDIT), {"export": "xlsx"}).headers["Content-Type"].endswith("sheet")


@pytest.mark.parametrize("person", ["marketer", "manager"])
def test_queries_do_not_grow_with_entries(
    request: pytest.FixtureRequest, page: ArticlePage, france: Country, person: str
) -> None:
    browser = browser_of(request.getfixturevalue(person))

    def count() -> int:
        with CaptureQueriesContext(connection) as found:
            assert browser.get(reverse(AUDIT), {"action": "wagtail.edit"}).status_code == 200
        return len(found)

    def act(number: int) -> None:
        category = make_category(f"Category {number}", "fr")
        for thing in (make_article(code="fr"), category, france):
            log(thing, "wagtail.edit", user=make_member())

    act(0)
    count()
    few = count()
    for number in range(1, 11):
        act(number)
    assert count() == few
