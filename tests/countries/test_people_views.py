"""The screen of people and roles, and the page on which one person's roles are changed."""

import csv
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from hub.countries.actions import join_team, leave_team
from hub.countries.models import CentralRole, Country, Role
from hub.countries.people import Cell, read_roles
from hub.countries.role_actions import give_central_role
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_member

LIST = "/admin/countries/people/"
MARKETING, ADMINISTRATOR = "0.marketing", "0.administrator"


def address(user: User) -> str:
    return reverse("countries:person", args=[user.pk])


def key(country: Country, role: str) -> str:
    return Cell(country.pk, role).key


def found(browser: Client, **query: Any) -> list[str]:
    """Return the names in the list as it is shown."""
    return [str(person) for person in browser.get(LIST, query).context["object_list"]]


def save(by: User, user: User, held: list[str], shown: list[str]) -> Any:
    """Send somebody's boxes: those that are ticked, and those that were as the page was opened."""
    return browser_of(by).post(address(user), {"held": held, "shown": " ".join(shown)})


def keys_of(user: User) -> set[str]:
    user.refresh_from_db()
    return {cell.key for cell in read_roles([user])[user.pk]}


def said(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def errors(response: Any) -> list[str]:
    return [str(error) for error in response.context["form"].non_field_errors()]


@pytest.fixture
def keeper(db: None) -> User:
    """Somebody who may change countries without being an administrator."""
    user = make_member("Keeper")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_country"]))
    return user


def test_list_shows_each_person_with_roles_by_country(admin: User, france: Country, germany: Country) -> None:
    user = make_member("Both")
    join_team(user, germany, Role.EDITOR)
    join_team(user, germany, Role.MODERATOR)
    give_central_role(user, CentralRole.MARKETING)
    shown = {person.pk: person for person in browser_of(admin).get(LIST).context["object_list"]}
    assert list(shown) == [admin.pk, user.pk]
    assert (shown[admin.pk].central, shown[user.pk].central) == (["administrator"], ["marketing"])
    assert shown[user.pk].by_country == [(france, []), (germany, ["editor", "moderator"])]


def test_list_says_who_is_inactive_and_who_never_came(admin: User, editor: User) -> None:
    html = browser_of(admin).get(LIST).content.decode()
    assert (html.count("Has never logged in"), html.count(">inactive<")) == (1, 0)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert browser_of(admin).get(LIST).content.decode().count(">inactive<") == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Admin", "editor DE", "editor FR", "manager FR"]),
        ({"q": "FR"}, ["editor FR", "manager FR"]),
        ({"q": "manager.fr@"}, ["manager FR"]),
        ({"country": ["FR"]}, ["editor FR", "manager FR"]),
        ({"country": ["FR", "DE"], "role": "editor"}, ["editor DE", "editor FR"]),
        ({"role": "administrator"}, ["Admin"]),
        ({"role": "translator"}, []),
        ({"role": "king"}, ["Admin", "editor DE", "editor FR", "manager FR"]),
    ],
)
def test_list_is_searched_and_filtered(
    admin: User, editor: User, manager: User, german_editor: User, alice: User, query: Any, expected: list[str]
) -> None:
    ids = dict(Country.objects.values_list("code", "pk"))
    wanted = query | {"country": [ids[code] for code in query.get("country", [])]}
    assert found(browser_of(admin), **wanted) == expected


def test_people_without_a_role_are_found_by_search_only(admin: User, editor: User, alice: User, bob: User) -> None:
    browser = browser_of(admin)
    assert found(browser, role="none") == []
    assert "to find people who have no role yet" in browser.get(LIST, {"role": "none"}).content.decode()
    assert found(browser, role="none", q="example.org") == ["Alice", "Bob"]
    assert found(browser, role="none", q="bo") == ["Bob"]


def test_search_that_finds_nobody_leads_to_people_without_a_role(admin: User, alice: User) -> None:
    html = browser_of(admin).get(LIST, {"q": "alice&"}).content.decode()
    assert f'href="{LIST}?q=alice%26&amp;role=none"' in html


