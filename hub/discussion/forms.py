"""What a writer may send: never a name, address or place in the thread that is not the writer's own."""

import datetime
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.members.models import User
from hub.text.cleaning import clean_name, clean_text, is_storable
from hub.text.folding import fold

from .models import Comment, Discussion, PendingComment

LONGEST_COMMENT = 3000
PENDING_PER_ADDRESS = 3


def check_storable(value: str) -> None:
    if not is_storable(value):
        raise ValidationError(_("This text holds characters that cannot be stored. Please type it again."))


class TextForm(forms.Form):
    """The text of a comment."""

    text = forms.CharField(
        label=_("Your comment"),
        max_length=LONGEST_COMMENT,
        strip=False,
        validators=[check_storable],
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": LONGEST_COMMENT, "data-counter": "text-left"}),
        help_text=_("You can use **bold**, *italic*, `code`, > quotes, lists and links."),
    )

    def clean_text(self) -> str:
        text = clean_text(self.cleaned_data["text"])
        if not fold(text).strip():
            raise ValidationError(_("Please write something."))
        return text


class CommentForm(TextForm):
    """A new comment by a member, whose name and address are the account's."""

    parent = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    submission_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    wants_replies = forms.BooleanField(label=_("Mail me when somebody comments here"), required=False)

    def __init__(self, *args: Any, discussion: Discussion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.discussion = discussion

    def clean_parent(self) -> Comment | None:
        """Return the comment replied to; it must be a published one of this discussion."""
        key = self.cleaned_data["parent"]
        if key is None:
            return None
        parent = Comment.objects.published().filter(discussion=self.discussion, pk=key).first()
        if parent is None:
            raise ValidationError(_("The comment that you reply to is no longer there."))
        return parent


class GuestCommentForm(CommentForm):
    """A new comment by a guest, who confirms the address by mail."""

    name = forms.CharField(label=_("Your name"), max_length=40, validators=[check_storable])
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        validators=[check_storable],
        help_text=_("Never shown. We mail you a link that publishes your comment."),
    )
    field_order = ["text", "name", "email", "wants_replies"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "nickname"
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    def clean_name(self) -> str:
        """Return the name; a member's name is refused, so that no guest passes for a member."""
        name = clean_name(self.cleaned_data["name"])
        if not fold(name).strip():
            raise ValidationError(_("Please write a name."))
        if User.objects.filter(display_name_key=fold(name)).exists():
            raise ValidationError(_("A member has this name. Please sign in, or choose another."))
        return name

    def clean_email(self) -> str:
        """Return the address; refused where several comments of it wait already, so that nobody is flooded."""
        email = self.cleaned_data["email"].lower()
        an_hour_ago = timezone.now() - datetime.timedelta(hours=1)
        waiting = PendingComment.objects.filter(email=email, created_at__gt=an_hour_ago)
        if waiting.count() >= PENDING_PER_ADDRESS:
            raise ValidationError(_("Several comments of this address wait to be confirmed. Please look in your mail."))
        return email
