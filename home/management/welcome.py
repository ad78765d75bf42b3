"""What `manage.py serve` tells once the site answers: where to go, and as whom. All of it is read from the database."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from wagtail.models import Page, Site

DEMO_PASSWORD = "relais-demo"  # noqa: S105  the demo's, printed on purpose
DEMO_DOMAIN = "example.org"
COUNTRIES = ("fr", "en", "de", "es")
COUNTRY_ROLES = {
    "editor": "country editor",
    "manager": "country manager, who approves",
    "translator": "translator",
    "moderator": "moderator",
}
ROLES = {
    "admin": "administrator",
    "marketing": "marketing, head office",
    **{f"{name}.{country}": f"{role}, {country}" for country in COUNTRIES for name, role in COUNTRY_ROLES.items()},
}
MEMBERS = 15


def welcome(port: int) -> str:
    base = f"http://localhost:{port}"
    lines = ["", "Relais is running. Ctrl-C ends it.", "", *table(addresses(base)), ""]
    if accounts := list(demo_accounts()):
        lines += [f"Accounts of the demo, password {DEMO_PASSWORD}:", "", *table(accounts), ""]
    return "\n".join(lines)


def addresses(base: str) -> Iterator[tuple[str, str]]:
    for language in live_languages():
        yield f"Site, {language}", f"{base}/{language}/"
    yield "Admin", f"{base}/admin/"
    # Only where mails land in files does the setting exist.
    if folder := getattr(settings, "EMAIL_FILE_PATH", None):
        yield "Mails", f"{folder}"
    yield "Logs", f"{Path(settings.VAR_DIR) / 'log'}"


def live_languages() -> list[str]:
    """The languages whose home page is live, that of the default site first."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return []
    homes = Page.objects.live().filter(translation_key=site.root_page.translation_key)
    codes = list(homes.order_by("path").values_list("locale__language_code", flat=True))
    return list(dict.fromkeys(codes))


def demo_accounts() -> Iterator[tuple[str, str]]:
    """The demo's accounts that exist, with what each is for."""
    users = get_user_model().objects.filter(email__endswith=f"@{DEMO_DOMAIN}")
    there = set(users.values_list("email", flat=True))
    for name, role in ROLES.items():
        if (email := f"{name}@{DEMO_DOMAIN}") in there:
            yield email, role
    members = [email for number in range(1, MEMBERS + 1) if (email := f"member{number}@{DEMO_DOMAIN}") in there]
    if members:
        yield members[0], f"member, as are the others up to {members[-1]}"


def table(rows: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> list[str]:
    rows = list(rows)
    width = max((len(left) for left, _ in rows), default=0)
    return [f"  {left:<{width}}  {right}" for left, right in rows]
