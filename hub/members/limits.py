"""How often one network may do what costs others something."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

# Action: (how many times, in how many seconds).
LIMITS = {"guest_comment": (20, 3600)}


def is_over_limit(request: HttpRequest, action: str) -> bool:
    """Count one more act of the request's network, and tell whether it is one too many."""
    times, seconds = LIMITS[action]
    key = f"limit:{action}:{get_adapter(request).get_client_ip(request)}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > times
    except ValueError:  # expired between the two calls
        return False
