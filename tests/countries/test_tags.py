"""Tags are completed from what somebody works on."""

from typing import Any

from wagtail.models import Collection

from hub.countries.models import Country
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_image, publish

ADDRESS = "/admin/tag-autocomplete/?term=la"


def tagged_image(country: Country, tag: str) -> None:
    image = make_image()
    image.collection = Collection.objects.get(name=country.name)
    image.save()
    image.tags.add(tag)


def test_tags_of_own_pictures_are_offered(editor: User, marketer: User, france: Country, germany: Country) -> None:
    tagged_image(france, "lavande")
    tagged_image(germany, "lauge")
    offered: list[Any] = [browser_of(user).get(ADDRESS).json() for user in (editor, marketer)]
    assert offered == [["lavande"], ["lauge", "lavande"]]


def test_tags_of_own_pages_are_offered(editor: User, germany: Country) -> None:
    for code, tag in (("fr", "lavande"), ("de", "lauge")):
        page = make_article(code=code)
        page.tags.add(tag)
        publish(page)
    assert browser_of(editor).get(ADDRESS).json() == ["lavande"]


def test_no_tag_is_offered_without_a_term(editor: User, france: Country) -> None:
    tagged_image(france, "lavande")
    assert browser_of(editor).get("/admin/tag-autocomplete/").json() == []
