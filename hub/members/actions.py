"""What changes members."""

import secrets
from functools import partial

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from .models import User
from .signals import member_erased


class NameTaken(Exception):
    """Another member took the name between the check and the change."""


def change_profile(member: User, display_name: str, language: str) -> None:
    """Set a member's public name and language; raises NameTaken."""
    member.display_name, member.language = display_name, language
    try:
        with transaction.atomic():
            member.save(update_fields=["display_name", "display_name_key", "language"])
    except IntegrityError as error:
        raise NameTaken from error


def set_avatar(member: User, picture: bytes) -> None:
    """Store a picture made by `make_avatar`, under a name that cannot be guessed and is never used again."""
    replaced = member.avatar.name
    with transaction.atomic():
        member.avatar.save(f"{secrets.token_hex(12)}.webp", ContentFile(picture), save=False)
        member.save(update_fields=["avatar"])
        erase_file(replaced)


def remove_avatar(member: User) -> None:
    """Go back to the generated picture."""
    replaced = member.avatar.name
    with transaction.atomic():
        member.avatar = ""
        member.save(update_fields=["avatar"])
        erase_file(replaced)


def delete_account(member: User) -> None:
    """Erase a member, the picture, addresses and keys; what the member wrote stays, without a name."""
    member_id, picture = member.pk, member.avatar.name
    with transaction.atomic():
        member.delete()
        erase_file(picture)
        transaction.on_commit(partial(member_erased.send, sender=User, member_id=member_id))


def erase_file(name: str | None) -> None:
    """Delete a picture's file once the change is committed."""
    if name:
        storage = User._meta.get_field("avatar").storage
        transaction.on_commit(partial(storage.delete, name))
