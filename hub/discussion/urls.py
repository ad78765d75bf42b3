from django.urls import path

from .views import own, posting, reading

app_name = "discussion"

urlpatterns = [
    path("pages/<int:page_id>/comments/new/", posting.new_comment, name="new"),
    path("pages/<int:page_id>/following/", own.following, name="following"),
    path("comments/<int:comment_id>/", reading.comment, name="comment"),
    path("comments/<int:comment_id>/thread/", reading.thread, name="thread"),
    path("comments/<int:comment_id>/edit/", own.edit, name="edit"),
    path("comments/<int:comment_id>/withdrawal/", own.withdraw, name="withdraw"),
    path("confirmations/<str:token>/", posting.confirm, name="confirm"),
    path("followers/<str:token>/unsubscribe/", own.unsubscribe, name="unsubscribe"),
]
