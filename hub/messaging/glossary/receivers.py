"""Telling that the glossary has changed, whoever changed it."""

from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from hub.messaging.models import Concept, Term

from .signals import glossary_changed


def connect() -> None:
    """Watch the glossary; called in the room's `apps.ready()`."""
    for signal in (post_save, post_delete):
        for model in (Concept, Term):
            signal.connect(tell_change, sender=model, dispatch_uid=f"glossary-{model.__name__}")
    m2m_changed.connect(tell_change, sender=Concept.countries.through, dispatch_uid="glossary-countries")


def tell_change(**_kwargs: Any) -> None:
    """Tell of a change once for its transaction: an import saves hundreds of rows."""
    if not is_waiting():
        transaction.on_commit(send_change)


def is_waiting() -> bool:
    """Tell whether a change will be told of already, by a savepoint that lives as long as the present one."""
    connection = transaction.get_connection()
    savepoints = set(connection.savepoint_ids)
    return any(callback is send_change and ids <= savepoints for ids, callback, _ in connection.run_on_commit)


def send_change() -> None:
    glossary_changed.send(sender=Concept)
