"""What is translated, by country and page type: the matrix, and the lists behind it."""

import csv
import datetime
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from blog.models import ArticlePage
from hub.countries.actions import launch_country
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.editorial.coverage import State, Tally, read_matrix, read_pairs
from hub.editorial.gate import setting_up
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_home, make_index, make_locale, make_member, publish, translate

from .helpers import begin_translation, write_string

MATRIX, PAGES = "editorial:coverage", "editorial:coverage_pages"
EARLIER = timezone.now() - datetime.timedelta(days=3)


@pytest.fixture
def french(france: Country) -> Translation:
    """The translation of an article; its French page is live."""
    make_index("fr")
    translation = begin_translation(publish(make_article("Five bottles")))
    publish(translation.get_target_instance())
    return translation


def numbers(code: str = "fr", kind: type[Page] = ArticlePage) -> dict[str, int]:
    """Return what the matrix says of a page type in a locale, without the zeros."""
    matrix = read_matrix(Locale.objects.all())
    (place,) = (place for place, column in enumerate(matrix.columns) if column.locale.language_code == code)
    cells = [row[place] for row in matrix.rows if row[0].kind and row[0].kind.model_class() is kind]
    return {str(state): number for cell in cells for state, number in cell.tally.parts if number}


def states(code: str = "fr", **wanted: Any) -> dict[str, str]:
    """Return the states of the pairs that a list holds, by title."""
    found = read_pairs(Locale.objects.filter(language_code=code), **wanted)
    return {pair["source_title"]: pair["state"] for pair in found}


def test_a_published_translation_is_live(french: Translation) -> None:
    assert numbers() == {"live": 1}
    assert states()["Five bottles"] == State.LIVE


def test_a_translation_is_outdated_once_its_source_is_published(french: Translation) -> None:
    publish(french.source.get_source_instance())
    assert numbers() == {"outdated": 1}
    assert states()["Five bottles"] == State.OUTDATED


def test_a_draft_of_the_source_changes_nothing(french: Translation) -> None:
    french.source.get_source_instance().save_revision()
    assert numbers() == {"live": 1}


def test_a_draft_is_in_work(france: Country) -> None:
    make_index("fr")
    begin_translation(publish(make_article()))
    assert numbers() == {"in-work": 1}


def test_what_is_taken_over_but_not_published_is_in_work(french: Translation) -> None:
    publish(french.source.get_source_instance())
    french.source.update_from_db()
    french.save_target(publish=False)
    assert numbers() == {"in-work": 1}
    publish(french.get_target_instance())
    assert numbers() == {"live": 1}


def test_taking_the_source_over_for_one_country_leaves_the_others_outdated(
    french: Translation, germany: Country
) -> None:
    make_index("de")
    german = begin_translation(french.source.get_source_instance(), "de")
    publish(german.get_target_instance())
    publish(french.source.get_source_instance())
    french.source.refresh_from_db()
    french.source.update_from_db()
    french.save_target(publish=False)
    assert (numbers("fr"), numbers("de")) == ({"in-work": 1}, {"outdated": 1})


def test_a_page_that_is_not_there_is_missing(france: Country) -> None:
    make_article("Alone")
    assert numbers() == {"missing": 1}
    assert states()["Alone"] == State.MISSING


def test_a_page_written_by_hand_is_live_whatever_its_source_does(france: Country) -> None:
    page = publish(make_article())
    translate(page, "fr")
    publish(page)
    assert numbers() == {"live": 1}


def test_a_stopped_translation_counts_as_written_by_hand(french: Translation) -> None:
    publish(french.source.get_source_instance())
    Translation.objects.update(enabled=False)
    assert numbers() == {"live": 1}


def test_an_alias_is_live(france: Country) -> None:
    page = publish(make_article())
    make_index("fr")
    with setting_up():
        page.copy_for_translation(france.locale, alias=True)
    publish(page)
    assert numbers() == {"live": 1}


def test_only_live_pages_of_the_source_count(french: Translation) -> None:
    make_article(live=False)
    make_article("Seulement ici", "fr")
    assert numbers() == {"live": 1}
    french.source.get_source_instance().unpublish()
    assert numbers() == {}


