from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.db.models import PROTECT, RESTRICT

from hub.discussion.models import Comment
from hub.members.actions import NameTaken, change_profile, delete_account, remove_avatar, set_avatar
from hub.members.avatars import make_avatar
from hub.members.models import User
from hub.members.permissions import can_delete_account
from hub.members.signals import member_erased

from ..factories import make_article, make_comment, make_member
from .conftest import picture_file

pytestmark = pytest.mark.django_db
Capture = Any


def with_avatar(member: User) -> str:
    set_avatar(member, make_avatar(picture_file()))
    return str(member.avatar.name)


def test_change_profile_stores_name_and_language(alice: User) -> None:
    change_profile(alice, "Álice", "fr")
    stored = User.objects.get(pk=alice.pk)
    assert (stored.display_name, stored.display_name_key, stored.language) == ("Álice", "alice", "fr")


def test_change_profile_says_when_the_name_was_taken_meanwhile(alice: User, bob: User) -> None:
    with pytest.raises(NameTaken):
        change_profile(alice, "bob", "en")
    assert User.objects.get(pk=alice.pk).display_name == "Alice"


def test_set_avatar_replaces_the_file(alice: User, django_capture_on_commit_callbacks: Capture) -> None:
    first = with_avatar(alice)
    with django_capture_on_commit_callbacks(execute=True):
        second = with_avatar(alice)
    assert first != second
    assert (default_storage.exists(first), default_storage.exists(second)) == (False, True)
    assert second.startswith("avatars/") and "alice" not in second.lower()


def test_remove_avatar_deletes_the_file(alice: User, django_capture_on_commit_callbacks: Capture) -> None:
    name = with_avatar(alice)
    with django_capture_on_commit_callbacks(execute=True):
        remove_avatar(alice)
    assert not default_storage.exists(name)
    assert not User.objects.get(pk=alice.pk).avatar


def test_remove_avatar_of_nobody_is_nothing(alice: User, django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        remove_avatar(alice)
    assert callbacks == []


def test_delete_account_erases_the_person(alice: User, bob: User, django_capture_on_commit_callbacks: Capture) -> None:
    picture = with_avatar(alice)
    alice.groups.add(Group.objects.create(name="Readers"))
    Authenticator.objects.create(user=alice, type=Authenticator.Type.TOTP, data={"secret": "x"})
    with django_capture_on_commit_callbacks(execute=True):
        delete_account(alice)
    assert list(User.objects.all()) == [bob]
    assert list(EmailAddress.objects.values_list("email", flat=True)) == [bob.email]
    assert not Authenticator.objects.exists()
    assert not default_storage.exists(picture)


def test_delete_account_keeps_comments_without_a_name(alice: User, bob: User) -> None:
    article = make_article()
    comment = make_comment(article, "I was here.", alice)
    make_comment(article, "So was I.", bob, parent=comment)
    delete_account(alice)
    kept = Comment.objects.get(pk=comment.pk)
    assert (kept.comment, kept.author_name, kept.user_email) == ("I was here.", "Former member", "")
    assert Comment.objects.count() == 2


def test_delete_account_tells_who_is_gone_after_the_commit(
    alice: User, django_capture_on_commit_callbacks: Capture
) -> None:
    told: list[tuple[int, bool]] = []

    def listen(member_id: int, **_kwargs: Any) -> None:
        told.append((member_id, User.objects.filter(pk=member_id).exists()))

    member_erased.connect(listen)
    member_id = alice.pk
    try:
        with django_capture_on_commit_callbacks(execute=True):
            delete_account(alice)
            assert told == []
    finally:
        member_erased.disconnect(listen)
    assert told == [(member_id, False)]


def test_nothing_holds_an_account_back() -> None:
    relations = [
        field for field in User._meta.get_fields(include_hidden=True) if field.auto_created and not field.concrete
    ]
    assert [field for field in relations if getattr(field, "on_delete", None) in (PROTECT, RESTRICT)] == []


def test_can_delete_account_is_true_but_for_the_last_administrator(alice: User) -> None:
    admin = make_member("Root", is_superuser=True)
    make_member("Gone", is_superuser=True, is_active=False)
    assert can_delete_account(alice)
    assert not can_delete_account(admin)
    make_member("Second", is_superuser=True)
    assert can_delete_account(admin)
