"""What addresses take: the keys of the other country's objects, alone, together, and beside one's own."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.admin.views.bulk_action.registry import bulk_action_registry as registry
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from blog.models import ArticlePage
from hub.members.models import User

from .markers import SHARED
from .world import World


def add_keys(world: World) -> None:
    """The keys of pages, alone and beside those of what belongs to them, also under the own page's key."""
    own = world.own_page.pk
    index = world.pages["live"].get_parent()
    world.add("page", *(page.pk for page in world.pages.values()))
    world.add("parent", index.pk, index.get_parent().pk)
    world.add("move", (world.pages["live"].pk, world.own_page.get_parent().pk), (own, index.pk))
    revision = world.pages["draft"].latest_revision_id
    world.add("revision", (world.pages["draft"].pk, revision), (own, revision))
    for state in ("review", "sent back"):
        page = ArticlePage.objects.get(pk=world.pages[state].pk)
        workflow_state = page.current_workflow_state
        step = workflow_state.current_task_state
        world.add("workflow_state", (page.pk, workflow_state.pk), (own, workflow_state.pk))
        world.add("task_of_page", (page.pk, step.task_id), (own, step.task_id))
        world.add("step", (page.pk, "approve", step.pk), (page.pk, "reject", step.pk), (own, "approve", step.pk))
        world.add("task_state", step.pk)
        world.add("task", step.task_id)
        world.add("workflow", workflow_state.workflow_id)
        world.add("workflow_of_home", (index.get_parent().pk, workflow_state.workflow_id))
    world.add(
        "compared", (world.pages["draft"].pk, "live", "latest"), (own, revision, "latest"), (own, "live", revision)
    )
    for page in world.pages.values():
        world.add("asked_page", f"id={page.pk}", f"multiple=1&id={page.pk}")
        world.add("api_action", (page.pk, "copy"), (page.pk, "publish"), (page.pk, "delete"))
        world.add("found_page", f"html_path={page.get_url_parts()[2]}" if page.get_url_parts() else "html_path=/")
    add_choices(world, index)
    kinds = ((page, ContentType.objects.get_for_model(ArticlePage)) for page in world.pages.values())
    world.add("emergency", *((kind.pk, str(page.pk)) for page, kind in kinds))
    drafts = [snippet for snippet in world.snippets.values() if not getattr(snippet, "live", True)]
    world.add("unpublished_text", *(text_key(snippet) for snippet in drafts))
    world.add("text", *(text_key(text) for text in (world.pages["draft"], *world.snippets.values())))


def add_choices(world: World, index: Page) -> None:
    """The parameters that are no keys, beside those that are."""
    world.add("new_page", ("blog", "articlepage", index.pk))
    world.add("page_type", ("blog", "articlepage"))
    world.add("tag_model", ("taggit", "tag"))
    world.add("task_type", ("editorial", "reviewtask"))
    world.add("closed", "images", "documents")
    world.add("rendition", *((image, "width-100") for image in world.lists["image"]))
    world.add("previewed_translation", *((key, "") for key in world.lists["translation"]))
    unpublished = [page for state, page in world.pages.items() if state in ("draft", "sent back", "translation")]
    world.add("unpublished_page", *(page.pk for page in unpublished))
    for kind in ("image", "document"):
        world.add(f"asked_{kind}", *(f"id={key}" for key in world.lists[kind]))
    for model in bulk_models(world):
        add_bulk_actions(world, *model)


def bulk_models(world: World) -> list[tuple[str, str, list[Any]]]:
    """Return the models that have bulk actions, with the keys of their objects in the other country."""
    media = [
        (*get_image_model()._meta.label_lower.split("."), world.lists["image"]),
        (*get_document_model()._meta.label_lower.split("."), world.lists["document"]),
    ]
    snippets = [(*label.split("."), [snippet.pk]) for label, snippet in world.snippets.items()]
    users = (*User._meta.label_lower.split("."), world.lists["user"])
    return [("wagtailcore", "page", world.lists["page"]), users, *media, *snippets]


def add_bulk_actions(world: World, app_label: str, model_name: str, keys: list[Any]) -> None:
    asked = "&".join(f"id={key}" for key in keys)
    for action in registry.get_bulk_actions_for_model(app_label, model_name):
        for query in (asked, f"id=all&q={SHARED}", f"id=all&childOf={world.lists['parent'][0]}"):
            world.add("bulk", (app_label, model_name, action.action_type, query))


def text_key(text: Model) -> tuple[str, str, str]:
    app_label, _dot, model_name = text._meta.label_lower.partition(".")
    return app_label, model_name, str(text.pk)
