"""Pages and snippets of one language, from their texts; and the whole English site."""

from typing import Any

from wagtail.models import Page

from blog.models import ArticlePage, Author, BlogIndexPage, Category
from home.models import BrandSettings, HomePage, NavigationItem, SocialLink, StandardPage
from hub.members.models import User

from .media import HERO, LOGO
from .plan import BRAND, HOME, JOURNAL, NAVIGATION, PLAIN_PAGES, SOCIAL_LINKS, SOURCE
from .shelf import Shelf
from .streams import stream_json
from .texts import article_slugs, read_article, read_authors, read_categories, read_page, read_site


def write_english_site(home: HomePage, shelf: Shelf, author: User) -> None:
    """Fill the shelf with the English pages. All exist before the first is written, since they link to each other."""
    make_snippets(shelf)
    plant_pages(home, shelf, author)
    for name in shelf.pages:
        write_page(shelf, name)
        publish(shelf, name, author, author)
    write_settings(shelf)


def make_snippets(shelf: Shelf) -> None:
    for key, text in read_authors(shelf.language).items():
        fields = {"portrait": shelf.pictures[f"author-{key}"], "locale": shelf.locale}
        shelf.authors[key] = Author.objects.create(slug=key, **author_fields(text), **fields)
    for key, text in read_categories(shelf.language).items():
        shelf.categories[key] = Category.objects.create(slug=key, locale=shelf.locale, **text)


def author_fields(text: dict[str, Any]) -> dict[str, Any]:
    return {name: text[name] for name in ("name", "role", "bio")}


def plant_pages(home: HomePage, shelf: Shelf, owner: User) -> None:
    """Put every page in its place, as an empty draft."""
    start = {"locale": shelf.locale, "owner": owner, "live": False}
    shelf.pages[HOME] = home
    journal = BlogIndexPage(title=read_page(shelf.language, JOURNAL)["title"], slug=JOURNAL, **start)
    shelf.pages[JOURNAL] = home.add_child(instance=journal)
    for name in PLAIN_PAGES:
        page = StandardPage(title=read_page(shelf.language, name)["title"], slug=name, **start)
        shelf.pages[name] = home.add_child(instance=page)
    for slug in article_slugs():
        text = read_article(shelf.language, slug)
        page = ArticlePage(title=text["title"], slug=slug, intro=text["intro"], date=text["date"], body="[]", **start)
        shelf.pages[slug] = journal.add_child(instance=page)


def write_page(shelf: Shelf, name: str) -> None:
    """Give the page in the shelf its text; it is not saved."""
    page, text = shelf.pages[name], read_page(shelf.language, name)
    for field_name, value in fields_of(page, name, text, shelf).items():
        setattr(page, field_name, value)
    if isinstance(page, ArticlePage) and "tags" in text:
        page.tags.set(text["tags"])


def fields_of(page: Page, name: str, text: dict[str, Any], shelf: Shelf) -> dict[str, Any]:
    fields = {"title": text["title"], "draft_title": text["title"]}
    fields["search_description"] = text.get("search_description", "")
    fields["share_message"] = read_page(SOURCE, name).get("share_message", "")
    if isinstance(page, HomePage):
        return fields | home_fields(text, shelf)
    if isinstance(page, ArticlePage):
        fields |= article_fields(name, text, shelf)
    if not isinstance(page, BlogIndexPage):
        fields["body"] = stream_json(name, text["body"], shelf)
    return fields | {"intro": text["intro"]}


def home_fields(text: dict[str, Any], shelf: Shelf) -> dict[str, Any]:
    words = {name: text[name] for name in ("hero_title", "hero_text", "hero_label", "hero_alt")}
    return words | {
        "search_description": read_site(shelf.language)["meta_description"],
        "hero_picture": shelf.pictures[HERO],
        "hero_page": shelf.pages[JOURNAL],
        "sections": stream_json(HOME, text["sections"], shelf),
    }


def article_fields(slug: str, text: dict[str, Any], shelf: Shelf) -> dict[str, Any]:
    """Return an article's own fields; what is the same in every language stands in the English text."""
    source = read_article(SOURCE, slug)
    return {
        "date": source["date"],
        "picture": shelf.pictures[source.get("picture", slug)],
        "picture_alt": text["picture_alt"],
        "author": shelf.authors[source["author"]],
        "category": shelf.categories[source["category"]],
    }


def publish(shelf: Shelf, name: str, author: User, publisher: User) -> None:
    """Publish what has been written, and keep the page as it is stored."""
    revision = shelf.pages[name].save_revision(user=author)
    revision.publish(user=publisher, skip_permission_checks=True)  # rights are given at the very end
    shelf.pages[name] = Page.objects.get(pk=shelf.pages[name].pk).specific


def write_settings(shelf: Shelf) -> None:
    text = read_site(shelf.language)
    words = {"brand_name": BRAND, "tagline": text["tagline"], "footer": text["footer"]}
    defaults = {**words, "logo": shelf.pictures[LOGO]}
    settings = BrandSettings.objects.update_or_create(locale=shelf.locale, defaults=defaults)[0]
    settings.navigation = [
        NavigationItem(page=shelf.pages[name], sort_order=place) for place, name in enumerate(NAVIGATION)
    ]
    settings.social_links = [
        SocialLink(name=name, url=url, sort_order=place)
        for place, (name, url) in enumerate(SOCIAL_LINKS[shelf.language].items())
    ]
    settings.save()
