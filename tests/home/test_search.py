"""Searching a language's pages, on the index of the database in use."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks import default_task_backend
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from home.models import StandardPage
from hub.content.models import BrandImage
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_home,
    make_image,
    paragraph,
    publish,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def indexed(thing: Any) -> Any:
    """Do at once what the job does after something is saved."""
    index.insert_or_update_object(thing)
    return thing


def add_article(title: str, code: str = "en", **fields: Any) -> Any:
    return indexed(make_article(title, code, **fields))


def add_plain_page(title: str, **fields: Any) -> StandardPage:
    home = make_home()
    page = StandardPage(title=title, slug=title.lower(), locale=home.locale, **fields)
    return indexed(home.add_child(instance=page))


def ask(visitor: Client, q: str, code: str = "en", **filters: Any) -> Any:
    return visitor.get(f"/{code}/search/?{urlencode({'q': q, **filters})}")


def titles(response: Any) -> list[str]:
    """Return the titles of the results; what an empty answer suggests is no result."""
    assert response.status_code == 200
    found = re.findall(r'<h3 class="card__title"><a[^>]*>(.*?)</a>', response.content.decode(), re.DOTALL)
    shown = [unescape(re.sub(r"<.*?>", "", title)).strip() for title in found]
    return shown if response.context["results"].hits else []


def test_search_without_a_word_shows_the_empty_form(visitor: Client) -> None:
    make_home()
    response = visitor.get("/en/search/?utm_source=mail&q=+")
    assert response.status_code == 200
    assert response.context["results"] is None
    assert response.context["form"].errors == {}
    assert b'role="search"' in response.content
    assert b'<label for="id_q">' in response.content


@pytest.mark.parametrize("query", ["nettete", "netteté", "NETTETÉ", "nettete\u0301", "nett"])
def test_search_takes_no_account_of_accents_case_and_missing_ends(visitor: Client, query: str) -> None:
    add_article("Vive la netteté", "fr", slug="nettete")
    add_article("Autre chose", "fr")
    assert titles(ask(visitor, query, "fr")) == ["Vive la netteté"]


def test_search_finds_an_unaccented_word_by_an_accented_query(visitor: Client) -> None:
    add_article("Vive la nettete", "fr", slug="nettete")
    assert titles(ask(visitor, "netteté", "fr")) == ["Vive la nettete"]


@pytest.mark.parametrize("query", ["pebble", "introducing", "limescale", "laboratory", "Quintero"])
def test_search_looks_into_title_introduction_text_category_and_author(visitor: Client, query: str) -> None:
    category, author = make_category("Laboratory"), make_author("Marisol Quintero")
    add_article(
        "The Pebble",
        intro="Introducing it.",
        body=[paragraph("Against limescale.")],
        category=category,
        author=author,
    )
    add_article("Another")
    assert titles(ask(visitor, query)) == ["The Pebble"]


def test_search_finds_plain_pages(visitor: Client) -> None:
    add_plain_page("Charter", intro="How we talk.", body=[paragraph("Be kind.")])
    assert titles(ask(visitor, "kind")) == ["Charter"]


def test_search_wants_every_word(visitor: Client) -> None:
    add_article("Glass and water")
    add_article("Glass alone")
    assert titles(ask(visitor, "water glass")) == ["Glass and water"]


def test_search_finds_the_parts_of_joined_words(visitor: Client) -> None:
    add_article("Le lave-vaisselle/l’évier à -30 degrés, pas 2,5", "fr", slug="evier")
    for query in ("vaisselle", "évier", "30", "lave-vaisselle", "2,5"):
        assert len(titles(ask(visitor, query, "fr"))) == 1, query


def test_search_puts_titles_first(visitor: Client) -> None:
    add_article("Vinegar, again", slug="again", body=[paragraph("Nothing else is said. " * 20)])
    add_article("Something", body=[paragraph("A drop of vinegar. ")])
    add_article("Else", body=[paragraph("A drop of vinegar and vinegar. ")])
    assert titles(ask(visitor, "vinegar"))[0] == "Vinegar, again"


def test_search_stays_in_its_language(visitor: Client) -> None:
    article = add_article("Radar")
    indexed(translate(article, "fr", title="Radar en français"))
    assert titles(ask(visitor, "radar")) == ["Radar"]
    assert titles(ask(visitor, "radar", "fr")) == ["Radar en français"]


def test_search_shows_neither_drafts_nor_closed_pages(visitor: Client) -> None:
    closed, draft, _open = (add_article(f"{name} radar") for name in ("Closed", "Draft", "Open"))
    assert sorted(titles(ask(visitor, "radar"))) == ["Closed radar", "Draft radar", "Open radar"]
    draft.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    assert titles(ask(visitor, "radar")) == ["Open radar"]


def test_search_shows_nothing_of_an_unpublished_change(visitor: Client) -> None:
    article = add_article("Radar")
    article.title = "Sonar"
    article.save_revision()
    indexed(Page.objects.get(pk=article.pk).specific)
    assert titles(ask(visitor, "sonar")) == []
    publish(article)
    indexed(article)
    assert titles(ask(visitor, "sonar")) == ["Sonar"]


def test_search_takes_no_picture_for_the_page_of_the_same_number(visitor: Client) -> None:
    article = add_article("Other")
    BrandImage.objects.filter(pk=make_image("Radar").pk).update(id=article.pk)
    indexed(BrandImage.objects.get(pk=article.pk))
    assert titles(ask(visitor, "radar")) == []
    assert titles(ask(visitor, "other")) == ["Other"]


def test_search_marks_what_matched(visitor: Client) -> None:
    add_article("Radar <b>", slug="radar", body=[paragraph("word " * 80 + "a radar &amp; more " + "word " * 80)])
    html = ask(visitor, "RÀDAR").content.decode()
    assert "<mark>Radar</mark> &lt;b&gt;" in html
    assert "<mark>radar</mark> &amp; more" in html
    assert "&lt;b&gt;</mark>" not in html


def test_search_escapes_the_query(visitor: Client) -> None:
    make_home()
    html = ask(visitor, '"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in html
    assert "Nothing found for “&quot;&gt;&lt;script&gt;" in html


def test_search_narrows_by_kind(visitor: Client) -> None:
    add_article("Radar article")
    add_plain_page("Radar", body=[paragraph()])
    assert sorted(titles(ask(visitor, "radar"))) == ["Radar", "Radar article"]
    assert titles(ask(visitor, "radar", kind="articles")) == ["Radar article"]
    assert titles(ask(visitor, "radar", kind="pages")) == ["Radar"]


def test_search_narrows_by_category_and_year(visitor: Client) -> None:
    home, lab = make_category("Home"), make_category("Lab")
    add_article("Radar one", category=home, date="2025-03-01")
    add_article("Radar two", category=lab, date="2026-03-01")
    assert titles(ask(visitor, "radar", category="home")) == ["Radar one"]
    assert titles(ask(visitor, "radar", year=2026)) == ["Radar two"]
    assert titles(ask(visitor, "radar", category="home", year=2026)) == []


@pytest.mark.parametrize(
    ("filters", "field"),
    [
        ({"category": "nowhere"}, "category"),
        ({"year": "1066"}, "year"),
        ({"year": "9" * 30}, "year"),
        ({"kind": "secrets"}, "kind"),
        ({"kind": "pages", "category": "home"}, "kind"),
    ],
)
def test_search_refuses_an_unknown_filter(visitor: Client, filters: dict[str, str], field: str) -> None:
    add_article("Radar", category=make_category("Home"))
    response = ask(visitor, "radar", **filters)
    assert response.status_code == 400
    assert list(response.context["form"].errors) == [field]
    assert b"field__error" in response.content


OPERATORS = [
    "(",
    "*",
    '"',
    "''",
    "\\",
    "a\\' OR 1",
    "AND",
    "NOT x",
    "NEAR(a b)",
    "title:a",
    "a:*",
    "a & | !b",
    "%s",
    "a%",
    "_",
]


@pytest.mark.parametrize("query", [*OPERATORS, "-", "{a} : b", "☃", "e\u0301", "\u202e", "١٢", "ﬁ", "a" * 200])
def test_search_takes_no_sign_for_an_operator(visitor: Client, query: str) -> None:
    add_article("Radar")
    response = ask(visitor, query)
    assert response.status_code in (200, 400)
    assert bool(response.context["form"].errors) == (response.status_code == 400)


@pytest.mark.parametrize("query", ["x" * 201, "(*)", "☃"])
def test_search_says_what_is_wrong_with_a_query(visitor: Client, query: str) -> None:
    make_home()
    response = ask(visitor, query)
    assert response.status_code == 400
    assert list(response.context["form"].errors) == ["q"]


@pytest.mark.parametrize("query", ["x" * 2000, "a\x00b"])
def test_search_refuses_an_address_that_cannot_be_read(visitor: Client, query: str) -> None:
    make_home()
    assert ask(visitor, query).status_code == 400


@pytest.mark.parametrize("page", ["-1", "0", "2", "99999999999999999999", "9" * 1500, "two", "1.5", ""])
def test_search_has_no_page_beyond_its_results(visitor: Client, page: str) -> None:
    add_article("Radar")
    assert ask(visitor, "radar", page=page).status_code == 404


def test_search_pages_keep_the_query_and_the_filters(visitor: Client) -> None:
    category = make_category("Home")
    for number in range(13):
        add_article(f"Radar {number}", category=category)
    first = ask(visitor, "radar & co", category="home")
    assert titles(first) == []
    first = ask(visitor, "radar", category="home")
    second = ask(visitor, "radar", category="home", page=2)
    assert (len(titles(first)), len(titles(second))) == (12, 1)
    assert len({*titles(first), *titles(second)}) == 13
    assert 'rel="next" href="?q=radar&amp;category=home&amp;page=2"' in first.content.decode()
    assert "13 results for “radar”" in first.content.decode()


def test_search_that_finds_nothing_says_so_and_helps(visitor: Client) -> None:
    article = add_article("Radar", category=make_category("At home", slug="home"))
    translate(article, "fr", title="Autre")
    html = ask(visitor, "zzz & co", year=2026).content.decode()
    assert "Nothing found for “zzz &amp; co”" in html
    assert 'hreflang="fr" href="/fr/search/?q=zzz%20%26%20co"' in html
    assert 'href="/en/blog/category/home/">At home<' in html
    assert 'href="/en/blog/radar/"' in html
    assert 'href="?q=zzz+%26+co"' in html


def test_search_costs_the_same_for_one_result_and_for_thirty(visitor: Client) -> None:
    body = [paragraph(), {"type": "picture", "value": {"image": make_image().pk, "alt": "Seen"}}]
    fields: dict[str, Any] = {"body": body, "category": make_category(), "author": make_author()}
    add_article("Sonar radar", **fields)
    for number in range(29):
        add_article(f"Radar {number}", **fields)
    ask(visitor, "radar")  # what is kept from then on
    counts = []
    for query, results in (("sonar", 1), ("radar", 12)):
        with CaptureQueriesContext(connection) as queries:
            assert len(titles(ask(visitor, query))) == results
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 7


def test_search_is_not_for_search_engines(visitor: Client) -> None:
    add_article("Radar")
    response = ask(visitor, "radar")
    assert response["X-Robots-Tag"] == "noindex"
    assert b'<meta name="robots" content="noindex">' in response.content
    assert not response.cookies


def test_search_is_read_only(visitor: Client) -> None:
    make_home()
    assert visitor.post("/en/search/?q=radar").status_code == 405


def test_search_of_a_language_without_a_site_is_not_found(visitor: Client) -> None:
    make_home()
    assert visitor.get("/ar/search/?q=radar").status_code == 404


def test_language_switch_keeps_the_words_looked_for(visitor: Client) -> None:
    translate(add_article("Radar"), "fr")
    html = unescape(ask(visitor, "radar & co", kind="articles").content.decode())
    assert "/choose-language/fr/?next=%2Ffr%2Fsearch%2F%3Fq%3Dradar%2B%2526%2Bco" in html


@pytest.mark.parametrize(("kind", "make"), [("category", make_category), ("author", make_author)])
def test_search_learns_a_new_name_of_a_category_or_author(
    visitor: Client, django_capture_on_commit_callbacks: Any, kind: str, make: Any
) -> None:
    snippet = make("Old")
    add_article("Radar", **{kind: snippet})
    backend: Any = default_task_backend
    backend.clear()
    with django_capture_on_commit_callbacks(execute=True):
        snippet.name = "Brandneu"
        snippet.save()
    [job] = [job for job in backend.results if job.task.name == "index_articles"]
    job.task.call(*job.args, **job.kwargs)
    assert titles(ask(visitor, "brandneu")) == ["Radar"]
    assert titles(ask(visitor, "old")) == []
