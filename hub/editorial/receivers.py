"""Where the gate stands, and what editorial does when something has happened."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import BaseLogEntry, ModelLogEntry, Page, PageLogEntry, Revision, TaskState, WorkflowState
from wagtail.signals import page_published, published, task_submitted, workflow_rejected
from wagtail_localize.models import Translation, TranslationLog

from hub.countries.checklist import Item
from hub.countries.models import Country

from .actions import check_step, ensure_workflow, pin_step, record_approval
from .assigning import close_finished, reopen_sent_back
from .desk_tasks import tell_of_assignments, tell_of_rejection
from .fingerprints import fingerprint
from .gate import check_gate, check_part, is_approved, is_governed, is_governed_kind, is_setting_up
from .log_entries import complete, refuse_change
from .models import Approval, Assignment, Weighed
from .signals import published_in_emergency, schedule_dropped, translations_assigned, translations_recalled
from .tasks import give_translators_their_pages, schedule_reminders, tell_of_emergency, tell_of_recall, tell_of_schedule
from .weighing import end_notice, follow_change, text_before


@receiver(pre_save)
def refuse_unapproved_text(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if is_governed_kind(instance):
        check_gate(instance, raw, kwargs.get("update_fields"))
    elif raw:
        check_part(instance)


@receiver(post_save)
def approve_while_setting_up(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """What goes live while a site is loaded has an approval that says so, like any other text."""
    if raw or kwargs.get("update_fields") or not is_setting_up() or not is_governed_kind(instance) or not instance.live:
        return
    if is_governed(instance.locale_id) and not is_approved(instance, fingerprint(instance)):
        record_approval(instance, None, Approval.Kind.SETUP)


@receiver(pre_save)
def note_text_before(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Remember what readers saw: how much a change matters is decided when it is live."""
    if not raw and isinstance(instance, Weighed) and not kwargs.get("update_fields"):
        instance._text_before = text_before(instance)  # type: ignore[attr-defined]


@receiver(published)
def weigh_change(instance: Any, **_kwargs: Any) -> None:
    if isinstance(instance, Weighed):
        end_notice(instance)
        follow_change(instance, getattr(instance, "_text_before", None))


@receiver(schedule_dropped)
def tell_of_dropped(instance: Any, revision: Revision, **_kwargs: Any) -> None:
    log(instance, "editorial.schedule_dropped")
    tell_of_schedule.enqueue(instance.get_base_content_type().pk, str(instance.pk), revision.user_id)


@receiver(translations_recalled)
def tell_everybody(instance: Any, back: list[int], notice: list[int], **_kwargs: Any) -> None:
    tell_of_recall.enqueue(instance.get_base_content_type().pk, str(instance.pk), back, notice)


@receiver(pre_save, sender=TaskState)
def check_step_before_approval(instance: TaskState, **_kwargs: Any) -> None:
    """Every way to approve a step sets its row's status."""
    if instance.status == TaskState.STATUS_APPROVED and is_in_progress(instance):
        check_step(instance, instance.finished_by)


@receiver(post_save, sender=TaskState)
def pin_approved_step(instance: TaskState, created: bool, **_kwargs: Any) -> None:
    is_new = not instance.step_approvals.exists()
    if instance.status == TaskState.STATUS_APPROVED and not created and is_new:
        pin_step(instance)


def is_in_progress(task_state: TaskState) -> bool:
    """Tell whether a step that is about to change waits for somebody now."""
    stored = TaskState.objects.filter(pk=task_state.pk).values_list("status", flat=True)
    return stored.first() == TaskState.STATUS_IN_PROGRESS


@receiver(pre_save, sender=PageLogEntry)
@receiver(pre_save, sender=ModelLogEntry)
def keep_what_an_entry_means(instance: BaseLogEntry, raw: bool = False, **_kwargs: Any) -> None:
    refuse_change(instance)
    if not raw:
        complete(instance)


@receiver(pre_delete, sender=PageLogEntry)
@receiver(pre_delete, sender=ModelLogEntry)
def keep_entries(instance: BaseLogEntry, **_kwargs: Any) -> None:
    refuse_change(instance)


@receiver(task_submitted)
def watch_the_clock(instance: TaskState, **_kwargs: Any) -> None:
    transaction.on_commit(partial(schedule_reminders, instance))


@receiver(published_in_emergency)
def tell_marketing(instance: Any, user: Any, reason: str, **_kwargs: Any) -> None:
    tell_of_emergency.enqueue(instance.get_base_content_type().pk, str(instance.pk), user.pk, reason)


def give_country_its_workflow(country: Country, **_kwargs: Any) -> None:
    ensure_workflow(country)
    give_translators_their_pages.enqueue(country.pk)


def translation_items(country: Country) -> Iterable[Item]:
    """What the launch checklist says of translations and of the workflow."""
    open_ones = Assignment.objects.open().filter(translation__target_locale_id=country.locale_id).count()
    desk = f"{reverse('editorial:desk')}?locale={country.locale.language_code}"
    yield Item(_("Nothing waits for translation"), not open_ones, str(open_ones or ""), desk)


@receiver(page_published)
def follow_assignments(instance: Page, **_kwargs: Any) -> None:
    """What has gone live is done."""
    mine = Translation.objects.filter(source__object_id=instance.translation_key, target_locale=instance.locale_id)
    close_finished(mine.values_list("pk", flat=True), is_live=True)


@receiver(post_save, sender=TranslationLog)
def close_complete_assignment(instance: TranslationLog, created: bool, **_kwargs: Any) -> None:
    """A draft was saved: the translation may be complete now."""
    mine = Translation.objects.filter(source=instance.source_id, target_locale=instance.locale_id)
    if created and Assignment.objects.open().filter(translation__in=mine).exists():
        close_finished(mine.values_list("pk", flat=True))


@receiver(translations_assigned)
def tell_assignee(assignee: Any, assignments: list[int], user: Any, **_kwargs: Any) -> None:
    tell_of_assignments.enqueue(assignee.pk, assignments, user.pk)


@receiver(workflow_rejected)
def follow_rejection(instance: WorkflowState, **_kwargs: Any) -> None:
    """The translator has to know; whoever submitted the text is told by Wagtail."""
    page = instance.content_object
    assignment = reopen_sent_back(page) if isinstance(page, Page) else None
    if assignment is not None and assignment.assignee_id not in (None, instance.requested_by_id):
        transaction.on_commit(partial(tell_of_rejection.enqueue, assignment.pk, instance.pk))
