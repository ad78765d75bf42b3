"""What has happened since the demo's pages were published: a change, a draft, a text that waits for approval."""

import json

from wagtail.models import Page

from hub.members.models import User

from .pages import publish
from .plan import EDITED, OUTDATED, SOURCE, WAITING
from .shelf import Shelf
from .streams import block_id, rich_text
from .texts import read_changes


def change_source(english: Shelf, author: User) -> None:
    """Publish a new English version, so that every translation of it is outdated."""
    page = english.pages[OUTDATED]
    html = rich_text(read_changes(SOURCE)[OUTDATED]["html"], english)
    blocks = list(page.body.raw_data)
    correction = {"type": "paragraph", "id": block_id(f"{OUTDATED}/correction"), "value": html}
    page.body = json.dumps([*blocks[:-1], correction, blocks[-1]])  # the related articles stay last
    publish(english, OUTDATED, author, author)


def edit_live_page(french: Shelf, editor: User) -> None:
    """Leave a draft edit of a live page."""
    page = french.pages[EDITED]
    page.intro = read_changes(french.language)[EDITED]["intro"]
    page.save_revision(user=editor)


def submit_translations(shelf: Shelf, editor: User) -> None:
    """Send what is translated and not live into its country's workflow."""
    for name in WAITING[shelf.language]:
        page = Page.objects.get(pk=shelf.pages[name].pk).specific
        page.save_revision(user=editor)
        page.get_workflow().start(page, editor)
