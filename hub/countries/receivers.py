"""What countries do when something has happened to their teams."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from wagtail.log_actions import log

from .actions import about
from .models import MARKETING_GROUP, CentralRole, CountryTeam

User = get_user_model()
CHANGES = {
    "post_add": "countries.join_team",
    "post_remove": "countries.leave_team",
    "pre_clear": "countries.leave_team",
}
CENTRAL_ACTIONS = {
    "countries.join_team": "countries.give_central_role",
    "countries.leave_team": "countries.take_central_role",
}


@receiver(m2m_changed, sender=User.groups.through)
def log_roles(instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_kwargs: Any) -> None:
    """Log every change of a role, by whichever form it was made; `pk_set` is None where all are taken at once."""
    if action not in CHANGES:
        return
    others = (instance.user_set if reverse else instance.groups).all() if pk_set is None else None
    if reverse:
        users = User.objects.filter(pk__in=pk_set or ()) if others is None else others
        log_change(CHANGES[action], users, [instance])
    else:
        groups = Group.objects.filter(pk__in=pk_set or ()) if others is None else others
        log_change(CHANGES[action], [instance], groups)


def log_change(action: str, users: Iterable[Any], groups: Iterable[Group]) -> None:
    """Log at the country; the head office's role at the person, and a group that is of none at the group."""
    found = list(groups)
    teams = {team.group_id: team for team in CountryTeam.objects.filter(group__in=found).select_related("country")}
    for user in users:
        for group in found:
            team = teams.get(group.pk)
            if group.name == MARKETING_GROUP:
                log(user, CENTRAL_ACTIONS[action], data=about(user, CentralRole.MARKETING))
                continue
            role = team.role if team else group.name
            log(team.country if team else group, action, data=about(user, role))
