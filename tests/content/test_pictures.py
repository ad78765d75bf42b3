"""Renditions: which are made, how often, and when they are made anew."""

import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from hub.content.models import BrandImage, BrandRendition
from hub.content.pictures import SHAPES, fetch_renditions, make_renditions, share_picture, sources_of
from tests.content.helpers import html_of, make_plain_page
from tests.factories import make_article, make_author, make_image, make_index

pytestmark = pytest.mark.django_db


def specs_of(image):
    return sorted(BrandRendition.objects.filter(image=image).values_list("filter_spec", flat=True))


def picture_tag(image, shape="card", **attributes):
    words = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return Template(f"{{% load content %}}{{% picture image shape {words} %}}").render(
        Context({"image": image, "shape": shape})
    )


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "share"])
def test_exactly_the_shape_asked_for_is_made(name):
    image = make_image(size=(1600, 1000))
    sources_of(image, name)
    assert specs_of(image) == sorted(SHAPES[name].all_specs)


def test_share_picture_is_one_jpeg_of_fixed_size():
    image = make_image(size=(1600, 1000))
    made = share_picture(image)
    assert specs_of(image) == ["fill-1200x630|format-jpeg"]
    assert (made.width, made.height) == (1200, 630)
    assert made.url.endswith(".jpg")


def test_renditions_are_made_once():
    image = make_image()
    first = sources_of(image, "card")
    before = list(BrandRendition.objects.values_list("pk", "file"))
    assert sources_of(BrandImage.objects.get(), "card") == first
    assert list(BrandRendition.objects.values_list("pk", "file")) == before


def test_renditions_of_many_pictures_are_one_query():
    images = [make_image() for _n in range(5)]
    make_all = [sources_of(image, shape) for image in images for shape in ("card", "portrait")]
    again = list(BrandImage.objects.order_by("pk"))
    with CaptureQueriesContext(connection) as queries:
        fetch_renditions({"card": again, "portrait": [*again, None]})
        assert [sources_of(image, shape) for image in again for shape in ("card", "portrait")] == make_all
    assert len(queries) == 1


def test_no_pictures_are_no_query():
    with CaptureQueriesContext(connection) as queries:
        fetch_renditions({"card": [], "body": [None]})
    assert len(queries) == 0


def test_fetching_makes_nothing():
    image = make_image()
    fetch_renditions({"card": [image]})
    assert specs_of(image) == []
    assert sources_of(image, "card").width == 400


def test_all_that_a_page_asks_for_can_be_made_beforehand():
    image = make_image()
    make_renditions(image, ["card", "wide"])
    wanted = {*SHAPES["card"].all_specs, *SHAPES["wide"].all_specs, *SHAPES["share"].all_specs}
    assert specs_of(image) == sorted(wanted)


@pytest.mark.parametrize(
    ("name", "size"), [("card", (400, 250)), ("wide", (640, 360)), ("portrait", (96, 96)), ("body", (480, 300))]
)
def test_size_is_that_of_the_smallest_width(name, size):
    sources = sources_of(make_image(size=(1600, 1000)), name)
    assert (sources.width, sources.height) == size


def test_small_picture_is_not_blown_up():
    sources = sources_of(make_image(size=(100, 80)), "body")
    assert (sources.width, sources.height) == (100, 80)


def test_markup_offers_avif_and_webp_with_their_widths():
    html = picture_tag(make_image(size=(1600, 1000)), alt="A bottle")
    avif = re.search(r'<source type="image/avif" srcset="([^"]+)"', html)[1]
    webp = re.search(r'<img src="([^"]+)" srcset="([^"]+)"', html)
    assert [part.split()[1] for part in avif.split(", ")] == ["400w", "800w"]
    assert [part.split()[1] for part in webp[2].split(", ")] == ["400w", "800w"]
    assert all(part.split()[0].endswith(".avif") for part in avif.split(", "))
    assert webp[1].endswith(".webp")
    assert 'width="400" height="250"' in html
    assert f'sizes="{SHAPES["card"].sizes}"' in html


def test_files_are_what_they_say():
    image = make_image()
    sources_of(image, "portrait")
    heads = {r.filter_spec.rpartition("-")[2]: r.file.open("rb").read(12) for r in image.renditions.all()}
    assert heads["webp"][8:12] == b"WEBP"
    assert heads["avif"][4:12] == b"ftypavif"


def test_alternative_text_is_escaped():
    context = Context({"image": make_image(), "alt": '"><script>'})
    assert "<script>" not in Template('{% load content %}{% picture image "card" alt %}').render(context)


def test_picture_without_words_is_decorative_and_lazy():
    html = picture_tag(make_image())
    assert 'alt=""' in html
    assert 'loading="lazy"' in html


def test_first_picture_of_a_page_is_eager():
    html = Template('{% load content %}{% picture image "card" eager=True %}').render(Context({"image": make_image()}))
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_no_picture_is_no_markup():
    assert picture_tag(None) == ""


@pytest.mark.parametrize("field", ["focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"])
def test_changed_focal_point_drops_renditions(field):
    image = make_image()
    sources_of(image, "card")
    setattr(image, field, 10)
    image.save()
    assert specs_of(image) == []


def test_focal_point_decides_what_is_cut():
    image = make_image(size=(1300, 800))
    sources_of(image, "portrait")
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 50, 50, 80, 80
    image.save()
    sources = sources_of(BrandImage.objects.get(), "portrait")
    assert {r.focal_point_key for r in image.renditions.all()} == {image.get_rendition("fill-96x96").focal_point_key}
    assert "fill-96x96" in sources.src


def test_renaming_a_picture_keeps_its_renditions():
    image = make_image()
    sources_of(image, "card")
    before = specs_of(image)
    image.title, image.credit = "Another", "Nora"
    image.save()
    assert before
    assert specs_of(image) == before


@pytest.mark.parametrize("place", ["body", "card", "portrait"])
def test_page_shows_the_new_files_at_once(visitor, django_capture_on_commit_callbacks, place):
    """What is gone must be named nowhere: not by lists, and not by articles that show an author."""
    image = make_image()
    url = page_with(image, place)
    before = set(re.findall(r"/media/images/[\w.-]+\.webp", html_of(visitor, url)))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 50, 50, 80, 80
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    after = set(re.findall(r"/media/images/[\w.-]+\.webp", html_of(visitor, url)))
    assert before
    assert not before & after


def page_with(image, place):
    """Return the address of a page that shows a picture: in its text, on a card, or as its author's portrait."""
    if place == "card":
        make_article(picture=image, picture_alt="x")
        return make_index().url
    if place == "portrait":
        return make_article(author=make_author(portrait=image)).url
    value = {"image": image.pk, "alt": "x", "decorative": False}
    page = make_plain_page(body=[{"type": "picture", "value": value}])
    ReferenceIndex.create_or_update_for_object(page)  # a job does it in real life
    return page.url
