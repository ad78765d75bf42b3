"""The jobs of a check of the whole site: each checks some texts and leaves the rest to the next."""

from django_tasks import task

from .runs import check_chunk, fail_run
from .texts import Place


@task()
def check_next_texts(run_id: int, kind: int = 0, after: int = 0) -> None:
    """Check the texts behind a place. A worker that is killed here loses this piece only."""
    try:
        following = check_chunk(run_id, Place(kind, after))
    except Exception as error:
        fail_run(run_id, type(error).__name__)
        raise
    if following is not None:
        check_next_texts.enqueue(run_id, following.kind, following.after)
