"""Two countries: one's own people, and another with one object of every kind that an address of the admin can name.

Each function adds one family of objects to a `World`, whose lists `addresses.py` refers to by name.
"""

import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    CommentReply,
    Page,
    PageViewRestriction,
    RevisionMixin,
    Site,
    UploadedFile,
    WorkflowMixin,
)
from wagtail.models import Comment as Remark
from wagtail_localize.models import OverridableSegment, StringSegment, TranslationSource

from blog.models import ArticlePage
from home.models import BrandSettings
from hub.countries.actions import join_team, launch_country
from hub.countries.models import Role
from hub.discussion.actions import hide_comment
from hub.discussion.models import CommentSettings
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.editorial.gate import setting_up
from hub.editorial.models import Assignment
from hub.members.models import User
from tests.editorial.helpers import begin_translation, finish_translation
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_comment,
    make_image,
    make_index,
    make_member,
    paragraph,
)

from .keys import add_keys
from .markers import COUNTRY, PERSON, SHARED, TEXT, titled
from .messaging import add_messaging, make_message_for_all, messaging_snippets
from .rows import rows_of
from .world import World


def make_world() -> World:
    """Return both countries with everything in them."""
    make_index("fr")
    own = launch_country("France", "FR", "fr")
    ensure_workflow(own)
    own_page = make_article(f"{SHARED} savon", "fr")
    make_message_for_all()
    own_keys = {table: {row[0] for row in rows_of(table)} for table in connection.introspection.table_names()}
    make_index("de")
    other = launch_country(COUNTRY.title(), "DE", "de")
    ensure_workflow(other)
    world = World(own, other, own_page, own_keys)
    hire_people(world)
    makers = (add_pages, add_media, add_snippets, add_remarks, add_translations, add_comments, add_messaging)
    for make in (*makers, add_rows, add_keys):
        make(world)
    call_command("update_index", verbosity=0)
    return world


def hire_people(world: World) -> None:
    for role in Role.values:
        for country, key, name in ((world.own, role, "own"), (world.other, f"other {role}", PERSON)):
            world.people[key] = make_member(f"{name} {role}")
            join_team(world.people[key], country, role)
    world.people["administrator"] = make_member("administrator", is_superuser=True)


def add_pages(world: World) -> None:
    """Pages of the other country: live, draft, scheduled, locked, in review, sent back, restricted, and an alias."""
    user = world.people["other editor"]
    for state in ("live", "scheduled", "locked", "review", "restricted"):
        world.pages[state] = make_article(titled(state), "de", body=[paragraph(TEXT)], owner=user)
    index = world.pages["live"].get_parent()
    for state in ("draft", "sent back"):
        page = ArticlePage(title=titled(state), intro=TEXT, body=[], live=False, locale=index.locale, owner=user)
        world.pages[state] = index.add_child(instance=page)
    for page in world.pages.values():
        page.save_revision(user=user, log_action=True)
    with setting_up():
        world.pages["alias"] = world.pages["live"].create_alias(update_slug=f"{TEXT}-alias")
    put_in_states(world, user)


def put_in_states(world: World, user: User) -> None:
    soon = timezone.now() + datetime.timedelta(days=9)
    scheduled = world.pages["scheduled"]
    scheduled.go_live_at = soon
    revision = scheduled.save_revision(user=user, approved_go_live_at=soon)
    world.add("scheduled_revision", (scheduled.pk, revision.pk), (world.own_page.pk, revision.pk))
    locked = Page.objects.filter(pk=world.pages["locked"].pk)
    locked.update(locked=True, locked_by=world.people["other manager"], locked_at=timezone.now())
    PageViewRestriction.objects.create(page=world.pages["restricted"], restriction_type="password", password=TEXT)
    for state in ("review", "sent back"):
        page = ArticlePage.objects.get(pk=world.pages[state].pk)
        submit_for_approval(page, user)
        pass_check(page)
    step = ArticlePage.objects.get(pk=world.pages["sent back"].pk).current_workflow_task_state
    step.reject(user=world.people["other manager"], comment=TEXT)


def pass_check(text: Any) -> None:
    """Let a text through to its reviewers, as the job does that checks it first."""
    text.current_workflow_task_state.approve(user=None)


def add_media(world: World) -> None:
    """Pictures and documents in the other country's collection, and uploads that were not finished."""
    collection = Collection.objects.get(name=world.other.name)
    user = world.people["other editor"]
    image = make_image(titled("picture"))
    image.collection, image.uploaded_by_user = collection, user
    image.save()
    image.tags.add(TEXT)
    document = get_document_model()(title=titled("document"), collection=collection, uploaded_by_user=user)
    document.file.save(f"{TEXT}.txt", ContentFile(b"words"))
    document.tags.add(TEXT)
    log(image, "wagtail.create", user=user)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="password", password=TEXT)
    world.add("image", image.pk)
    world.add("document", document.pk)
    world.add("collection", collection.pk)
    for name, model in (("uploaded_image", get_image_model()), ("uploaded_document", get_document_model())):
        kind = ContentType.objects.get_for_model(model)
        upload = UploadedFile(for_content_type=kind, uploaded_by_user=user)
        upload.file.save(f"{TEXT}.png", ContentFile(b"words"))
        world.add(name, upload.pk)


