"""The one style sheet and the one script of the site."""

import base64
import gzip
import hashlib
import re

import pytest
from django.contrib.staticfiles.finders import get_finder

from home.models import BrandSettings
from hub.content.bundles import (
    STYLES,
    assets_version,
    forget_bundles,
    read_static,
    script_bundle,
    script_url,
    shorten,
    style_bundle,
    style_url,
)
from tests.content.helpers import html_of
from tests.factories import make_home

ACCENT, AT_NIGHT = "#0b5f5b", "#7cc4bd"
STYLE = style_url(ACCENT, AT_NIGHT)
OLD_STYLE = "/assets/style-0b5f5b-7cc4bd-000000000000.css"
OLD_SCRIPT = "/assets/script-000000000000.js"
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("url", "kind"), [(STYLE, "text/css; charset=utf-8"), (script_url(), "text/javascript; charset=utf-8")]
)
def test_bundle_is_sent_with_its_type_for_ever(visitor, url, kind):
    response = visitor.get(url)
    assert (response.status_code, response["Content-Type"], response["Cache-Control"]) == (200, kind, FOR_EVER)
    assert response["Vary"] == "Accept-Encoding, Accept-Language"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.cookies == {}


@pytest.mark.parametrize("url", [STYLE, script_url()])
def test_bundle_is_compressed_for_whom_can_read_it(visitor, url):
    plain = visitor.get(url)
    response = visitor.get(url, headers={"Accept-Encoding": "br, gzip"})
    assert not plain.has_header("Content-Encoding")
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == plain.content


@pytest.mark.parametrize(("url", "now"), [(OLD_STYLE, STYLE), (OLD_SCRIPT, script_url())])
def test_old_version_is_answered_with_todays_and_not_kept_long(visitor, url, now):
    response = visitor.get(url)
    assert response.content == visitor.get(now).content
    assert response["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize(
    "url",
    [
        "/assets/style-0b5f5b-7cc4bd-xyz.css",
        "/assets/style-0B5F5B-7cc4bd-000000000000.css",
        "/assets/style-red;}-7cc4bd-000000000000.css",
        "/assets/style-.css",
        "/assets/script-a.b.js",
    ],
)
def test_other_addresses_hold_nothing(visitor, db, url):
    assert visitor.get(url).status_code == 404


@pytest.mark.parametrize("url", [STYLE, script_url()])
def test_bundle_is_only_read(visitor, url):
    assert visitor.post(url).status_code == 405


def test_style_sheet_ends_with_the_accent_of_its_address(visitor):
    text = visitor.get(style_url("#112233", "#aabbcc")).content.decode()
    assert text.endswith("@layer tokens{:root{--accent-on-paper:#112233;--accent-on-night:#aabbcc}}")


def test_each_accent_has_an_address_of_its_own():
    assert len({style_url("#112233", AT_NIGHT), style_url(ACCENT, "#112233"), STYLE}) == 3


def test_style_sheet_is_all_six_files_in_order():
    names = ["tokens", "reset", "base", "layout", "components", "utilities"]
    assert list(STYLES) == [f"css/{name}.css" for name in names]
    whole = style_bundle(ACCENT, AT_NIGHT).body.decode()
    places = [whole.index(shorten(read_static(name)).strip()) for name in STYLES]
    assert places == sorted(places)


def test_layers_are_declared_first():
    text = style_bundle(ACCENT, AT_NIGHT).body.decode().lstrip()
    assert text.startswith("@layer tokens, reset, base, layout, components, utilities;")


def test_style_sheet_weighs_less_than_10_kb():
    assert len(style_bundle(ACCENT, AT_NIGHT).gzipped) < 10_000


def test_script_weighs_less_than_20_kb():
    assert len(script_bundle().gzipped) < 20_000


def test_style_sheet_asks_no_other_host():
    text = style_bundle(ACCENT, AT_NIGHT).body.decode()
    assert re.findall(r"@import|https?:|//", text) == []


@pytest.mark.django_db
def test_page_names_what_is_served(visitor):
    html = html_of(visitor, make_home().url)
    address, integrity = re.search(r'<script src="([^"]+)" integrity="sha256-([^"]+)" defer>', html).groups()
    body = visitor.get(address).content
    assert base64.b64encode(hashlib.sha256(body).digest()).decode() == integrity
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)">', html) == [STYLE]
    assert visitor.get(STYLE)["Cache-Control"] == FOR_EVER


@pytest.mark.django_db
def test_page_has_its_countrys_style_sheet(visitor):
    home = make_home()
    BrandSettings.objects.create(locale=home.locale, brand_name="Averlune", accent_colour="#8A1C1C")
    html = html_of(visitor, home.url)
    address = re.search(r'href="(/assets/style-8a1c1c-[0-9a-f]{6}-[0-9a-f]{12}\.css)"', html)[1]
    assert visitor.get(address)["Cache-Control"] == FOR_EVER
    assert '<meta name="theme-color" content="#8a1c1c">' in html


def test_changed_file_changes_every_address(settings, tmp_path):
    before = (STYLE, script_url(), assets_version())
    (tmp_path / "css").mkdir()
    (tmp_path / "js").mkdir()
    (tmp_path / "css/base.css").write_text("a { color: red; }")
    (tmp_path / "js/site.js").write_text("'changed';")
    settings.STATICFILES_DIRS = [tmp_path, *settings.STATICFILES_DIRS]
    forget_finders_and_bundles()
    after = (style_url(ACCENT, AT_NIGHT), script_url(), assets_version())
    settings.STATICFILES_DIRS = settings.STATICFILES_DIRS[1:]
    forget_finders_and_bundles()
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert (style_url(ACCENT, AT_NIGHT), script_url(), assets_version()) == before


def forget_finders_and_bundles():
    get_finder.cache_clear()
    forget_bundles()


def test_missing_file_is_named():
    with pytest.raises(FileNotFoundError, match="css/none.css"):
        read_static("css/none.css")
