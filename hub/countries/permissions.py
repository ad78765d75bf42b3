"""What a country's roles may do, and in which locales somebody may do it.

A permission that is held through a country's team counts in that country's locale only; one that is held otherwise
(Marketing, or a group made by hand) counts everywhere.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model, Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, Locale, Page, Workflow, WorkflowPage
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from .models import CountryTeam, Role

ACCESS_ADMIN = "wagtailadmin.access_admin"
SUBMIT_TRANSLATION = "wagtail_localize.submit_translation"
MODERATE_COMMENTS = "django_comments.can_moderate"
ANY_ACTION = ["add", "change", "delete", "view", "publish"]

# What is text besides pages, and what else takes who may publish: in a governed country nothing goes live by it alone.
JOURNAL_SNIPPETS = ("category", "author")
CHANGE_AND_PUBLISH = ("change", "publish", "lock", "unlock")
# What is said once for all countries, and how it is watched: Marketing's.
MESSAGING_MODELS = (
    "concept",
    "term",
    "campaign",
    "rulesetting",
    "wordingpattern",
    "requiredline",
    "waiver",
    "checkrun",
)

# Permissions for models. Those of rooms upstairs are named, because this room cannot import them.
ROLE_PERMISSIONS: dict[str, list[str]] = {
    Role.EDITOR: [
        ACCESS_ADMIN,
        *(f"blog.{verb}_{model}" for verb in ("add", "change") for model in JOURNAL_SNIPPETS),
        "messaging.change_brandmessage",
    ],
    Role.MANAGER: [
        ACCESS_ADMIN,
        "editorial.emergency_publish",
        *(f"home.{verb}_brandsettings" for verb in CHANGE_AND_PUBLISH),
        *(f"blog.{verb}_{model}" for verb in ("add", *CHANGE_AND_PUBLISH) for model in JOURNAL_SNIPPETS),
        "discussion.add_commentsettings",
        "discussion.change_commentsettings",
        *(f"messaging.{verb}_brandmessage" for verb in ("add", *CHANGE_AND_PUBLISH)),
        *("messaging.add_term", "messaging.change_term", "messaging.add_waiver", "messaging.change_waiver"),
    ],
    Role.TRANSLATOR: [
        ACCESS_ADMIN,
        SUBMIT_TRANSLATION,
        *(f"blog.change_{model}" for model in JOURNAL_SNIPPETS),
        *("messaging.change_brandmessage", "messaging.add_term", "messaging.change_term"),
    ],
    Role.MODERATOR: [ACCESS_ADMIN, MODERATE_COMMENTS],
}
# Permissions on the pages of the country's own tree.
ROLE_PAGE_PERMISSIONS: dict[str, list[str]] = {
    Role.EDITOR: ["add_page", "change_page"],
    Role.MANAGER: ["add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"],
    Role.TRANSLATOR: ["change_page"],
    Role.MODERATOR: [],
}
# Permissions on the media of the country's own collection; what all share lies in the root collection.
CHOOSE_MEDIA = ["choose_image", "choose_document"]
ROLE_MEDIA_PERMISSIONS: dict[str, list[str]] = {
    Role.EDITOR: ["add_image", "add_document", *CHOOSE_MEDIA],
    Role.MANAGER: ["add_image", "add_document", *CHOOSE_MEDIA],
    Role.TRANSLATOR: [],
    Role.MODERATOR: [],
}

MARKETING_PERMISSIONS = [
    ACCESS_ADMIN,
    SUBMIT_TRANSLATION,
    "editorial.emergency_publish",
    *(f"home.{verb}_brandsettings" for verb in ("add", "delete", *CHANGE_AND_PUBLISH)),
    *(f"discussion.{verb}_commentsettings" for verb in ("add", "change")),
    *(f"blog.{verb}_{model}" for verb in ("add", "delete", *CHANGE_AND_PUBLISH) for model in JOURNAL_SNIPPETS),
    *(f"messaging.{verb}_brandmessage" for verb in ("add", "delete", *CHANGE_AND_PUBLISH)),
    *(f"messaging.{verb}_{model}" for verb in ("add", "change", "delete") for model in MESSAGING_MODELS),
]
MARKETING_PAGE_PERMISSIONS = ROLE_PAGE_PERMISSIONS[Role.MANAGER]
MARKETING_MEDIA_PERMISSIONS = [
    *(f"{verb}_{model}" for verb in ("add", "change", "delete", "choose") for model in ("image", "document")),
]


def holding(permissions: list[str]) -> Q:
    """Return the filter for groups that hold one of the permissions, each written "app.codename"."""
    found = Q(pk__in=[])
    for permission in permissions:
        app_label, _dot, codename = permission.partition(".")
        found |= Q(permissions__content_type__app_label=app_label, permissions__codename=codename)
    return found


def locales_permitting(user: Any, *permissions: str) -> QuerySet[Locale]:
    """Return the locales in which somebody holds one of the permissions, each written "app.codename"."""
    if not user.is_active:
        return Locale.objects.none()
    if user.is_superuser:
        return Locale.objects.all()
    groups = Group.objects.filter(holding(list(permissions)), user=user)
    locale_ids = set(groups.values_list("country_team__country__locale_id", flat=True))
    return Locale.objects.all() if None in locale_ids else Locale.objects.filter(pk__in=locale_ids)


def locales_of_role(user: Any, role: str) -> QuerySet[Locale]:
    """Return the locales of the countries in which somebody has a role."""
    return Locale.objects.filter(countries__teams__role=role, countries__teams__group__user=user).distinct()


class LocalePermissionPolicy(ModelPermissionPolicy):
    """Django's permissions for a model, held to the locales of the countries through which somebody has them."""

    def __init__(self, model: type[Model], path: str = "locale") -> None:
        """`path` is the lookup that leads from the model to its locale."""
        super().__init__(model)
        self.path = path

    def permission_name(self, action: str) -> str:
        return str(self._get_permission_name(action))

    def locales(self, user: Any, actions: Any) -> QuerySet[Locale]:
        return locales_permitting(user, *(self.permission_name(action) for action in actions))

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        return self.model._default_manager.filter(**{f"{self.path}__in": self.locales(user, actions)})

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Model) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()