def test_columns_are_locales_with_their_countries(germany: Country) -> None:
    launch_country("Austria", "AT", "de")
    make_locale("nl")
    columns = read_matrix(Locale.objects.all()).columns
    assert [(column.title, column.locale.language_code) for column in columns] == [
        ("Austria, Germany", "de"),
        (str(make_locale("nl")), "nl"),
    ]


def test_sums_are_of_all_types_and_all_locales(french: Translation, germany: Country) -> None:
    matrix = read_matrix(Locale.objects.all())
    counted = {pair["state"]: 0 for pair in read_pairs(Locale.objects.all())}
    for pair in read_pairs(Locale.objects.all()):
        counted[pair["state"]] += 1
    assert dict(matrix.rows[-1][-1].tally.numbers) == counted
    assert matrix.rows[-1][-1].tally.total == 2 * Page.objects.filter(locale=Locale.get_default(), depth__gt=1).count()


def test_percent_is_a_hundred_only_where_nothing_is_left() -> None:
    nearly, none = Tally(), Tally()
    nearly.numbers.update({"live": 999, "missing": 1})
    assert (nearly.percent, none.percent) == (99, 100)


def test_pairs_are_found_by_type_and_state(french: Translation) -> None:
    make_article("Alone")
    kind_id = french.source.specific_content_type_id
    assert states(kind_id=kind_id) == {"Alone": "missing", "Five bottles": "live"}
    assert states(kind_id=kind_id, state="missing") == {"Alone": "missing"}
    assert states(kind_id=kind_id, state="live") == {"Five bottles": "live"}
    assert list(read_pairs([])) == []


def seen(user: User, view: str = MATRIX, **query: Any) -> Any:
    return browser_of(user).get(reverse(view), query)


def columns_seen(user: User) -> list[str]:
    return [column.locale.language_code for column in seen(user).context["matrix"].columns]


@pytest.mark.parametrize("person", ["manager", "translator", "editor"])
def test_matrix_shows_the_own_country(
    request: pytest.FixtureRequest, germany: Country, french: Translation, person: str
) -> None:
    assert columns_seen(request.getfixturevalue(person)) == ["fr"]


def test_matrix_shows_all_countries_to_the_head_office(germany: Country, marketer: User) -> None:
    admin = make_member(is_superuser=True)
    assert (columns_seen(marketer), columns_seen(admin)) == (["fr", "de"], ["fr", "de"])


@pytest.mark.parametrize("view", [MATRIX, PAGES, "editorial:coverage_results", "editorial:coverage_pages_results"])
def test_reports_are_closed_to_who_works_on_no_tree(moderator: User, alice: User, view: str) -> None:
    assert seen(moderator, view).headers["Location"] == "/admin/"
    assert seen(alice, view).status_code == 302
    assert browser_of(make_member(is_superuser=True)).post(reverse(view)).status_code == 405


def test_menu_offers_the_report_to_who_works_on_a_tree(translator: User, moderator: User) -> None:
    offered = [reverse(MATRIX) in browser_of(user).get("/admin/").content.decode() for user in (translator, moderator)]
    assert offered == [True, False]


def test_matrix_leads_to_its_pages(french: Translation, translator: User) -> None:
    text = seen(translator).content.decode()
    kind_id = french.source.specific_content_type_id
    assert f"{reverse(PAGES)}?locale=fr&amp;type={kind_id}&amp;state=live" in text
    (line,) = seen(translator, PAGES, locale="fr", type=kind_id, state="live").context["object_list"]
    assert line.title == "Five bottles"


def lines(user: User, **query: Any) -> dict[str, Any]:
    return {line.title: line for line in seen(user, PAGES, **query).context["object_list"]}


def test_pages_of_another_country_are_not_listed(french: Translation, germany: Country, translator: User) -> None:
    everything = seen(translator, PAGES).context["object_list"]
    assert {line.column.locale.language_code for line in everything} == {"fr"}
    assert lines(translator, locale="de") == {}
    assert lines(translator, state="sideways") == {}


