"""When what the check knows has changed, for all processes: a stamp in the cache that every change renews."""

import uuid
from typing import Any

from django.core.cache import cache
from django.db import transaction

STAMP = "messaging.checking.stamp"


def read_stamp() -> str:
    """Return the stamp of what is stored now; a new one where the cache has lost it."""
    stamp = cache.get(STAMP)
    if stamp is None:
        cache.add(STAMP, uuid.uuid4().hex, None)
        stamp = cache.get(STAMP)
    # Without a cache nothing can be kept from one check to the next.
    return str(stamp or uuid.uuid4().hex)


def renew_stamp(**_signal: Any) -> None:
    """Let every process read anew: this one at once, the others when the change is committed."""
    cache.set(STAMP, uuid.uuid4().hex, None)
    transaction.on_commit(set_stamp)


def set_stamp() -> None:
    cache.set(STAMP, uuid.uuid4().hex, None)
