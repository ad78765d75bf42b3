"""The addresses below `/<lang>/accounts/` that allauth does not have."""

from django.urls import path

from . import views

app_name = "members"
urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("delete/", views.delete_account, name="delete_account"),
    path("deleted/", views.account_deleted, name="account_deleted"),
]
