from django.urls import path, register_converter
from django.urls.converters import IntConverter

from .views import own, posting, reading


class KeyConverter(IntConverter):
    """A primary key; a longer number is no address of ours (SQLite takes no integer of more than 64 bits)."""

    regex = "[0-9]{1,18}"


register_converter(KeyConverter, "key")
app_name = "discussion"

urlpatterns = [
    path("pages/<key:page_id>/comments/new/", posting.new_comment, name="new"),
    path("pages/<key:page_id>/following/", own.following, name="following"),
    path("comments/<key:comment_id>/", reading.comment, name="comment"),
    path("comments/<key:comment_id>/thread/", reading.thread, name="thread"),
    path("comments/<key:comment_id>/edit/", own.edit, name="edit"),
    path("comments/<key:comment_id>/withdrawal/", own.withdraw, name="withdraw"),
    path("confirmations/<str:token>/", posting.confirm, name="confirm"),
    path("followers/<str:token>/unsubscribe/", own.unsubscribe, name="unsubscribe"),
]
