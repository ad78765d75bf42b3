"""What editorial does later: reminding, and telling who has to know."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Locale, TaskState

from hub.countries.models import MARKETING_GROUP, Country, Role
from hub.members.mail import queue_mail

from .actions import begin_translations
from .models import ReviewTask

TOLD_OF_RECALLS = [Role.EDITOR, Role.MANAGER, Role.TRANSLATOR]


def due_at(task_state: TaskState, times: int = 1) -> datetime.datetime | None:
    """Return when a step is overdue, or when it has been for `times` as long; None where it has no limit."""
    step = task_state.task.specific
    hours = step.hours_allowed if isinstance(step, ReviewTask) else None
    return task_state.started_at + datetime.timedelta(hours=hours * times) if hours else None


def schedule_reminders(task_state: TaskState) -> None:
    """Leave two jobs for a step that has a limit; a backend that runs jobs at once is left alone."""
    if not remind_of_step.get_backend().supports_defer:
        return
    for times in (1, 2):
        when = due_at(task_state, times)
        if when is not None:
            remind_of_step.using(run_after=when).enqueue(task_state.pk, times)


@task()
def remind_of_step(task_state_id: int, times: int) -> None:
    """Remind the reviewers of an overdue step, and Marketing too the second time; nothing if it has been decided."""
    state = TaskState.objects.filter(pk=task_state_id, status=TaskState.STATUS_IN_PROGRESS).first()
    if state is None or state.workflow_state.current_task_state_id != state.pk:
        return
    groups = list(state.task.specific.groups.values_list("pk", flat=True))
    asked = get_user_model().objects.filter(is_active=True, groups__in=groups)
    head_office = get_user_model().objects.filter(is_active=True, groups__name=MARKETING_GROUP)
    readers = set(asked) | (set(head_office) if times > 1 else set())
    url = get_admin_base_url() + reverse("editorial:review", args=[state.pk])
    hours = int((timezone.now() - state.started_at).total_seconds() // 3600)
    context = {"title": state.revision.object_str, "step": state.task.name, "hours": hours, "link": url}
    tell(readers, "editorial/mail/overdue", context)


@task()
def give_translators_their_pages(country_id: int) -> None:
    """Assign a launched country's drafts to its translators; a big tree takes minutes, so nobody waits for it."""
    country = Country.objects.filter(pk=country_id).first()
    if country is not None:
        begin_translations(country)


@task()
def tell_of_emergency(content_type_id: int, object_id: str, user_id: int, reason: str) -> None:
    """Tell Marketing that a text went live without its approval, and why."""
    text = ContentType.objects.get_for_id(content_type_id).get_object_for_this_type(pk=object_id)
    user = get_user_model().objects.filter(pk=user_id).first()
    head_office = set(get_user_model().objects.filter(is_active=True, groups__name=MARKETING_GROUP))
    url = get_admin_base_url() + str(AdminURLFinder().get_edit_url(text) or reverse("wagtailadmin_home"))
    context = {"title": str(text), "name": str(user or ""), "reason": reason, "link": url}
    tell(head_office, "editorial/mail/emergency", context)


@task()
def tell_of_recall(content_type_id: int, object_id: str, back: list[int], notice: list[int]) -> None:
    """Tell the teams of some locales, and Marketing, what an urgent change of a source did to their translation."""
    text: Any = ContentType.objects.get_for_id(content_type_id).get_object_for_this_type(pk=object_id)
    people = get_user_model().objects.filter(is_active=True)
    for locale in Locale.objects.filter(pk__in=[*back, *notice]):
        target = text.get_translation_or_none(locale) or text
        url = get_admin_base_url() + str(AdminURLFinder().get_edit_url(target) or reverse("wagtailadmin_home"))
        teams = Q(groups__country_team__country__locale=locale) & Q(groups__country_team__role__in=TOLD_OF_RECALLS)
        context = {"title": str(text), "locale": str(locale), "is_back": locale.pk in back, "link": url}
        tell(set(people.filter(teams | Q(groups__name=MARKETING_GROUP))), "editorial/mail/recalled", context)


@task()
def tell_of_schedule(content_type_id: int, object_id: str, user_id: int | None) -> None:
    """Tell a country's managers, and whoever wrote a text, that it did not go live at its time."""
    text: Any = ContentType.objects.get_for_id(content_type_id).get_object_for_this_type(pk=object_id)
    url = get_admin_base_url() + str(AdminURLFinder().get_edit_url(text) or reverse("wagtailadmin_home"))
    teams = {"groups__country_team__country__locale_id": text.locale_id, "groups__country_team__role": Role.MANAGER}
    people = get_user_model().objects.filter(Q(**teams) | Q(pk=user_id), is_active=True)
    tell(set(people), "editorial/mail/dropped", {"title": str(text), "link": url})


def tell(readers: set[Any], template: str, context: dict[str, Any]) -> None:
    for reader in sorted(readers, key=lambda user: user.pk):
        queue_mail(template, reader.email, reader.language, context)
