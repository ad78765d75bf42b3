"""The site's one style sheet and one script, put together from their files and named by their content.

A page makes one request for each. The addresses change with the content, so browsers keep them for ever. The accent
of a country is part of its style sheet: no page needs an inline style.
"""

import base64
import functools
import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders

STYLES = tuple(f"css/{name}.css" for name in ("tokens", "reset", "base", "layout", "components", "utilities"))
SCRIPTS = ("django_htmx/htmx-2.min.js", "js/site.js")


@dataclass(frozen=True)
class Bundle:
    body: bytes
    gzipped: bytes
    version: str
    integrity: str


def make_bundle(text: str) -> Bundle:
    body = text.encode()
    digest = hashlib.sha256(body).digest()
    return Bundle(body, gzip.compress(body, 9, mtime=0), digest.hex()[:12], base64.b64encode(digest).decode())


def read_static(name: str) -> str:
    """Return a static file's text; raises FileNotFoundError if it is not there."""
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    return Path(found).read_text()


@functools.cache
def script_bundle() -> Bundle:
    """Return the script; Django's own dev server restarts on a change of code only."""
    return make_bundle("\n".join(read_static(name) for name in SCRIPTS))


@functools.lru_cache(maxsize=64)
def style_bundle(accent: str, accent_at_night: str) -> Bundle:
    """Return the style sheet with a country's accent: `#rrggbb` on paper and at night."""
    text = "".join(read_static(name) for name in STYLES)
    colours = f":root{{--accent-on-paper:{accent};--accent-on-night:{accent_at_night}}}"
    return make_bundle(shorten(text) + "@layer tokens{" + colours + "}")


@functools.cache
def assets_version() -> str:
    """Return what changes with any file of the bundles: pages made with others must not be served."""
    plain = style_bundle("#000000", "#ffffff")
    return f"{script_bundle().version}-{plain.version}"


def shorten(css: str) -> str:
    """Return style rules without comments and indentation."""
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


def style_url(accent: str, accent_at_night: str) -> str:
    """Return the address of a country's style sheet; the colours in it are all that its view needs."""
    version = style_bundle(accent, accent_at_night).version
    return f"/assets/style-{accent.strip('#')}-{accent_at_night.strip('#')}-{version}.css"


def script_url() -> str:
    return f"/assets/script-{script_bundle().version}.js"


def forget_bundles() -> None:
    """Read the files again; for development and tests."""
    script_bundle.cache_clear()
    style_bundle.cache_clear()
    assets_version.cache_clear()
