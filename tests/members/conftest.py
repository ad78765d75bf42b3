"""What the tests of members share: the post, and pictures good and bad."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django_tasks import task_backends
from PIL import Image

from hub.members.tasks import send_mail

Deliver = Callable[[], list[EmailMessage]]


@pytest.fixture(autouse=True)
def deliver() -> Iterator[Deliver]:
    """Run the jobs that send mail, and return what arrived."""
    backend: Any = task_backends["default"]
    backend.clear()

    def run() -> list[EmailMessage]:
        waiting = [result for result in backend.results if result.task.func is send_mail.func]
        backend.clear()
        for result in waiting:
            result.task.call(*result.args, **result.kwargs)
        arrived, mail.outbox = mail.outbox, []
        return arrived

    yield run
    backend.clear()


def picture_file(
    name: str = "me.png", format: str = "PNG", size: tuple[int, int] = (400, 300), mode: str = "RGB", **options: Any
) -> SimpleUploadedFile:
    """Return an upload with a picture of one colour."""
    file = io.BytesIO()
    Image.new(mode, size).save(file, format, **options)
    return SimpleUploadedFile(name, file.getvalue())
