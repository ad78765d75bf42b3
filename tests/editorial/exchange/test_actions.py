"""What is taken over from a file, and what is not."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation as languages
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.editorial.exchange.actions import LOG_ACTION, Outcome, import_file
from hub.editorial.exchange.entries import FileRefused
from hub.members.models import User
from tests.editorial.helpers import begin_translation, draft_of, finish_translation, write_string
from tests.factories import make_article, make_category, make_index, paragraph, publish

from .files import fill, po_of, stored, unit, xliff_of


@pytest.fixture
def take(french: Translation, translator: User) -> Callable[[str], Outcome]:
    """Return a function that imports a text as a file of the French translation, and tells what came of it."""
    return lambda text: import_file(french, translator, text.encode())


@pytest.fixture
def refuse(french: Translation, translator: User) -> Callable[[str | bytes], FileRefused]:
    """Return a function that imports what must be refused, sees that nothing was changed, and returns the refusal."""
    write_string(french, "intro", "Ici")

    def send(file: str | bytes) -> FileRefused:
        before, logged = list(StringTranslation.objects.values()), PageLogEntry.objects.count()
        with pytest.raises(FileRefused) as found:
            import_file(french, translator, file.encode() if isinstance(file, str) else file)
        assert (list(StringTranslation.objects.values()), PageLogEntry.objects.count()) == (before, logged)
        return found.value

    return send


def left_out(outcome: Outcome) -> list[tuple[str, str]]:
    return [(string.source, string.reason) for string in outcome.left_out]


def body_of(translation: Translation, number: int) -> str:
    """Return the path of a paragraph."""
    paths = translation.source.stringsegment_set.order_by("order").values_list("context__path", flat=True)
    return [path for path in paths if path.startswith("body.")][number]


def change_source(translation: Translation, **fields: Any) -> None:
    source = translation.source.get_source_instance()
    for name, value in fields.items():
        setattr(source, name, value)
    publish(source)
    translation.source.update_from_db()


def test_a_po_file_is_taken_over(french: Translation, translator: User, take: Any) -> None:
    take(fill(po_of(french), title="Comment ça marche"))
    assert stored(french) == {"title": "Comment ça marche"}
    row = StringTranslation.objects.get()
    assert (row.translation_type, row.tool_name, row.last_translated_by) == ("manual", "PO file", translator)
    assert (row.has_error, row.field_error) == (False, "")


def test_an_xliff_file_is_taken_over(french: Translation, take: Any) -> None:
    words = 'Read <g id="a1" ctype="link">more</g> of <g id="b-1" ctype="bold">it</g>.'
    take(unit(xliff_of(french), words, '<g id="b-1">Lisez</g>-en <g id="a1">plus</g>.'))
    assert stored(french) == {body_of(french, 1): '<b>Lisez</b>-en <a id="a1">plus</a>.'}
    assert StringTranslation.objects.get().tool_name == "XLIFF file"


def test_what_was_taken_over_stands_in_the_next_draft(french: Translation, translator: User, take: Any) -> None:
    text = fill(po_of(french), **{"title": "Thé & café", body_of(french, 1): '<a id="a1">Plus</a>.'})
    take(text)
    french.save_target(user=translator, publish=False)
    draft = draft_of(french)
    assert draft.title == "Thé & café"
    assert '<a href="https://example.org/">Plus</a>.' in str(draft.body[1].value)


def test_nothing_is_published_and_no_draft_is_saved(french: Translation, take: Any) -> None:
    page = french.get_target_instance()
    take(fill(po_of(french), title="Titre"))
    after = french.get_target_instance()
    assert (after.live, after.title, after.latest_revision_id) == (False, "How it works", page.latest_revision_id)
    assert after.draft_title == "Titre"


def test_a_long_title_is_for_the_editor_to_refuse(french: Translation, take: Any) -> None:
    take(fill(po_of(french), title="x" * 300))
    assert stored(french)["title"] == "x" * 300
    assert french.get_target_instance().draft_title == "x" * 255


def test_an_explorer_s_title_is_words(french: Translation, take: Any) -> None:
    take(fill(po_of(french), title="Thé &amp; café"))
    assert french.get_target_instance().draft_title == "Thé & café"


def test_empty_entries_leave_what_is_there(french: Translation, take: Any) -> None:
    write_string(french, "title", "Titre")
    outcome = take(fill(po_of(french), title="  "))
    assert (stored(french), outcome.stored, outcome.empty) == ({"title": "Titre"}, [], 4)


def test_fuzzy_entries_stay_unfinished(french: Translation, take: Any) -> None:
    text = fill(po_of(french), title="Titre ?", intro="Fini")
    outcome = take(text.replace('msgctxt "title"', '#, fuzzy\nmsgctxt "title"'))
    assert stored(french) == {"intro": "Fini"}
    assert left_out(outcome) == [("How it works", "The file says that it is not finished.")]


def test_unfinished_units_stay_unfinished(french: Translation, take: Any) -> None:
    text = unit(xliff_of(french), "How it works", "Titre ?", ' state="needs-review-translation"')
    assert left_out(take(text)) == [("How it works", "The file says that it is not finished.")]
    assert stored(french) == {}


def test_what_a_machine_made_is_confirmed_by_a_file(french: Translation, take: Any) -> None:
    write_string(french, "title", "Titre")
    StringTranslation.objects.update(translation_type="machine", tool_name="A machine")
    text = po_of(french)
    assert left_out(take(text)) == [("How it works", "The file says that it is not finished.")]
    assert len(take(text.replace("#, fuzzy\n", "")).stored) == 1
    assert StringTranslation.objects.get().translation_type == "manual"


def test_an_error_that_is_mended_is_gone(french: Translation, take: Any) -> None:
    write_string(french, "title", "Titre")
    StringTranslation.objects.update(has_error=True, field_error="Too long", updated_at="2020-01-01T00:00:00Z")
    text = po_of(french)
    assert "#, fuzzy" in text
    take(fill(text, title="Court").replace("#, fuzzy\n", ""))
    row = StringTranslation.objects.get()
    assert (row.data, row.has_error, row.field_error) == ("Court", False, "")


def test_a_file_that_comes_twice_changes_nothing_the_second_time(french: Translation, take: Any) -> None:
    text = fill(po_of(french), title="Thé & café", intro="Deux<br>lignes")
    take(text)
    before = list(StringTranslation.objects.values())
    outcome = take(text)
    assert (outcome.stored, outcome.unchanged, outcome.left_out) == ([], 2, [])
    assert list(StringTranslation.objects.values()) == before


def test_a_second_delivery_replaces_the_first(french: Translation, take: Any) -> None:
    text = po_of(french)
    take(fill(text, title="Premier"))
    take(fill(text, title="Second"))
    assert stored(french) == {"title": "Second"}


def test_what_somebody_wrote_meanwhile_stays(french: Translation, take: Any) -> None:
    text = po_of(french)
    write_string(french, "title", "Écrit ici")
    outcome = take(fill(text, title="De l'agence", intro="Intro"))
    assert stored(french) == {"title": "Écrit ici", "intro": "Intro"}
    assert left_out(outcome) == [
        ("How it works", "Somebody has changed it here since the file was made. Their words stay.")
    ]


def test_what_a_machine_wrote_meanwhile_is_replaced(french: Translation, take: Any) -> None:
    text = po_of(french)
    write_string(french, "title", "De la machine")
    StringTranslation.objects.update(translation_type="machine", tool_name="A machine")
    take(fill(text, title="De l'agence"))
    assert stored(french) == {"title": "De l'agence"}


def test_what_was_written_before_is_replaced(french: Translation, take: Any) -> None:
    write_string(french, "title", "Avant")
    take(fill(po_of(french), title="Après"))
    assert stored(french) == {"title": "Après"}


def test_a_file_from_before_the_source_changed_gives_what_fits(french: Translation, take: Any) -> None:
    text = fill(po_of(french), title="Titre", intro="Ancienne introduction")
    change_source(french, intro="A new introduction.")
    outcome = take(text)
    assert (stored(french), outcome.is_outdated) == ({"title": "Titre"}, True)
    assert left_out(outcome) == [("An introduction.", "The source has changed: it is not in the text any more.")]


def test_an_xliff_file_from_before_the_source_changed_gives_what_fits(french: Translation, take: Any) -> None:
    text = unit(unit(xliff_of(french), "How it works", "Titre"), "An introduction.", "Ancienne")
    change_source(french, intro="A new introduction.")
    outcome = take(text)
    assert (stored(french), [string.source for string in outcome.left_out]) == (
        {"title": "Titre"},
        ["An introduction."],
    )


def test_the_order_of_a_source_does_not_matter(french: Translation, take: Any) -> None:
    text = fill(po_of(french), title="Titre")
    body = french.source.get_source_instance().body.raw_data
    change_source(french, body=list(reversed(list(body))))
    assert (take(text).is_outdated, stored(french)) == (False, {"title": "Titre"})


def test_a_stale_file_of_which_nothing_fits_is_refused(french: Translation, refuse: Any) -> None:
    text = fill(po_of(french), title="Titre")
    text = re.sub(r'msgctxt "[^"]*"', 'msgctxt "gone"', text)
    assert refuse(text).reason == "None of its strings is in the text any more. Download the file again."


def test_strings_that_are_not_in_the_text_are_listed(french: Translation, take: Any) -> None:
    text = fill(po_of(french), title="Titre") + '\nmsgctxt "title"\nmsgid "Unknown"\nmsgstr "Inconnu"\n'
    outcome = take(text)
    assert stored(french) == {"title": "Titre"}
    (only,) = outcome.left_out
    assert (only.source, only.text, only.reason) == ("Unknown", "Inconnu", "It is not in this text.")
    assert text.split("\n")[only.line - 1] in ("", 'msgctxt "title"')


def test_plural_entries_are_left_out(french: Translation, take: Any) -> None:
    text = po_of(french).replace(
        'msgid "How it works"\nmsgstr ""', 'msgid "How it works"\nmsgid_plural "Hows"\nmsgstr[0] "Un"\nmsgstr[1] "Des"'
    )
    assert left_out(take(text)) == [("How it works", "It has plural forms, and this text has none.")]
    assert stored(french) == {}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<script>x</script>", "<script> tag is not allowed."),
        ("<b>ouvert", "<b> is not closed."),
        ('<a id="a9">lien</a>', "Unrecognised id found in an <a> tag: a9"),
        ("a\\bb", "It has a control character, which nobody can see."),
    ],
)
def test_bad_markup_is_left_out_with_its_line(french: Translation, take: Any, text: str, reason: str) -> None:
    file = fill(po_of(french), title="Titre").replace(
        '"An introduction."\nmsgstr ""', f'"An introduction."\nmsgstr "{text}"'
    )
    file = file.replace('a id="a9"', 'a id=\\"a9\\"')
    outcome = take(file)
    assert stored(french) == {"title": "Titre"}
    (only,) = outcome.left_out
    assert only.reason.startswith(reason)
    assert file.split("\n")[only.line - 1] == 'msgctxt "intro"'


def test_strange_line_breaks_are_kept(french: Translation, take: Any) -> None:
    take(fill(po_of(french), title="Un\u2028deux\u0085trois"))
    assert stored(french) == {"title": "Un\u2028deux\u0085trois"}


def test_words_that_come_twice_are_one_string(france: Country, translator: User) -> None:
    make_index("fr")
    body = [{"type": "paragraph", "value": "<p>Same.</p><p>Same.</p><p>Other.</p>", "id": "1"}]
    translation = begin_translation(make_article("Twice", body=body))
    text = po_of(translation)
    assert text.count('msgid "Same."') == 1
    import_file(translation, translator, text.replace('"Same."\nmsgstr ""', '"Same."\nmsgstr "Pareil."').encode())
    assert StringTranslation.objects.get().data == "Pareil."
    assert translation.get_progress() == (5, 2)


def test_the_same_words_elsewhere_are_another_string(france: Country, translator: User) -> None:
    make_index("fr")
    translation = begin_translation(make_article("Same", intro="Same"))
    import_file(translation, translator, fill(po_of(translation), title="Titre").encode())
    assert stored(translation) == {"title": "Titre"}


@pytest.mark.parametrize("write", [po_of, xliff_of])
def test_a_file_of_another_page_is_refused(french: Translation, refuse: Any, write: Callable[..., str]) -> None:
    finish_translation(other := begin_translation(make_article("How it works too")))
    assert refuse(write(other)).reason == "It was made for another text, or for another language of this one."


@pytest.mark.parametrize("write", [po_of, xliff_of])
def test_a_file_of_another_locale_is_refused(french: Translation, refuse: Any, write: Callable[..., str]) -> None:
    finish_translation(german := begin_translation(french.source.get_source_instance(), "de"))
    assert refuse(write(german)).reason == "It was made for another text, or for another language of this one."


def test_a_file_in_another_language_is_refused(french: Translation, refuse: Any) -> None:
    text = fill(po_of(french), title="Titel").replace("Language: fr", "Language: de_DE")
    assert refuse(text).reason == "Its language is “de_DE”; this translation's is “fr”."


@pytest.mark.parametrize("code", ["fr_FR", "FR", "fr-CA"])
def test_a_language_may_be_written_with_its_country(french: Translation, take: Any, code: str) -> None:
    take(fill(po_of(french), title="Titre").replace("Language: fr", f"Language: {code}"))
    assert stored(french) == {"title": "Titre"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Format-Version: 1", "Format-Version: 2", "It was made by another version of this site."),
        ("Exported: 2", "Exported: x2", "The time when this file was made cannot be read."),
        ("Exported: 20", "Exported: 2020-13-45T00:00:00Z", "The time when this file was made cannot be read."),
        ("+00:00", "", "The time when this file was made cannot be read."),
        (
            'msgctxt "intro"\nmsgid "An introduction."',
            'msgctxt "title"\nmsgid "How it works"',
            "The same string stands",
        ),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_line(
    french: Translation, refuse: Any, old: str, new: str, reason: str
) -> None:
    text = fill(po_of(french), title="Titre")
    assert old in text
    found = refuse(text.replace(old, new))
    assert found.reason.startswith(reason)
    assert found.line


@pytest.mark.parametrize(
    ("encode", "reason"),
    [
        (lambda text: text.encode("utf-16"), "The file is not in UTF-8."),
        (lambda text: text.replace("Titre", "Thé").encode("latin-1"), "The file is not in UTF-8."),
        (lambda text: text.replace("Titre", "\0").encode(), "It has a NUL character."),
        (lambda text: b"PK\x03\x04\0", "It has a NUL character."),
        (lambda text: text[:-40].encode(), "A string does not end with its quotation mark."),
        (lambda text: b"", "The header lacks"),
        (lambda text: b"<", "This is not well-formed XML."),
    ],
)
def test_a_broken_file_is_refused(french: Translation, refuse: Any, encode: Any, reason: str) -> None:
    found = refuse(encode(fill(po_of(french), title="Titre")))
    assert found.reason.startswith(reason)
    assert found.line


def test_a_wrong_byte_is_refused_with_its_line(french: Translation, refuse: Any) -> None:
    text = fill(po_of(french), title="Thé")
    assert refuse(text.encode("latin-1")).line == text[: text.index("Thé")].count("\n") + 1


def test_a_locked_page_takes_no_file(french: Translation, refuse: Any, manager: User) -> None:
    page = french.get_target_instance()
    page.locked, page.locked_by = True, manager
    page.save()
    assert refuse(fill(po_of(french), title="Titre")).reason.startswith("The text is locked or under review.")


def test_a_page_that_waits_for_approval_takes_no_file(
    french: Translation, france: Country, translator: User, refuse: Any
) -> None:
    ensure_workflow(france)
    text = fill(po_of(french), title="Titre")
    submit_for_approval(french.get_target_instance(), translator)
    assert refuse(text).reason.startswith("The text is locked or under review.")


def test_whoever_may_not_translate_imports_nothing(french: Translation, german_translator: User) -> None:
    with pytest.raises(PermissionDenied):
        import_file(french, german_translator, fill(po_of(french), title="Titre").encode())
    assert stored(french) == {}


def test_a_snippet_takes_a_file(france: Country, manager: User) -> None:
    translation = begin_translation(make_category("Refilling"))
    import_file(translation, manager, fill(po_of(translation), name="Recharger").encode())
    assert stored(translation) == {"name": "Recharger"}


def test_an_import_is_logged(french: Translation, translator: User, take: Any) -> None:
    text = fill(po_of(french), title="Titre", intro="<b>")
    take(text)
    entry = PageLogEntry.objects.get(action=LOG_ACTION)
    assert (entry.user, entry.page_id) == (translator, french.get_target_instance().pk)
    assert entry.message == ("Translations imported from a PO file. Strings taken over: 1; left out: 1")


def test_a_reason_is_in_the_user_s_language(french: Translation, take: Any) -> None:
    text = fill(po_of(french), intro="<script>x</script>")
    with languages.override("fr"):
        (only,) = take(text).left_out
    assert only.reason.startswith("La balise <script>")


def test_two_texts_in_flight_do_not_meet(french: Translation, translator: User, take: Any) -> None:
    text = fill(po_of(french), title="Titre")
    german = begin_translation(french.source.get_source_instance(), "de")
    write_string(german, "title", "Titel")
    take(text)
    assert (stored(french), stored(german)) == ({"title": "Titre"}, {"title": "Titel"})


@pytest.mark.parametrize("again", [False, True])
def test_queries_do_not_grow_with_strings(france: Country, translator: User, again: bool) -> None:
    make_index("fr")
    counts = []
    for number in (1, 3, 30):  # the first fills caches
        body = [paragraph(f"Paragraph {position}.") for position in range(number)]
        translation = begin_translation(make_article(f"With {number}", body=body))
        file = po_of(translation).replace('\nmsgstr ""\n\n', '\nmsgstr "Mots"\n\n')
        if again:
            finish_translation(translation, "Avant ")
            StringTranslation.objects.update(updated_at="2020-01-01T00:00:00Z")
        with CaptureQueriesContext(connection) as found:
            outcome = import_file(translation, translator, file.encode())
        assert len(outcome.stored) >= number
        counts.append(len(found))
    assert counts[1] == counts[2]
