"""The page for exchanging files, and the library's own addresses for PO files."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from hub.countries.models import Country
from hub.editorial.exchange.entries import Kind
from hub.editorial.exchange.forms import LARGEST
from hub.members.models import User
from tests.conftest import browser_of
from tests.editorial.helpers import begin_translation, finish_translation, write_string
from tests.factories import make_article, make_category, make_index, paragraph

from .files import fill, po_of, stored, unit, xliff_of


def page_of(translation: Translation) -> str:
    return reverse("editorial:files", args=[translation.pk])


def download_of(translation: Translation, suffix: str = "po") -> str:
    return reverse("editorial:download_file", args=[translation.pk, suffix])


def editor_of(translation: Translation) -> str:
    return reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])


def library(name: str, translation: Translation) -> str:
    return reverse(f"wagtail_localize:{name}", args=[translation.pk])


def send(browser: Client, address: str, text: str | bytes, **form: Any) -> Any:
    data = text.encode() if isinstance(text, str) else text
    return browser.post(address, {"file": ContentFile(data, "from-agency.bin")} | form)


def messages_of(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


ADDRESSES: list[Callable[[Translation], str]] = [
    page_of,
    download_of,
    lambda translation: download_of(translation, "xlf"),
    lambda translation: library("download_pofile", translation),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_files_are_for_the_own_country(
    french: Translation, browser: Client, german_translator: User, visitor: Client, address: Callable[..., str]
) -> None:
    codes = [one.get(address(french)).status_code for one in (browser, browser_of(german_translator), visitor)]
    assert codes == [200, 302, 302]


@pytest.mark.parametrize("address", ADDRESSES)
def test_files_of_no_translation_are_not_found(
    french: Translation, browser: Client, address: Callable[..., str]
) -> None:
    path = address(french)
    french.pk = 999
    assert browser.get(path).status_code == 200
    assert browser.get(address(french), follow=True).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_translation_that_was_stopped_has_no_files(
    french: Translation, browser: Client, address: Callable[..., str]
) -> None:
    Translation.objects.update(enabled=False)
    assert browser.get(address(french)).status_code == 404


def test_a_translation_of_a_page_that_is_gone_has_no_files(french: Translation, browser: Client) -> None:
    french.get_target_instance().delete()
    Translation.objects.update(enabled=True)
    assert browser.get(page_of(french)).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_refuse_other_methods(french: Translation, browser: Client, address: Callable[..., str]) -> None:
    assert browser.put(address(french)).status_code == 405
    assert browser.delete(address(french)).status_code == 405


def test_downloads_are_read_only(french: Translation, browser: Client) -> None:
    assert browser.post(download_of(french)).status_code == 405
    assert browser.get(library("upload_pofile", french)).status_code == 405


def test_a_file_of_another_format_is_not_found(french: Translation, browser: Client) -> None:
    assert browser.get(download_of(french, "mo")).status_code == 404


@pytest.mark.parametrize("title", ["How it works", "日本語", '../../etc/passwd"; x="\r\n', "É" * 200])
def test_a_download_has_a_safe_name(france: Country, browser: Client, title: str) -> None:
    make_index("fr")
    translation = begin_translation(make_article(title, slug="named"))
    for suffix in Kind:
        name = browser.get(download_of(translation, suffix))["Content-Disposition"]
        assert re.fullmatch(rf'attachment; filename="[a-z0-9-]{{1,80}}-{translation.pk}-fr\.{suffix}"', name)


@pytest.mark.parametrize(
    ("suffix", "kind", "write"),
    [("po", "text/x-gettext-translation; charset=utf-8", po_of), ("xlf", "application/x-xliff+xml", xliff_of)],
)
def test_a_download_is_the_file(french: Translation, browser: Client, suffix: str, kind: str, write: Any) -> None:
    write_string(french, "title", "Thé")
    response = browser.get(download_of(french, suffix))
    assert response["Content-Type"] == kind
    times = r"\d{4}-\d\d-\d\d[T ][\d:.]+\+[\d:]+"
    assert re.sub(times, "", response.content.decode()) == re.sub(times, "", write(french))


def test_the_library_s_download_is_the_same_file(french: Translation, browser: Client) -> None:
    assert "X-Relais-Source-Hash" in browser.get(library("download_pofile", french)).content.decode()


def test_the_page_has_what_there_is_to_do(french: Translation, browser: Client) -> None:
    page = browser.get(page_of(french)).content.decode()
    assert all(download_of(french, suffix) in page for suffix in Kind)
    assert f'href="{editor_of(french)}"' in page
    assert 'name="file"' in page
    assert "translated: 0 of 4" in page


@pytest.mark.parametrize("write", [fill, lambda text, title: text])
def test_a_file_is_taken_over(french: Translation, browser: Client, write: Any) -> None:
    text = fill(po_of(french), title="Titre") if write is fill else unit(xliff_of(french), "How it works", "Titre")
    response = send(browser, page_of(french), text)
    assert (response.status_code, stored(french)) == (200, {"title": "Titre"})
    page = response.content.decode()
    assert "Strings taken over from the file: 1. None of it is live: look at it in the editor and save a draft." in page
    assert "translated: 1 of 4" in page
    assert "Left out" not in page


def test_a_file_with_nothing_new_says_so(french: Translation, browser: Client) -> None:
    page = send(browser, page_of(french), po_of(french)).content.decode()
    assert "The file has nothing new. Nothing was changed." in page


def test_a_file_of_which_nothing_was_taken_over_says_so(french: Translation, browser: Client) -> None:
    page = send(browser, page_of(french), fill(po_of(french), title="<b>")).content.decode()
    assert "Nothing could be taken over from the file. The reasons stand below." in page
    assert "nothing new" not in page


def test_what_was_left_out_is_listed(french: Translation, browser: Client) -> None:
    text = fill(po_of(french), title="<script>alert(1)</script>", intro="Intro")
    page = send(browser, page_of(french), text).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "tag is not allowed" in page
    assert stored(french) == {"intro": "Intro"}


def test_a_long_list_is_cut(french: Translation, browser: Client) -> None:
    more = "".join(f'\nmsgctxt "title"\nmsgid "Unknown {number}."\nmsgstr "x"\n' for number in range(203))
    page = send(browser, page_of(french), po_of(french) + more).content.decode()
    assert "Unknown 199." in page
    assert "Unknown 200." not in page
    assert "And 3 more." in page


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("nonsense", "Line 1: This is not the syntax of a PO file."),
        (b"\xff\xfea", "Line 1: The file is not in UTF-8. Save it in that encoding, and send it again."),
        (b"a\n\0", "Line 2: It has a NUL character."),
        (b"", "The submitted file is empty."),
        ("<html/>", "Line 1: This is XML, and no XLIFF file."),
    ],
)
def test_a_refusal_is_told(french: Translation, browser: Client, data: str | bytes, reason: str) -> None:
    response = send(browser, page_of(french), data)
    assert response.status_code == 400
    assert response.context["form"].errors["file"] == [reason]
    assert stored(french) == {}


def test_a_form_without_a_file_is_refused(french: Translation, browser: Client) -> None:
    assert browser.post(page_of(french)).status_code == 400
    assert browser.post(library("upload_pofile", french)).status_code == 400


def test_a_file_that_is_too_large_is_refused(french: Translation, browser: Client) -> None:
    text = fill(po_of(french), title="Titre")
    fits = text + "#" * (LARGEST - len(text.encode()) - 1) + "\n"
    (error,) = send(browser, page_of(french), fits + "#").context["form"].errors["file"]
    assert error.startswith("The file is too large: 5.0")
    assert stored(french) == {}
    assert send(browser, page_of(french), fits).status_code == 200
    assert stored(french) == {"title": "Titre"}


@pytest.mark.parametrize("address", [page_of, lambda translation: library("upload_pofile", translation)])
def test_other_countries_send_nothing(
    french: Translation, german_translator: User, visitor: Client, address: Callable[..., str]
) -> None:
    for outsider in (browser_of(german_translator), visitor):
        assert send(outsider, address(french), fill(po_of(french), title="Titel")).status_code == 302
    assert stored(french) == {}


def test_a_locked_page_offers_no_form_and_takes_no_file(french: Translation, browser: Client, manager: User) -> None:
    page = french.get_target_instance()
    page.locked, page.locked_by = True, manager
    page.save()
    assert 'name="file"' not in browser.get(page_of(french)).content.decode()
    response = send(browser, page_of(french), fill(po_of(french), title="Titre"))
    assert (response.status_code, stored(french)) == (400, {})
    assert browser.get(download_of(french)).status_code == 200


def test_a_browser_sends_its_token(french: Translation, translator: User) -> None:
    # The check reads the form before the view does, after which the body cannot be read again.
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(translator, backend="allauth.account.auth_backends.AuthenticationBackend")
    text = fill(po_of(french), title="Titre")
    assert send(browser, library("upload_pofile", french), text).status_code == 403
    page = browser.get(page_of(french)).content.decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0]
    assert send(browser, library("upload_pofile", french), text, csrfmiddlewaretoken=token).status_code == 302
    assert stored(french) == {"title": "Titre"}


def test_the_editor_s_upload_goes_back_to_the_editor(french: Translation, browser: Client) -> None:
    text = fill(po_of(french), title="Titre")
    response = send(browser, library("upload_pofile", french), text, next=editor_of(french))
    assert response.headers["Location"] == editor_of(french)
    page = browser.get(editor_of(french))
    assert [message.startswith("Strings taken over from the file: 1.") for message in messages_of(page)] == [True]


@pytest.mark.parametrize("where", ["", "https://elsewhere.example/", "//elsewhere.example/"])
def test_the_editor_s_upload_goes_nowhere_else(french: Translation, browser: Client, where: str) -> None:
    response = send(browser, library("upload_pofile", french), po_of(french), next=where)
    assert response.headers["Location"] == editor_of(french)


def test_the_editor_s_upload_takes_xliff_too(french: Translation, browser: Client) -> None:
    text = unit(xliff_of(french), "How it works", "Titre")
    assert send(browser, library("upload_pofile", french), text).status_code == 302
    assert stored(french) == {"title": "Titre"}


def test_the_editor_s_upload_tells_what_was_left_out(french: Translation, browser: Client) -> None:
    response = send(browser, library("upload_pofile", french), fill(po_of(french), title="Titre", intro="<b>"))
    assert (response.status_code, stored(french)) == (200, {"title": "Titre"})
    assert [string.source for string in response.context["left_out"]] == ["An introduction."]
    assert f'action="{page_of(french)}"' in response.content.decode()


def test_the_editor_s_upload_tells_of_a_refusal(french: Translation, browser: Client) -> None:
    response = send(browser, library("upload_pofile", french), "nonsense")
    assert (response.status_code, stored(french)) == (400, {})
    assert "Line 1: This is not the syntax of a PO file." in response.content.decode()


def test_the_editor_has_a_way_to_the_page(french: Translation, browser: Client) -> None:
    page = browser.get(editor_of(french)).content.decode()
    assert f'href="{page_of(french)}"' in page
    assert library("upload_pofile", french) in page


def test_a_snippet_s_editor_has_a_way_to_the_page(france: Country, manager: User) -> None:
    translation = begin_translation(make_category("Refilling"))
    address = reverse("wagtailsnippets_blog_category:edit", args=[translation.get_target_instance().pk])
    browser = browser_of(manager)
    assert f'href="{page_of(translation)}"' in browser.get(address).content.decode()
    assert f'href="{address}"' in browser.get(page_of(translation)).content.decode()


def test_a_snippet_s_files_are_for_the_own_country(france: Country, germany: Country, manager: User) -> None:
    german = begin_translation(make_category("Refilling"), "de")
    assert send(browser_of(manager), page_of(german), fill(po_of(german), name="Nachfüllen")).status_code == 302
    assert stored(german) == {}


def test_history_tells_of_an_import(french: Translation, browser: Client) -> None:
    send(browser, page_of(french), fill(po_of(french), title="Titre"))
    history = reverse("wagtailadmin_pages:history", args=[french.get_target_instance().pk])
    assert (
        "Translations imported from a PO file. Strings taken over: 1; left out: 0"
        in browser.get(history).content.decode()
    )


def queries(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert browser.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("address", ADDRESSES)
def test_queries_do_not_grow_with_strings(france: Country, browser: Client, address: Callable[..., str]) -> None:
    make_index("fr")
    counts = []
    for number in (1, 1, 30):  # the first fills caches
        body = [paragraph(f"Paragraph {position}.") for position in range(number)]
        translation = begin_translation(make_article(body=body))
        finish_translation(translation)
        counts.append(queries(browser, address(translation)))
    assert counts[1] == counts[2]


def test_queries_of_an_upload_do_not_grow_with_strings(france: Country, browser: Client) -> None:
    make_index("fr")
    counts = []
    for number in (1, 3, 30):  # the first fills caches
        body = [paragraph(f"Paragraph {position}.") for position in range(number)]
        translation = begin_translation(make_article(body=body))
        text = po_of(translation).replace('\nmsgstr ""\n\n', '\nmsgstr "<b>"\n\n', 1)
        text = text.replace('\nmsgstr ""\n\n', '\nmsgstr "Mots"\n\n')
        with CaptureQueriesContext(connection) as found:
            send(browser, page_of(translation), text)
        counts.append(len(found))
    assert StringTranslation.objects.filter(data="Mots").count() >= 34
    assert counts[1] == counts[2]
