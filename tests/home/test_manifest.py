"""What browsers ask for to show the site as an application, and its icons."""

import io
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from PIL import Image

from home.models import BrandSettings
from tests.factories import make_home

pytestmark = pytest.mark.django_db


def read_manifest(visitor: Client, code: str = "en") -> dict[str, Any]:
    response = visitor.get(f"/{code}/site.webmanifest")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/manifest+json"
    return dict(response.json())


def test_manifest_describes_the_brand_of_its_language(visitor: Client) -> None:
    home = make_home("fr")
    BrandSettings.objects.create(
        locale=home.locale, brand_name="Averlune France", tagline="Gardez la bouteille.", accent_colour="#7A1F3D"
    )
    manifest = read_manifest(visitor, "fr")
    expected = {
        "name": "Averlune France",
        "short_name": "Averlune Fra",
        "description": "Gardez la bouteille.",
        "lang": "fr",
        "dir": "ltr",
        "id": "/fr/",
        "start_url": "/fr/",
        "scope": "/",
        "theme_color": "#7a1f3d",
    }
    assert {name: manifest[name] for name in expected} == expected


def test_manifest_reads_from_right_to_left(visitor: Client) -> None:
    make_home("ar")
    assert read_manifest(visitor, "ar")["dir"] == "rtl"


def test_manifest_names_icons_that_are_what_it_says(visitor: Client) -> None:
    make_home()
    icons = read_manifest(visitor)["icons"]
    assert {"192x192", "512x512", "any"} == {icon["sizes"] for icon in icons}
    for icon in icons:
        response = visitor.get(icon["src"])
        assert (response.status_code, response["Content-Type"]) == (200, icon["type"])
        if icon["type"] == "image/png":
            width, height = Image.open(io.BytesIO(response.content)).size
            assert f"{width}x{height}" == icon["sizes"]


def test_manifest_is_the_same_for_everybody_and_kept(visitor: Client, django_assert_num_queries: Any) -> None:
    make_home()
    first = read_manifest(visitor)
    with django_assert_num_queries(0):
        assert read_manifest(visitor) == first


@pytest.mark.parametrize(
    ("path", "content_type", "size"),
    [("/favicon.ico", "image/vnd.microsoft.icon", (48, 48)), ("/apple-touch-icon.png", "image/png", (180, 180))],
)
def test_icon_stands_where_browsers_look_for_it(
    visitor: Client, path: str, content_type: str, size: tuple[int, int]
) -> None:
    response = visitor.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, content_type)
    assert response["Cache-Control"] == "public, max-age=86400"
    assert Image.open(io.BytesIO(response.content)).size == size


def test_icon_for_small_places_is_a_drawing(visitor: Client) -> None:
    response = visitor.get("/icons/icon.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert ElementTree.fromstring(response.content).get("viewBox") == "0 0 64 64"  # noqa: S314  it is our own


@pytest.mark.parametrize("path", ["/icons/other.png", "/icons/../css/base.css", "/icons/favicon.ico"])
def test_icons_are_these_only(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 404