class ObjectPermissionPolicy(LocalePermissionPolicy):
    """The same for the views of one object: Wagtail asks them what somebody may do with the model."""

    def __init__(self, model: type[Model], path: str, locale_id: int) -> None:
        super().__init__(model, path)
        self.locale_id = locale_id

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return self.locales(user, actions).filter(pk=self.locale_id).exists()


def works_everywhere(user: Any) -> bool:
    """Tell whether somebody works on the whole tree, as the head office does."""
    if user.is_superuser:
        return True
    held = page_permission_policy.get_cached_permissions_for_user(user)
    return any(permission.page.is_root() for permission in held)


def pages_in_reach(user: Any) -> QuerySet[Page]:
    """Return the pages that somebody finds in the explorer: the trees worked on, and what leads to them."""
    return page_permission_policy.explorable_instances(user)


def locales_in_reach(user: Any) -> QuerySet[Locale]:
    """Return the locales that somebody works in: those of the own teams, and of the trees worked on."""
    if works_everywhere(user):
        return Locale.objects.all()
    trees = pages_in_reach(user).filter(depth__gt=1).values("locale_id")
    return Locale.objects.filter(Q(countries__teams__group__user=user) | Q(pk__in=trees)).distinct()


def snippets_in_reach(model: Any, user: Any) -> QuerySet[Any]:
    """Return the snippets of a model that somebody may choose from: those in the locales worked in."""
    viewset = model.snippet_viewset
    path = getattr(viewset, "locale_path", None)
    if path is None:
        return viewset.permission_policy.instances_user_has_any_permission_for(user, ANY_ACTION)
    return model._default_manager.filter(**{f"{path}__in": list(locales_in_reach(user).values_list("pk", flat=True))})


def media_in_reach(media: QuerySet[Any], user: Any, codename: str) -> QuerySet[Any]:
    """Return those of the pictures or documents that somebody may choose from.

    The root collection that a country's team holds is that collection alone: the others below it are other countries'.
    """
    if user.is_superuser:
        return media
    # By key: a chooser searches in what this returns, and the search knows no path.
    return media.filter(collection__in=list(collections_in_reach(user, codename).values_list("pk", flat=True)))


def collections_in_reach(user: Any, codename: str) -> QuerySet[Collection]:
    """Return the collections in which somebody has a permission, other countries' left out."""
    if user.is_superuser:
        return Collection.objects.all()
    held = GroupCollectionPermission.objects.filter(group__user=user, permission__codename=codename)
    wanted = Q(pk__in=[])
    for path, depth, team in held.values_list("collection__path", "collection__depth", "group__country_team"):
        is_shared_root = depth == 1 and team is not None
        wanted |= Q(path=path) if is_shared_root else Q(path__startswith=path)
    return Collection.objects.filter(wanted)


def can_delete(user: Any, page: Page) -> bool:
    """Who may publish a page may delete it; others only what they began themselves and what was never live."""
    if page.permissions_for_user(user).can_publish():
        return True
    return page.owner_id == user.pk and page.first_published_at is None


def people_in_reach(people: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Return those whom somebody may be told of: all but those who work for other countries only."""
    if works_everywhere(user):
        return people
    teams = CountryTeam.objects.filter(country__teams__group__user=user)
    colleagues = Group.objects.filter(country_team__in=teams).values("user")
    # A group without anybody is a NULL, in which nobody would not be.
    others = Group.objects.filter(country_team__isnull=False, user__isnull=False).values("user")
    return people.filter(Q(pk__in=colleagues) | ~Q(pk__in=others))


def workflows_in_reach(workflows: QuerySet[Workflow], user: Any) -> QuerySet[Workflow]:
    """Return the workflows of the pages that somebody works on; those of snippets are nobody's in particular."""
    if works_everywhere(user):
        return workflows
    elsewhere = WorkflowPage.objects.exclude(page__in=pages_in_reach(user)).values("workflow")
    mine = WorkflowPage.objects.filter(page__in=pages_in_reach(user)).values("workflow")
    return workflows.filter(Q(pk__in=mine) | ~Q(pk__in=elsewhere))
