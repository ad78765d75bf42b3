"""What the check knows is read anew after a change of what it comes from."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Locale

from hub.countries.models import Country

from ..models import BrandMessage, Concept, RequiredLine, RuleSetting, Term, Withdrawal, WordingPattern
from ..signals import message_changed
from .stamps import renew_stamp

SOURCES = (BrandMessage, Concept, Country, Locale, RequiredLine, RuleSetting, Term, Withdrawal, WordingPattern)


def connect_receivers() -> None:
    """Called once, when the application is ready."""
    # A withdrawal is lifted in one statement, which no signal of the model tells of.
    message_changed.connect(renew_stamp, dispatch_uid="messaging.checking.message_changed")
    for model in SOURCES:
        name = f"messaging.checking.{model.__name__}"
        post_save.connect(renew_stamp, sender=model, dispatch_uid=f"{name}.save")
        post_delete.connect(renew_stamp, sender=model, dispatch_uid=f"{name}.delete")
        for relation in model._meta.many_to_many:
            through = relation.remote_field.through
            m2m_changed.connect(renew_stamp, sender=through, dispatch_uid=f"{name}.{relation.name}")
