"""What an editor's form holds, and asking for the check of it."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from wagtail.admin.panels import get_edit_handler
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from hub.members.models import User
from hub.messaging.models import Severity, Term, TermStatus
from tests.conftest import browser_of
from tests.messaging.checking.helpers import make_term

CHECK, WAIVE = "/admin/messaging/check/", "/admin/messaging/check/waivers/"
BLOCK = "7c9f2b52-4d54-4a6b-8e52-0a2f6f3fb111"


def forbid(text: str, code: str = "fr", severity: str = Severity.BLOCKS) -> Term:
    fields = {"status": TermStatus.FORBIDDEN, "reason": "It frightens.", "concept__severity": severity}
    return make_term(text, code, **fields)


def editor_of(page: Page) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def form_of(page: Page, paragraphs: Iterable[str] = ("2026",), **fields: Any) -> dict[str, Any]:
    """Return what the editor of an article sends: its first block has the id BLOCK."""
    form = get_edit_handler(type(page)).get_form_class()(instance=page, parent_page=page.get_parent(), for_user=None)
    stored = {name: form.initial.get(name) for name in form.fields if isinstance(form.initial.get(name), str)}
    blocks = streamfield([("paragraph", rich_text(f"<p>{text}</p>")) for text in paragraphs])
    for number, block in enumerate(block for key, block in blocks.items() if key != "count"):
        block["id"] = BLOCK if number == 0 else f"{number}{BLOCK[1:]}"
    empty = {
        f"{name}-{part}": "0"
        for name in form.formsets
        for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    }
    return {**stored, **nested_form_data({"body": blocks}), **empty, **fields}


def ask(user: User, address: str, data: dict[str, Any], url: str = CHECK) -> Any:
    return browser_of(user).post(f"{url}?{urlencode({'address': address})}", data)


def found_in(user: User, address: str, data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return the rules, paths and words of what is found."""
    response = ask(user, address, data)
    assert response.status_code == 200, response.content
    findings = json.loads(response.content)["findings"]
    return [(one["rule"], one["path"], one["excerpt"]) for one in findings]
