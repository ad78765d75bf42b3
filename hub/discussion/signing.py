"""Links in mails that act for whoever holds the mailbox: signed, for one purpose, for a time."""

from django.core import signing

CONFIRM_SALT = "discussion.confirm"
UNSUBSCRIBE_SALT = "discussion.unsubscribe"
CONFIRM_SECONDS = 3 * 24 * 3600


def sign(key: int, salt: str) -> str:
    return signing.dumps(key, salt=salt, compress=False)


def unsign(token: str, salt: str, max_age: int | None = None) -> int | None:
    """Return the key that was signed, or None for an altered, foreign or expired token."""
    try:
        key = signing.loads(token, salt=salt, max_age=max_age)
    except signing.BadSignature:
        return None
    return key if isinstance(key, int) else None
