from django.urls import path

from . import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("site.webmanifest", views.manifest, name="manifest"),
]