def test_a_line_leads_to_the_editor(french: Translation, translator: User, marketer: User) -> None:
    target, source = french.get_target_instance(), french.source.get_source_instance()
    editor = reverse("wagtailadmin_pages:edit", args=[target.pk])
    own, head_office = (lines(user, locale="fr")["Five bottles"] for user in (translator, marketer))
    assert (own.edit_url, own.source_url) == (editor, source.url)
    assert (head_office.edit_url, head_office.source_url) == (editor, f"/admin/pages/{source.pk}/edit/")


def test_a_missing_page_leads_to_its_translation(france: Country, translator: User, editor: User) -> None:
    page = make_article("Alone")
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert lines(translator)["Alone"].edit_url == f"{address}?select_locale=fr"
    assert (lines(editor)["Alone"].edit_url, lines(editor)["Alone"].source_url) == ("", page.url)


def test_a_line_says_what_is_left_to_do(france: Country, translator: User) -> None:
    ensure_workflow(france)
    make_index("fr")
    begun, asked = (begin_translation(publish(make_article(title))) for title in ("Begun", "Asked"))
    write_string(begun, "title", "Commencé")
    submit_for_approval(asked.get_target_instance(), translator)
    found = lines(translator, state="in-work")
    assert found["Asked"].detail == "waits for approval"
    assert found["Begun"].detail == f"1 of {begun.get_progress()[0]} texts translated"


def test_lines_are_paged(france: Country, translator: User) -> None:
    for _number in range(52):
        make_article()
    response = seen(translator, PAGES, state="missing", p=2)
    assert (len(response.context["object_list"]), response.context["items_count"]) == (3, 53)


def read_csv(response: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.getvalue().decode())))


def test_pages_are_exported(french: Translation, translator: User) -> None:
    make_article("Alone")
    heading, *rows = read_csv(seen(translator, PAGES, export="csv", state="missing"))
    assert heading == ["Title", "Type", "Locale", "Source changed", "State", "Detail"]
    assert [row[0] for row in rows] == ["Alone"]
    book = openpyxl.load_workbook(io.BytesIO(seen(translator, PAGES, export="xlsx").getvalue()))
    assert {row[4] for row in book.active.iter_rows(values_only=True)} == {"State", "live", "missing"}


def test_matrix_is_exported(french: Translation, translator: User) -> None:
    heading, *rows = read_csv(seen(translator, export="csv"))
    assert heading[:2] == ["Type", "Locale"]
    assert ["article", "fr", "France", "1", "0", "0", "0", "1", "100"] in rows
    assert seen(translator, export="xlsx").headers["Content-Type"].endswith("sheet")


def fill(number: int) -> None:
    """Add source pages by hand: a third is missing, a third in work, a third outdated."""
    index, french = make_index(), make_index("fr")
    for place in range(number):
        page = make_article(f"Filling {number} {place}")
        if place % 3:
            translate(page, "fr")
            Page.objects.filter(translation_key=page.translation_key, locale=french.locale).update(live=place % 3 == 1)
            source = TranslationSource.get_or_create_from_instance(page)[0]
            Translation.objects.create(source=source, target_locale=french.locale)
            TranslationSource.objects.update(last_updated_at=EARLIER)
    Page.objects.child_of(index).update(last_published_at=timezone.now())


@pytest.mark.parametrize(("view", "query"), [(MATRIX, {}), (PAGES, {}), (PAGES, {"export": "csv"})])
def test_queries_do_not_grow_with_pages(
    france: Country, translator: User, marketer: User, view: str, query: dict[str, str]
) -> None:
    def count(user: User) -> int:
        browser = browser_of(user)
        browser.get(reverse(view), query)
        with CaptureQueriesContext(connection) as found:
            assert browser.get(reverse(view), query).getvalue() is not None
        return len(found)

    fill(3)
    few = [count(user) for user in (translator, marketer)]
    fill(30)
    assert [count(user) for user in (translator, marketer)] == few


def test_an_editor_of_the_source_is_told_that_there_is_nothing(
    france: Country, hire: Callable[[Country, str], User]
) -> None:
    make_home()
    britain = launch_country("Britain", "GB", "en")
    assert "Your pages are the ones" in seen(hire(britain, "editor")).content.decode()
