"""Put the messaging check before the other steps of the workflows that countries have already."""

from django.db import migrations
from django.db.models import F

NAME = "Messaging check"


def add_step(apps, schema_editor):
    Country = apps.get_model("countries", "Country")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    locales = Country.objects.values("locale")
    assigned = WorkflowPage.objects.filter(page__depth=2, page__locale__in=locales)
    workflows = set(assigned.values_list("workflow", flat=True))
    if not workflows:
        return
    kind = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="messaging", model="messagingchecktask"
    )[0]
    step = apps.get_model("messaging", "MessagingCheckTask").objects.get_or_create(
        name=NAME, defaults={"content_type": kind}
    )[0]
    for workflow in workflows:
        WorkflowTask.objects.filter(workflow=workflow).update(sort_order=F("sort_order") + 1)
        WorkflowTask.objects.create(workflow_id=workflow, task_id=step.pk, sort_order=0)


def remove_step(apps, schema_editor):
    steps = apps.get_model("messaging", "MessagingCheckTask").objects.values("pk")
    apps.get_model("wagtailcore", "WorkflowTask").objects.filter(task__in=steps).delete()


class Migration(migrations.Migration):
    dependencies = [("messaging", "0002_check_step"), ("countries", "0003_code_letters")]

    operations = [migrations.RunPython(add_step, remove_step)]
