"""Where the journal joins the admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import JournalViewSetGroup

register_snippet(JournalViewSetGroup)
