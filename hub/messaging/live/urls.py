"""Below `/admin/messaging/check/`; no name space of its own, for it is included in that of messaging."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.check, name="check_edited"),
    path("waivers/", views.waive_finding, name="waive_edited"),
]