def test_results_come_without_the_frame(admin: User, editor: User) -> None:
    html = browser_of(admin).get(f"{LIST}results/").content.decode()
    assert (editor.email in html, "<html" in html) == (True, False)


def test_list_has_fifty_to_a_page(admin: User, make_country: Callable[[str], Country]) -> None:
    country = make_country("Spain")
    for _number in range(50):
        join_team(make_member(), country, Role.EDITOR)
    browser = browser_of(admin)
    assert [len(found(browser, p=page)) for page in (1, 2)] == [50, 1]


def test_csv_has_a_column_for_each_country(admin: User, france: Country, germany: Country, editor: User) -> None:
    join_team(editor, france, Role.MODERATOR)
    response = browser_of(admin).get(LIST, {"export": "csv", "q": "editor"})
    rows = list(csv.reader(io.StringIO(b"".join(response).decode())))
    assert rows == [
        ["Name", "E-mail address", "Last login", "Active", "Head office", "France", "Germany"],
        ["editor FR", "editor.fr@example.org", "", "True", "", "editor, moderator", ""],
    ]


def test_csv_holds_no_formula(admin: User, france: Country) -> None:
    join_team(make_member("=1+1", email="x@example.org"), france, Role.EDITOR)
    response = browser_of(admin).get(LIST, {"export": "csv", "role": "editor"})
    assert b"".join(response).decode().splitlines()[1].startswith("'=1+1,x@example.org")


def test_xlsx_holds_the_same(admin: User, france: Country, editor: User) -> None:
    response = browser_of(admin).get(LIST, {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response))).active
    assert [row[0] for row in sheet.values] == ["Name", "Admin", "editor FR"]
    assert [row[-1] for row in sheet.values] == ["France", None, "editor"]


def test_people_without_a_role_are_not_exported(admin: User, alice: User) -> None:
    response = browser_of(admin).get(LIST, {"export": "csv", "role": "none", "q": "alice"})
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Download CSV" not in response.content.decode()
    assert "Download CSV" in browser_of(admin).get(LIST).content.decode()


@pytest.mark.parametrize("path", ["", "results/"])
def test_list_refuses_to_be_posted(admin: User, path: str) -> None:
    assert browser_of(admin).post(LIST + path).status_code == 405


