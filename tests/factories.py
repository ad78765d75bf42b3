"""Makes the objects that tests need; each function returns a saved object, and takes what the test cares about."""

import datetime
import io
import itertools
import uuid
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Collection, Locale, Page, ReferenceIndex, Site

from blog.models import ArticlePage, Author, BlogIndexPage, Category
from home.models import HomePage
from hub.content.models import BrandImage
from hub.discussion.actions import Draft, post_comment
from hub.discussion.models import Comment
from hub.editorial.gate import setting_up
from hub.members.models import User
from hub.messaging.models import BrandMessage

numbers = itertools.count(1)
PASSWORD = "relais-demo"


def make_member(name: str = "", **fields: Any) -> User:
    """Return a member with a verified address."""
    name = name or f"member{next(numbers)}"
    fields = {"email": f"{name.lower().replace(' ', '.')}@example.org", "display_name": name} | fields
    user = User.objects.create_user(password=PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def make_image(title: str = "Picture", size: tuple[int, int] = (1300, 800)) -> BrandImage:
    """Return a stored picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", size, "#a9c3a6").save(file, "PNG")
    return BrandImage.objects.create(title=title, file=ImageFile(file, f"picture-{next(numbers)}.png"))


def make_locale(code: str = "en") -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def root_page() -> Page:
    """Return the tree's root; a test with real transactions begins without the rows that migrations made."""
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
        kind = ContentType.objects.get(app_label="wagtail_localize", model="translation")
        Permission.objects.get_or_create(
            content_type=kind, codename="submit_translation", defaults={"name": "Can submit translations"}
        )
    found = Page.objects.filter(depth=1).first()
    return found or Page.add_root(instance=Page(title="Root", slug="root", locale=make_locale()))


@setting_up()
def make_home(code: str = "en") -> HomePage:
    """Return a live home page; the English one is the root of the default site, the others translate it."""
    locale = make_locale(code)
    if existing := HomePage.objects.filter(locale=locale).first():
        return existing
    if code != "en":
        return publish(make_home().copy_for_translation(locale))
    home = HomePage(title="Home", slug="home", hero_title="Keep the bottle", locale=locale)
    root_page().add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": "Averlune"}
    )
    return home


@setting_up()
def publish(page: Any) -> Any:
    """Publish a page's latest text and return it as stored."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@setting_up()
def make_index(code: str = "en") -> BlogIndexPage:
    home = make_home(code)
    if existing := BlogIndexPage.objects.filter(locale=home.locale).first():
        return existing
    if code != "en":
        return publish(make_index().copy_for_translation(home.locale))
    return home.add_child(instance=BlogIndexPage(title="Journal", slug="blog", locale=home.locale))


@setting_up()
def make_category(name: str = "Refilling", code: str = "en", **fields: Any) -> Category:
    locale = make_locale(code)
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    return Category.objects.create(name=name, slug=slug, locale=locale, **fields)


@setting_up()
def make_author(name: str = "Nora Whitfield", code: str = "en", **fields: Any) -> Author:
    return Author.objects.create(name=name, slug=name.lower().replace(" ", "-"), locale=make_locale(code), **fields)


def paragraph(text: str = "Some words.") -> dict[str, Any]:
    # With the id that the editor gives it: without one, merely opening and saving a page counts as a change.
    return {"type": "paragraph", "value": f"<p>{text}</p>", "id": str(uuid.uuid4())}


@setting_up()
def make_article(title: str = "", code: str = "en", **fields: Any) -> ArticlePage:
    """Return a live article in the journal of a language."""
    index = make_index(code)
    title = title or f"Article {next(numbers)}"
    defaults = {
        "slug": fields.pop("slug", None) or title.lower().replace(" ", "-"),
        "intro": "An introduction.",
        "date": datetime.date(2026, 9, 1),
        "body": [paragraph()],
        "locale": index.locale,
    }
    return index.add_child(instance=ArticlePage(title=title, **(defaults | fields)))


@setting_up()
def translate(page: Any, code: str, **fields: Any) -> Any:
    """Return a live translation of a page, with some fields changed."""
    copy = page.copy_for_translation(make_locale(code), copy_parents=True)
    for name, value in fields.items():
        setattr(copy, name, value)
    return publish(copy)


def make_comment(page: Page, text: str = "I agree.", member: User | None = None, **draft: Any) -> Comment:
    """Return a posted comment; by a new member unless a member or a guest is named."""
    if member is None and "guest_name" not in draft:
        member = make_member()
    return post_comment(page, Draft(text, member, **draft))


@setting_up()
def make_message(key: str = "", code: str = "en", **fields: Any) -> BrandMessage:
    """Return a live brand message in the source language, or in one that has no other row of it."""
    key = key or f"message-{next(numbers)}"
    countries = fields.pop("countries", [])
    message = BrandMessage(key=key, locale=make_locale(code), **({"text": "Keep the bottle."} | fields))
    message.countries = countries
    message.save()
    message.save_revision().publish()
    message.refresh_from_db()
    return message


@setting_up()
def translate_message(message: BrandMessage, code: str, text: str, **fields: Any) -> BrandMessage:
    """Return a live translation of a message."""
    copy = message.copy_for_translation(make_locale(code))
    for name, value in {"text": text, "live": True, **fields}.items():
        setattr(copy, name, value)
    copy.save()
    copy.save_revision().publish()
    copy.refresh_from_db()
    return copy


def message_block(key: str, form: str = "full") -> dict[str, Any]:
    return {"type": "message", "value": {"message": key, "form": form}, "id": str(uuid.uuid4())}


def place(page: Any) -> Any:
    """Let Wagtail's reference index know what a page names; a job does it in real life."""
    ReferenceIndex.create_or_update_for_object(page)
    return page
