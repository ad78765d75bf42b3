"""What has happened since the demo's pages were published: a change, a draft, a text that waits for approval."""

import datetime
import json

from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState
from wagtail_localize.models import Translation

from hub.editorial.models import Assignment
from hub.members.models import User
from hub.messaging.models import BrandMessage
from hub.messaging.step_actions import decide_check

from .pages import publish
from .plan import EDITED, OUTDATED, PARTLY, SENT_BACK, SOURCE, UNTOUCHED, WAITING
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
        submit(page, editor)


def submit(text: Page | BrandMessage, user: User) -> WorkflowState:
    """Send a text into its workflow, and past the check: the job that is left for it would tell the reviewers."""
    workflow = text.get_workflow()
    if workflow is None:
        raise ValueError(f"{text} has no workflow")
    state = workflow.start(text, user)
    decide_check(state.current_task_state)
    state.refresh_from_db()
    return state


def send_back(shelf: Shelf, translator: User, manager: User) -> None:
    """Leave what is translated partly as a reviewer has sent it back. The rows are written: nobody is told."""
    for name in PARTLY[shelf.language]:
        page = Page.objects.get(pk=shelf.pages[name].pk).specific
        state = submit(page, translator)
        TaskState.objects.filter(pk=state.current_task_state_id).update(
            status=TaskState.STATUS_REJECTED,
            comment=SENT_BACK[shelf.language],
            finished_at=timezone.now(),
            finished_by=manager,
        )
        WorkflowState.objects.filter(pk=state.pk).update(status=WorkflowState.STATUS_NEEDS_CHANGES)


def hand_out(shelf: Shelf, translator: User, manager: User) -> None:
    """Give a translator what is outdated, which is late, and what nobody began, which is due soon."""
    today = timezone.localdate()
    due = {OUTDATED: today - datetime.timedelta(days=2)}
    due |= dict.fromkeys(UNTOUCHED[shelf.language], today + datetime.timedelta(days=5))
    for name, day in due.items():
        translation = Translation.objects.get(
            source__object_id=shelf.pages[name].translation_key, target_locale=shelf.locale
        )
        values = {"assignee": translator, "assigned_by": manager, "due_on": day, "told_at": timezone.now()}
        Assignment.objects.update_or_create(translation=translation, defaults=values)