@pytest.mark.parametrize("person", ["manager", "marketer", "editor", "moderator", "translator"])
def test_outsiders_get_nothing(request: pytest.FixtureRequest, france: Country, alice: User, person: str) -> None:
    user = request.getfixturevalue(person)
    browser = browser_of(user)
    for url in (LIST, f"{LIST}results/", f"{LIST}?export=csv", address(alice)):
        assert browser.get(url).headers["Location"] == "/admin/"
        assert browser.get(url, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    assert save(user, user, [MARKETING, ADMINISTRATOR], []).headers["Location"] == "/admin/"
    assert ADMINISTRATOR not in keys_of(user)


def test_visitors_are_asked_to_log_in(visitor: Client, alice: User) -> None:
    for url in (LIST, address(alice)):
        assert "login" in visitor.get(url).headers["Location"]


def test_menu_offers_it_to_administrators_only(admin: User, manager: User) -> None:
    shown = [f'"{LIST}"' in browser_of(user).get("/admin/").content.decode() for user in (admin, manager)]
    assert shown == [True, False]


def count(browser: Client, url: str) -> int:
    assert browser.get(url).status_code == 200  # what is kept from one request to the next is there now
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    return len(queries)


@pytest.mark.parametrize("export", ["", "?export=csv"])
def test_list_costs_the_same_for_many(admin: User, make_country: Callable[[str], Country], export: str) -> None:
    browser, url = browser_of(admin), LIST + export
    countries = [make_country(f"Country {number}") for number in range(2)]
    join_team(make_member(), countries[0], Role.EDITOR)
    before = count(browser, url)
    countries += [make_country(f"Country {number}") for number in range(2, 12)]
    for number in range(29):
        member = make_member()
        for country in (countries[number % 12], countries[(number + 1) % 12]):
            join_team(member, country, Role.EDITOR)
    assert (len(found(browser)), count(browser, url)) == (31, before)


def test_person_costs_the_same_for_many(admin: User, make_country: Callable[[str], Country]) -> None:
    browser, user = browser_of(admin), make_member()
    countries = [make_country(f"Country {number}") for number in range(2)]
    join_team(user, countries[0], Role.EDITOR)
    before = count(browser, address(user))
    countries += [make_country(f"Country {number}") for number in range(2, 12)]
    for country in countries:
        for role in Role:
            join_team(user, country, role)
    assert len(browser.get(address(user)).context["changes"]) == 48
    assert count(browser, address(user)) == before


def test_person_shows_the_boxes_as_they_are(admin: User, france: Country, editor: User) -> None:
    response = browser_of(admin).get(address(editor))
    [(country, boxes)] = response.context["rows"]
    assert (country, [box["ticked"] for box in boxes]) == (france, [True, False, False, False])
    assert [box["ticked"] for box in response.context["central"]] == [False, False]
    assert response.content.decode().count(" checked") == 1


def test_person_leaves_a_gap_where_a_group_is_gone(admin: User, france: Country, alice: User) -> None:
    france.teams.get(role=Role.MANAGER).group.delete()
    [(_country, boxes)] = browser_of(admin).get(address(alice)).context["rows"]
    assert [box and box["label"] for box in boxes] == ["Editor", None, "Translator", "Moderator"]


def test_saving_gives_and_takes_and_says_what(admin: User, france: Country, germany: Country, editor: User) -> None:
    shown = [key(france, "editor")]
    response = save(admin, editor, [key(germany, "manager"), MARKETING], shown)
    assert (response.status_code, response.headers["Location"]) == (302, address(editor))
    assert said(response) == ["Given: marketing, country manager (Germany). Taken: editor (France)."]
    assert keys_of(editor) == {key(germany, "manager"), MARKETING}
    assert set(
        ModelLogEntry.objects.filter(data__member_id=editor.pk, user=admin).values_list("action", flat=True)
    ) == {
        "countries.join_team",
        "countries.leave_team",
        "countries.give_central_role",
    }


def test_saving_nothing_changes_nothing(admin: User, france: Country, editor: User) -> None:
    before = ModelLogEntry.objects.count()
    response = save(admin, editor, [key(france, "editor")], [key(france, "editor")])
    assert said(response) == ["Nothing had to be changed."]
    assert (keys_of(editor), ModelLogEntry.objects.count()) == ({key(france, "editor")}, before)


def test_what_somebody_else_changed_meanwhile_stays(
    admin: User, france: Country, germany: Country, editor: User
) -> None:
    shown = [key(france, "editor")]
    join_team(editor, germany, Role.TRANSLATOR)
    leave_team(editor, france, Role.EDITOR)
    response = save(admin, editor, [key(france, "editor"), key(france, "moderator")], shown)
    assert said(response) == ["Given: moderator (France)."]
    assert keys_of(editor) == {key(germany, "translator"), key(france, "moderator")}


def test_what_somebody_else_did_already_is_not_said(admin: User, france: Country, alice: User) -> None:
    join_team(alice, france, Role.EDITOR)
    assert said(save(admin, alice, [key(france, "editor")], [])) == ["Nothing had to be changed."]


@pytest.mark.parametrize("box", ["999.editor", "{}.king", "editor", "0.king", ""])
def test_box_that_is_none_changes_nothing(admin: User, france: Country, alice: User, box: str) -> None:
    response = save(admin, alice, [box.format(france.pk), MARKETING], [])
    assert list(response.context["form"].errors) == ["held"]
    assert keys_of(alice) == set()


def test_nonsense_about_what_was_shown_is_left_out(admin: User, alice: User) -> None:
    assert said(save(admin, alice, [MARKETING], ["999.editor", "x", "<b>"])) == ["Given: marketing."]


def test_nobody_dismisses_oneself(admin: User) -> None:
    make_member("Second", is_superuser=True)
    response = save(admin, admin, [], [ADMINISTRATOR])
    assert errors(response) == ["You cannot take the administrator’s role from yourself; another one has to."]
    assert keys_of(admin) == {ADMINISTRATOR}


def test_last_administrator_keeps_the_role(admin: User) -> None:
    second = make_member("Second", is_superuser=True)
    browser = browser_of(admin)

    def dismiss(execute: Any, sql: str, *arguments: Any) -> Any:
        if "countries_countryteam" in sql:  # once the request has been let in, as another process would
            User.objects.filter(pk=admin.pk, is_active=True).update(is_active=False)
        return execute(sql, *arguments)

    with connection.execute_wrapper(dismiss):
        response = browser.post(address(second), {"shown": ADMINISTRATOR})
    assert "this is the last one. Make somebody else one first." in errors(response)[0]
    assert keys_of(second) == {ADMINISTRATOR}


def test_another_administrator_takes_the_role(admin: User) -> None:
    second = make_member("Second", is_superuser=True)
    assert said(save(admin, second, [], [ADMINISTRATOR])) == ["Taken: administrator."]
    assert keys_of(second) == set()


def test_refusal_changes_nothing_at_all(admin: User, france: Country) -> None:
    response = save(admin, admin, [key(france, "editor"), MARKETING], [ADMINISTRATOR])
    assert (response.status_code, len(errors(response)), keys_of(admin)) == (200, 1, {ADMINISTRATOR})


@pytest.mark.parametrize(("held", "shown"), [([ADMINISTRATOR], []), ([], [ADMINISTRATOR])])
def test_only_administrators_make_and_dismiss_administrators(
    admin: User, keeper: User, held: list[str], shown: list[str]
) -> None:
    for user in (keeper, admin):
        before = keys_of(user)
        response = save(keeper, user, held, shown)
        assert errors(response) == ["Only an administrator makes somebody an administrator, or takes that role."]
        assert keys_of(user) == before


def test_who_may_change_countries_gives_the_other_roles(keeper: User, france: Country, alice: User) -> None:
    save(keeper, alice, [key(france, "editor"), MARKETING], [])
    assert keys_of(alice) == {key(france, "editor"), MARKETING}


def test_inactive_person_is_marked_and_gets_no_role(admin: User, france: Country, editor: User) -> None:
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert "This account is inactive." in browser_of(admin).get(address(editor)).content.decode()
    response = save(admin, editor, [key(france, "manager")], [key(france, "editor")])
    assert errors(response) == ["The account of editor FR is inactive: it can be given no role."]
    assert keys_of(editor) == {key(france, "editor")}


def test_inactive_person_loses_a_role(admin: User, france: Country, editor: User) -> None:
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert said(save(admin, editor, [], [key(france, "editor")])) == ["Taken: editor (France)."]


def test_refused_form_keeps_the_boxes_and_what_was_shown(admin: User, france: Country) -> None:
    gone = make_member("Gone", is_active=False)
    response = save(admin, gone, [key(france, "editor")], [MARKETING])
    assert response.context["form"].ticked == {key(france, "editor")}
    assert f'name="shown" value="{MARKETING}"' in response.content.decode()


def test_own_page_says_that_it_is_oneself(admin: User, editor: User) -> None:
    browser = browser_of(admin)
    shown = ["This is you" in browser.get(address(user)).content.decode() for user in (admin, editor)]
    assert shown == [True, False]


def test_person_lists_the_changes_with_who_made_them(admin: User, france: Country, alice: User) -> None:
    save(admin, alice, [key(france, "editor")], [])
    [change] = browser_of(admin).get(address(alice)).context["changes"]
    assert (change.what, change.where, change.who) == ("Alice joined the team: editor", "France", "Admin")


def test_person_who_is_nobody_is_not_found(admin: User) -> None:
    assert browser_of(admin).get(f"{LIST}999999/").status_code == 404
    assert browser_of(admin).get(f"{LIST}{'9' * 30}/").status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_person_takes_no_other_verb(admin: User, alice: User, method: str) -> None:
    assert getattr(browser_of(admin), method)(address(alice)).status_code == 405
