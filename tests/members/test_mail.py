import logging
import re
import socket
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.db import transaction
from django.test import override_settings
from django.utils.translation import gettext
from django_tasks import task_backends
from django_tasks_db.models import DBTaskResult

from hub.members.mail import queue_mail, render_text
from hub.members.tasks import RETRY_DELAYS, is_final, send_mail

from .conftest import Deliver

MESSAGE = {"to": "a@example.org", "subject": "S", "text": "T", "html": "", "headers": {"Message-ID": "<1@localhost>"}}
CONTEXT = {"activate_url": "https://example.org/x?a=1&b=2", "brand": "L'Atelier & Co", "email": "a@example.org"}
TEMPLATE = "account/email/email_confirmation"


class Letterbox(Message):
    """An SMTP server's handler that keeps what it is given."""

    def __init__(self, answer: str = "250 OK") -> None:
        super().__init__()
        self.received: list[Any] = []
        self.answer = answer

    def handle_message(self, message: Any) -> None:
        self.received.append(message)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def smtp(port: int) -> Any:
    return override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=port,
        EMAIL_TIMEOUT=1,
    )


def waiting_jobs() -> list[Any]:
    return list(task_backends["default"].results)  # type: ignore[attr-defined]  # the dummy backend of the tests


def test_queue_mail_escapes_nothing(deliver: Deliver, db: None) -> None:
    queue_mail(TEMPLATE, "a@example.org", "en", CONTEXT)
    [message] = deliver()
    assert message.body.endswith("L'Atelier & Co\n")
    assert "https://example.org/x?a=1&b=2" in message.body.splitlines()


def test_queue_mail_speaks_the_readers_language(deliver: Deliver) -> None:
    queue_mail("members/mail/account_deleted", "a@example.org", "ar", {"name": "A", "brand": "B"})
    queue_mail("members/mail/account_deleted", "a@example.org", "", {"name": "A", "brand": "B"})
    assert [m.subject for m in deliver()] == [gettext("Your account is deleted")] * 2


def test_queue_mail_renders_under_the_readers_language(tmp_path: Any, settings: Any, deliver: Deliver) -> None:
    text = "{% load i18n %}{% get_current_language as code %}{{ code }}"
    for suffix in ("_subject.txt", ".txt", ".html"):
        (tmp_path / f"probe{suffix}").write_text(text)
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    queue_mail("probe", "a@example.org", "de", {})
    [message] = deliver()
    assert (message.subject, message.body) == ("de", "de\n")
    assert [part.content for part in message.alternatives] == ["de"]  # type: ignore[attr-defined]


def test_queue_mail_sends_the_headers_it_is_given(deliver: Deliver, db: None) -> None:
    queue_mail(TEMPLATE, "a@example.org", "en", CONTEXT, {"List-Unsubscribe": "<https://example.org/u>"})
    [message] = deliver()
    assert message.extra_headers["List-Unsubscribe"] == "<https://example.org/u>"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.extra_headers["Message-ID"].endswith("@localhost>")


@pytest.mark.django_db
def test_queue_mail_is_rolled_back_with_its_transaction(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with pytest.raises(RuntimeError), transaction.atomic():
        queue_mail(TEMPLATE, "a@example.org", "en", CONTEXT)
        raise RuntimeError
    assert DBTaskResult.objects.count() == 0


def test_send_mail_reaches_a_real_server() -> None:
    letterbox, port = Letterbox(), free_port()
    server = Controller(letterbox, "127.0.0.1", port)
    server.start()
    try:
        with smtp(port):
            send_mail.call(MESSAGE)
    finally:
        server.stop()
    [message] = letterbox.received
    assert (message["To"], message["Subject"], message["Message-ID"]) == ("a@example.org", "S", "<1@localhost>")


def test_send_mail_tries_again_later_with_the_same_message_id(caplog: pytest.LogCaptureFixture) -> None:
    with smtp(free_port()), caplog.at_level(logging.WARNING):
        send_mail.call(MESSAGE)
    [job] = waiting_jobs()
    assert job.args == [MESSAGE, 2]
    assert job.task.run_after is not None
    assert re.search("not sent at try 1", caplog.text)


def test_send_mail_survives_a_server_that_never_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as hole, smtp(hole.getsockname()[1]):
        send_mail.call(MESSAGE)
    assert len(waiting_jobs()) == 1


def test_send_mail_gives_up_after_the_last_delay() -> None:
    with smtp(free_port()), pytest.raises(ConnectionRefusedError):
        send_mail.call(MESSAGE, len(RETRY_DELAYS) + 1)
    assert waiting_jobs() == []


@pytest.mark.parametrize(("answer", "jobs"), [("550 no such mailbox", 0), ("450 come back later", 1)])
def test_send_mail_tries_again_only_where_that_helps(answer: str, jobs: int) -> None:
    port = free_port()
    server = Controller(Letterbox(answer), "127.0.0.1", port)
    server.start()
    try:
        with smtp(port):
            if jobs:
                send_mail.call(MESSAGE)
            else:
                with pytest.raises(SMTPRecipientsRefused):
                    send_mail.call(MESSAGE)
    finally:
        server.stop()
    assert len(waiting_jobs()) == jobs


def test_is_final_needs_every_recipient_refused_for_ever() -> None:
    assert is_final(SMTPRecipientsRefused({"a": (550, b"no"), "b": (553, b"no")}))
    assert not is_final(SMTPRecipientsRefused({"a": (550, b"no"), "b": (451, b"later")}))
    assert not is_final(ConnectionRefusedError())


def test_retry_delays_grow() -> None:
    assert sorted(RETRY_DELAYS) == RETRY_DELAYS


def test_render_text_keeps_quotes(db: None) -> None:
    assert "L'Atelier" in render_text(f"{TEMPLATE}.txt", CONTEXT)
