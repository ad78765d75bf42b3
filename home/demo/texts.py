"""The demo's texts, read from the TOML files in `texts/`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from .plan import SOURCE

FOLDER = Path(__file__).resolve().parent / "texts"


@cache
def read(path: str) -> dict[str, Any]:
    """Return a file below `texts/`; it is read once, so do not change what it holds."""
    return tomllib.loads((FOLDER / path).read_text(encoding="utf-8"))


@cache
def article_slugs() -> tuple[str, ...]:
    """The slugs of all articles, oldest first."""
    slugs = [path.stem for path in (FOLDER / SOURCE / "articles").glob("*.toml")]
    return tuple(sorted(slugs, key=lambda slug: (read_article(SOURCE, slug)["date"], slug)))


def read_article(language: str, slug: str) -> dict[str, Any]:
    return read(f"{language}/articles/{slug}.toml")


def read_page(language: str, name: str) -> dict[str, Any]:
    """Return a page's text by the name that it has in the plan."""
    return read_article(language, name) if name in article_slugs() else read(f"{language}/pages/{name}.toml")


def read_site(language: str) -> dict[str, Any]:
    return read(f"{language}/site.toml")


def read_authors(language: str) -> dict[str, Any]:
    return read(f"{language}/authors.toml")


def read_categories(language: str) -> dict[str, Any]:
    return read(f"{language}/categories.toml")


def read_changes(language: str) -> dict[str, Any]:
    return read(f"{language}/changes.toml")


def read_comments(language: str) -> list[dict[str, Any]]:
    return read(f"{language}/comments.toml")["comment"]


def read_members() -> dict[str, Any]:
    return read("members.toml")


def read_messages(language: str) -> dict[str, Any]:
    return read(f"{language}/messages.toml")


def read_evidence(name: str) -> bytes:
    """Return a document that proves a claim."""
    return (FOLDER / "documents" / name).read_bytes()


def read_glossary() -> list[dict[str, Any]]:
    return read("glossary.toml")["concept"]


def read_checks() -> dict[str, Any]:
    return read("checks.toml")


def read_campaigns() -> list[dict[str, Any]]:
    return read("campaigns.toml")["campaign"]
