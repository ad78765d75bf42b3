"""The whole of it, as people do it: reading, commenting and joining; approving a change; translating a page."""

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import Site
from wagtail_localize.models import Translation, TranslationSource

from hub.countries.actions import ensure_marketing, join_team, launch_country
from hub.countries.models import Country, Role
from hub.members.models import User
from tests.factories import PASSWORD, make_article, make_comment, make_home, make_index, make_member, translate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def site_at(live_server) -> None:
    """Let the default site be the one that the browser visits, as mails link to it."""
    host, _colon, port = live_server.url.removeprefix("http://").partition(":")
    Site.objects.filter(is_default_site=True).update(hostname=host, port=int(port))
    Site.clear_site_root_paths_cache()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts-on", "scripts-off"])
def test_reader_comments_as_guest_confirms_joins_and_replies(visit, post, live_server, scripts):
    for code in ("en", "de"):
        make_index(code)
    article = make_article("Limescale without drama")
    german = translate(article, "de", title="Kalk ohne Drama")
    make_comment(german, "Guter Text.")
    site_at(live_server)
    page = visit(scripts, "de-DE")

    page.goto("/")
    expect(page).to_have_url(f"{live_server.url}/de/")
    page.goto("/de/blog/")
    page.get_by_role("link", name="Kalk ohne Drama").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kalk ohne Drama")

    page.locator("#new-comment a.button").click()
    page.locator("textarea").fill("Bei mir hilft **Zitronensäure**.")
    page.locator("input[name=name]").fill("Gast Gerda")
    page.locator("input[name=email]").fill("gerda@example.org")
    page.locator("form button[type=submit]").first.click()
    expect(page.get_by_text("gerda@example.org")).to_be_visible()

    page.goto(post.link("confirmations"))
    page.locator("form button[type=submit]").click()
    expect(page.get_by_text("Gast Gerda", exact=True)).to_be_visible()
    expect(page.locator("strong", has_text="Zitronensäure")).to_be_visible()

    sign_up(page, post)
    page.goto(german.url)
    comment = page.locator(".comment", has_text="Gast Gerda")
    comment.locator(".comment__act").first.click()
    page.locator("textarea").fill("Danke für den Tipp!")
    page.locator("form.panel button[type=submit]").first.click()
    expect(page.get_by_text("Danke für den Tipp!").first).to_be_visible()
    page.goto(german.url)
    expect(page.locator(".replies .comment__name")).to_have_text("Neue Leserin")


def sign_up(page: Page, post) -> None:
    page.goto("/de/accounts/signup/")
    page.locator("input[name=email]").fill("neu@example.org")
    page.locator("input[name=display_name]").fill("Neue Leserin")
    page.locator("input[name=password1]").fill("ein langes Passwort 7")
    page.locator("main form button[type=submit]").click()
    page.goto(post.link("confirm-email"))
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator(".site-tools")).to_contain_text("Neue Leserin")


@pytest.fixture
def france() -> Country:
    make_home("fr")
    return launch_country("France", "FR", "fr", "Europe/Paris")


def hire(country: Country, role: str) -> User:
    user = make_member(f"{role} {country.code}")
    join_team(user, country, role)
    return user


def log_in(visit, user: User) -> Page:
    page = visit(viewport={"width": 1280, "height": 900})
    page.goto("/admin/")
    page.locator("input[name=login]").fill(user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/admin/")
    return page


def approve(page: Page, article) -> None:
    page.goto(f"/admin/pages/{article.pk}/edit/")
    page.get_by_role("button", name="More actions").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Approve", exact=True).click()


def test_a_change_is_live_only_after_both_approvals(visit, post, france, live_server):
    article = translate(make_article("On glass", "en"), "fr", title="Sur le verre")
    site_at(live_server)
    editor, manager = hire(france, Role.EDITOR), hire(france, Role.MANAGER)
    marketer = make_member("Marketer")
    marketer.groups.add(ensure_marketing())

    desk = log_in(visit, editor)
    desk.goto(f"/admin/pages/{article.pk}/edit/")
    desk.locator("#id_title").fill("Sur le verre, encore")
    submit = desk.get_by_role("button", name="Submit for approval")
    if not submit.is_visible():
        desk.get_by_role("button", name="More actions").click()
    with desk.expect_navigation():
        submit.click()

    reader = visit()
    reader.goto(article.url)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Sur le verre")
    approve(log_in(visit, manager), article)
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Sur le verre")
    approve(log_in(visit, marketer), article)
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Sur le verre, encore")


def test_translator_sees_what_waits_and_translates(visit, france, live_server):
    article = make_article("On glass")
    make_index("fr")
    site_at(live_server)
    source, _is_new = TranslationSource.update_or_create_from_instance(article)
    translation = Translation.objects.create(source=source, target_locale=france.locale)
    translation.save_target(publish=False)
    copy = article.get_translation(france.locale)

    desk = log_in(visit, hire(france, Role.TRANSLATOR))
    link = desk.get_by_role("link", name="On glass").first
    expect(link).to_be_visible()
    link.click()
    desk.wait_for_load_state()
    desk.locator("textarea").first.fill("Sur le verre")
    desk.get_by_role("button", name="Save as a draft").click()
    expect(desk.get_by_text("Saved as a draft.")).to_be_visible()
    copy.refresh_from_db()
    assert copy.live is False
    assert translation.source.stringsegment_set.first() is not None
    assert translation.get_progress()[1] == 1
