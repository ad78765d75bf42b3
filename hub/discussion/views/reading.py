"""Finding one's way in long threads."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..models import Comment
from ..reading import FIRST_REPLIES, read_thread, read_threads
from .lookup import ReaderRequest, answer, comment_or_404, page_of

# How many comments before the one that a permalink names are shown with it.
CONTEXT = 10


@require_safe
def comment(request: ReaderRequest, comment_id: int) -> HttpResponse:
    """Redirect to where a comment is shown: on its page, or in its thread."""
    wanted = comment_or_404(comment_id)
    root = wanted.root or wanted
    if wanted.position <= FIRST_REPLIES:
        first_page = read_threads(wanted.discussion, None, None)
        if any(row.comment.pk == root.pk for row in first_page.rows):
            return redirect(f"{page_of(wanted).get_url(request)}#c{wanted.pk}")
    before = Comment.objects.listed().filter(root=root, path__lt=wanted.path).order_by("-path")
    start = list(before.values_list("path", flat=True)[:CONTEXT])
    query = f"?from={start[-1]}" if len(start) == CONTEXT else ""
    return redirect(f"{reverse('discussion:thread', args=[root.pk])}{query}#c{wanted.pk}")


@require_safe
def thread(request: ReaderRequest, comment_id: int) -> HttpResponse:
    """Show a whole thread, a page of it at a time."""
    found = comment_or_404(comment_id)
    if found.root is not None:
        return redirect("discussion:comment", found.pk)
    threads = read_thread(found, request.GET.get("from"))
    return answer(request, "thread", {"root": found, "article": page_of(found).specific, "threads": threads})