@setting_up()
def add_snippets(world: World) -> None:
    """One of each snippet model. A new model of snippets needs a line here: the walk fails until it has one."""
    found = (
        make_category(titled("category"), "de", slug=f"{TEXT}-category"),
        make_author(titled("author"), "de", role=TEXT, bio=TEXT),
        BrandSettings.objects.create(locale=world.other.locale, brand_name=titled("brand"), footer=TEXT),
        CommentSettings.objects.create(country=world.other),
        *messaging_snippets(world),
    )
    user = world.people["other manager"]
    for snippet in found:
        world.snippets[snippet._meta.label_lower] = snippet
        log(snippet, "wagtail.edit", user=user, content_changed=True)
        keep_history(world, snippet, user)


def keep_history(world: World, snippet: Any, user: User) -> None:
    """Give a snippet the revisions and the review that its model can have."""
    name = f"snippet:{snippet._meta.label_lower}"
    world.add(name, snippet.pk)
    world.add(f"{name}:asked", f"id={snippet.pk}")
    if isinstance(snippet, RevisionMixin):
        revision = snippet.save_revision(user=user)
        world.add(f"{name}:revision", (snippet.pk, revision.pk))
        world.add(f"{name}:compared", (snippet.pk, "live", "latest"))
    if isinstance(snippet, WorkflowMixin) and (workflow := snippet.get_workflow()):
        state = workflow.start(snippet, user)
        pass_check(snippet)
        state.refresh_from_db()
        world.add(f"{name}:workflow_state", (snippet.pk, state.pk))
        world.add(f"{name}:step", (snippet.pk, "approve", state.current_task_state.pk))
        world.add(f"{name}:task", (snippet.pk, state.current_task_state.task_id))
        world.add("task_state", state.current_task_state.pk)


def add_remarks(world: World) -> None:
    """What editors write beside a text, and who is editing."""
    user = world.people["other editor"]
    page = world.pages["draft"]
    remark = Remark.objects.create(page=page, user=user, text=TEXT, contentpath="intro")
    CommentReply.objects.create(comment=remark, user=user, text=TEXT)
    for edited in (page, *world.snippets.values()):
        kind = ContentType.objects.get_for_model(type(edited))
        fields = {"content_type": kind, "object_id": str(edited.pk), "is_editing": True}
        session = EditingSession.objects.create(user=user, last_seen_at=timezone.now(), **fields)
        app_label, _dot, model_name = edited._meta.label_lower.partition(".")
        world.add("edited", (app_label, model_name, str(edited.pk), session.pk))
        world.add("editing_session", session.pk)


def add_translations(world: World) -> None:
    """The other country's translations of the head office's texts, and a text of its own that is translated."""
    source = make_article("Refilling", slug="refilling", picture=make_image("Bottle"), picture_is_decorative=True)
    category = make_category("Care")
    for text in (source, category):
        translation = begin_translation(text, "de")
        finish_translation(translation, f"{TEXT} ")
        translation.save_target(publish=False)
        if text is source:
            Assignment.objects.create(translation=translation, assignee=world.people["other translator"])
            world.pages["translation"] = translation.get_target_instance()
        world.add("translation", translation.pk)
        world.add("file", (translation.pk, "po"), (translation.pk, "xlf"))
        world.add("translation_source", translation.source.pk)
        strings = StringSegment.objects.filter(source=translation.source).values_list("pk", flat=True)
        world.add("string", (translation.pk, strings[0]))
        overrides = OverridableSegment.objects.filter(source=translation.source).values_list("pk", flat=True)
        world.add("override", *((translation.pk, segment) for segment in overrides[:1]))
    for text in (world.pages["live"], world.pages["draft"]):
        world.add("translation_source", TranslationSource.get_or_create_from_instance(text)[0].pk)


def add_comments(world: World) -> None:
    """What the community wrote below the other country's pages."""
    member = make_member(f"{PERSON} reader")
    shown, hidden = (make_comment(world.pages["live"], f"{SHARED} {TEXT}", member) for _number in range(2))
    hide_comment(hidden)
    world.add("comment", shown.pk, hidden.pk)


def add_rows(world: World) -> None:
    """What only an administrator keeps: redirects, sites, groups, accounts, locales."""
    page = world.pages["live"]
    redirect = Redirect.objects.create(old_path=f"/{TEXT}", redirect_page=page)
    site = Site.objects.create(
        hostname=f"{COUNTRY}.example", site_name=COUNTRY, root_page=page.get_parent().get_parent()
    )
    world.add("redirect", redirect.pk)
    world.add("site", site.pk)
    world.add("locale", world.other.locale_id)
    world.add("country", world.other.pk)
    world.add("user", world.people["other editor"].pk)
    world.add("group", *world.other.teams.values_list("group_id", flat=True)[:1])
