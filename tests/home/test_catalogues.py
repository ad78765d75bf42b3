import gettext
import io
import os
from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import trans_real
from pytest_django import Settings

from home.management.catalogues import catalogue_path, compile_catalogues, read_catalogue, write_if_changed
from home.management.extraction import ExtractionError, Message, extract_messages
from home.management.placeholders import flags_for, mismatch

CODE = """
from django.utils.translation import gettext as _, ngettext_lazy, npgettext, pgettext_lazy
# Translators: said to a member
HELLO = _("Hello, %(name)s")
COUNT = ngettext_lazy("%(n)s reply", "%(n)s replies", "n")
MONTH = pgettext_lazy("month", "May")
SEATS = npgettext("event", "%(n)s seat", "%(n)s seats", 2)
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path, settings: Settings) -> Path:
    """A project of one module, whose catalogues are not there yet."""
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locales"]
    write(tmp_path / "hub" / "greetings.py", CODE)
    return tmp_path


def run(command: str, *arguments: str) -> str:
    output = io.StringIO()
    call_command(command, *arguments, stdout=output)
    return output.getvalue()


def check() -> list[str]:
    """What the check finds fault with; it must find something."""
    output = io.StringIO()
    with pytest.raises(CommandError):
        call_command("update_catalogues", "--check", stdout=output)
    return output.getvalue().splitlines()


def translate_all(root: Path, language: str) -> polib.POFile:
    """A catalogue in which each translation is the text itself, written and returned for a test to spoil."""
    path = catalogue_path(root / "locales", language)
    catalogue = polib.pofile(str(path), wrapwidth=0)
    for entry in catalogue:
        entry.msgstr = "" if entry.msgid_plural else entry.msgid
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, entry.msgid_plural)
    catalogue.save()
    return catalogue


@pytest.fixture
def translated(project: Path) -> Path:
    run("update_catalogues")
    for language in ("de", "es", "fr"):
        translate_all(project, language)
    return project


def spoil(root: Path, msgid: str, **changes: object) -> None:
    """Change one entry of the French catalogue."""
    catalogue = translate_all(root, "fr")
    entry = catalogue.find(msgid)
    for name, value in changes.items():
        setattr(entry, name, value)
    catalogue.save()


def test_extraction_reads_python(project: Path) -> None:
    found = {message.key: message for message in extract_messages(project)}
    assert found == {
        ("", "Hello, %(name)s"): Message(
            "Hello, %(name)s", files=("hub/greetings.py",), notes=("Translators: said to a member",)
        ),
        ("", "%(n)s reply"): Message("%(n)s reply", "%(n)s replies", files=("hub/greetings.py",)),
        ("month", "May"): Message("May", context="month", files=("hub/greetings.py",)),
        ("event", "%(n)s seat"): Message("%(n)s seat", "%(n)s seats", "event", ("hub/greetings.py",)),
    }


def test_extraction_reads_templates(tmp_path: Path) -> None:
    text = """<p title="{% translate "Close" %}">
      {# Translators: a heading #}
          {% translate "Home" context "place" %}
    <b>it's</b>{% blocktranslate trimmed count n=replies|length %}
        One reply
      {% plural %}
        {{ n }} replies, 100%
    {% endblocktranslate %}
  {{ _("Later")|default:_("Never") }}</p>"""
    write(tmp_path / "templates" / "blog" / "page.html", text)
    found = {(message.context, message.msgid, message.plural) for message in extract_messages(tmp_path)}
    assert found == {
        ("", "Close", ""),
        ("place", "Home", ""),
        ("", "One reply", "%(n)s replies, 100%%"),
        ("", "Later", ""),
        ("", "Never", ""),
    }


def test_extraction_keeps_the_note_above_a_template_text(tmp_path: Path) -> None:
    write(tmp_path / "templates" / "a.html", '{# Translators: a verb #}\n{% translate "Post" %}\n')
    assert extract_messages(tmp_path) == [Message("Post", files=("templates/a.html",), notes=("Translators: a verb",))]


def test_extraction_joins_the_places_of_a_string(tmp_path: Path) -> None:
    write(tmp_path / "blog" / "models.py", 'title = _("Title")\n')
    write(tmp_path / "home" / "templates" / "home" / "b.txt", '{% translate "Title" %}')
    write(tmp_path / "templates" / "a.html", '{% translate "Title" %}')
    places = ("blog/models.py", "home/templates/home/b.txt", "templates/a.html")
    assert extract_messages(tmp_path) == [Message("Title", files=places)]


def test_extraction_passes_over_tests_and_other_files(tmp_path: Path) -> None:
    write(tmp_path / "tests" / "test_a.py", '_("Only a test")\n')
    write(tmp_path / "templates" / "a.css", '{% translate "Not a template" %}')
    write(tmp_path / "hub" / "a.py", 'x = _("")\ny = _(name)\nz = _("Found")\n')
    assert [message.msgid for message in extract_messages(tmp_path)] == ["Found"]


def test_extraction_names_a_broken_template(tmp_path: Path) -> None:
    text = "{% blocktranslate %}{% if a %}{% endif %}{% endblocktranslate %}"
    write(tmp_path / "templates" / "broken.html", text)
    with pytest.raises(ExtractionError, match=r"^templates/broken\.html: Translation blocks"):
        extract_messages(tmp_path)


def test_update_makes_the_required_languages_and_those_with_a_folder(project: Path) -> None:
    (project / "locales" / "ar").mkdir(parents=True)
    run("update_catalogues")
    catalogues = {
        path.name: read_catalogue(catalogue_path(path.parent, path.name)) for path in project.glob("locales/*")
    }
    assert sorted(catalogues) == ["ar", "de", "es", "fr"]
    entry = catalogues["ar"].find("%(n)s reply")
    assert entry.msgstr_plural == dict.fromkeys(range(6), "")


def test_update_leaves_unchanged_files_byte_for_byte(translated: Path) -> None:
    run("update_catalogues")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in translated.glob("locales/**/*.po")}
    assert run("update_catalogues").splitlines() == [f"{name}: unchanged, 4 strings" for name in ("de", "es", "fr")]
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in translated.glob("locales/**/*.po")}
    assert len(before) == 3
    assert after == before


def test_update_keeps_translations_and_their_comments(translated: Path) -> None:
    spoil(translated, "May", msgstr="mai", tcomment="Never with a capital.", flags=["fuzzy"])
    write(translated / "hub" / "more.py", '_("A new string")\n')
    run("update_catalogues")
    entry = read_catalogue(catalogue_path(translated / "locales", "fr")).find("May")
    assert (entry.msgstr, entry.tcomment, entry.fuzzy) == ("mai", "Never with a capital.", True)


def test_update_drops_what_the_code_no_longer_says(translated: Path) -> None:
    write(translated / "hub" / "greetings.py", '_("Hello, %(name)s")\n_("beta")\n_("Alpha")\n')
    run("update_catalogues")
    catalogue = read_catalogue(catalogue_path(translated / "locales", "fr"))
    assert [entry.msgid for entry in catalogue] == ["Alpha", "beta", "Hello, %(name)s"]


def test_update_makes_a_plural_of_a_translated_string(translated: Path) -> None:
    spoil(translated, "Hello, %(name)s", msgstr="Bonjour, %(name)s")
    write(translated / "hub" / "greetings.py", 'ngettext("Hello, %(name)s", "Hello, all", 2)\n')
    run("update_catalogues")
    entry = read_catalogue(catalogue_path(translated / "locales", "fr")).find("Hello, %(name)s")
    assert entry.msgstr_plural == {0: "Bonjour, %(name)s", 1: ""}


def test_check_is_content_with_whole_catalogues(translated: Path) -> None:
    assert run("update_catalogues", "--check") == "4 strings, each translated into de, es, fr.\n"


def test_check_changes_nothing(project: Path) -> None:
    faults = check()
    assert len(faults) == 12
    assert "es: missing: 'May'" in faults
    assert not (project / "locales").exists()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"msgstr": ""}, "empty: 'Hello, %(name)s'"),
        ({"flags": ["fuzzy"]}, "fuzzy: 'Hello, %(name)s'"),
        ({"obsolete": True}, "obsolete: 'Hello, %(name)s'"),
        ({"msgstr": "Bonjour"}, "placeholders differ: %(name)s: 'Hello, %(name)s'"),
        ({"msgstr": "Bonjour %(nom)s"}, "placeholders differ: %(name)s, %(nom)s: 'Hello, %(name)s'"),
        ({"msgstr": "%(name)s\n"}, "line break at the start or end differs: 'Hello, %(name)s'"),
    ],
)
def test_check_tells_each_fault(translated: Path, changes: dict[str, object], fault: str) -> None:
    spoil(translated, "Hello, %(name)s", **changes)
    assert f"fr: {fault}" in check()


def test_check_finds_what_the_code_no_longer_says(translated: Path) -> None:
    write(translated / "hub" / "greetings.py", '_("Hello, %(name)s")\nngettext("%(n)s reply", "%(n)s replies", n)\n')
    gone = ("%(n)s seat", "May")
    assert check() == [f"{language}: obsolete: {msgid!r}" for language in ("de", "es", "fr") for msgid in gone]


def test_check_finds_a_string_that_stands_twice(translated: Path) -> None:
    path = catalogue_path(translated / "locales", "fr")
    write(path, path.read_text(encoding="utf-8") + '\nmsgctxt "month"\nmsgid "May"\nmsgstr "mai"\n')
    assert check() == ["fr: twice: 'May'"]


def test_check_counts_plural_forms(translated: Path) -> None:
    spoil(translated, "%(n)s reply", msgstr_plural={0: "%(n)s réponse", 1: "%(n)s réponses", 2: "%(n)s réponses"})
    assert check() == ["fr: plural forms: 3 instead of 2 in '%(n)s reply'"]


def test_check_wants_a_plural_header(translated: Path) -> None:
    path = catalogue_path(translated / "locales", "fr")
    write(path, path.read_text(encoding="utf-8").replace("nplurals=2", "nplurals=two"))
    assert check()[0] == "fr: header: Plural-Forms is missing or broken"


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ('msgid "a"\nmsgstr Bonjour\n', "line 2 is neither a comment nor a quoted text"),
        ('msgid "a"\nmsgstr "b" c"\n', "line 2 is neither a comment nor a quoted text"),
        ('msgid "a"\nmsgstr "50 \\%"\n', "line 2 is neither a comment nor a quoted text"),
        ('<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n', "line 1 is neither a comment nor a quoted text"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', "Syntax error in po file (line 2)"),
    ],
)
def test_check_names_the_line_that_breaks_the_format(translated: Path, lines: str, fault: str) -> None:
    path = write(catalogue_path(translated / "locales", "fr"), lines)
    assert check() == [f"fr: {path}: {fault}"]


def test_check_names_a_catalogue_of_another_encoding(translated: Path) -> None:
    path = catalogue_path(translated / "locales", "fr")
    path.write_bytes('msgid "a"\nmsgstr "é"\n'.encode("latin-1"))
    [fault] = check()
    assert fault.startswith(f"fr: {path}: 'utf-8' codec can't decode")


def test_update_refuses_a_folder_that_names_no_language(project: Path) -> None:
    (project / "locales" / "nowhere").mkdir(parents=True)
    with pytest.raises(CommandError, match="locales/nowhere is not named after a language"):
        run("update_catalogues")


@pytest.mark.parametrize(
    ("msgid", "plural", "text", "last", "fault"),
    [
        ("%s of %d", "", "%d sur %s", True, "placeholders differ in number or order"),
        ("{name} wrote", "", "{nom} a écrit", True, "placeholders differ: {name}, {nom}"),
        ("100%% of %(n)s", "", "%(n)s, 100 %% de", True, ""),
        ("50% off", "", "50 % de rabais", True, ""),
        ("%(n)s reply", "%(n)s replies", "une réponse", False, "placeholders differ: %(n)s"),
        ("One reply", "%(n)s replies", "Une réponse", False, ""),
        ("One reply", "%(n)s replies", "Des réponses", True, "placeholders differ: %(n)s"),
        ("One reply", "%(n)s replies", "%(n)s réponse", False, ""),
    ],
)
def test_placeholders_are_compared(msgid: str, plural: str, text: str, last: bool, fault: str) -> None:
    assert mismatch(msgid, plural, text, last=last) == fault


def test_flags_tell_the_kinds_of_placeholder() -> None:
    texts = ["%(n)s", "%d", "{name}", "%s {x!r}", "50% off", "100%%", "plain"]
    percent, brace = "python-format", "python-brace-format"
    assert [flags_for(text, "") for text in texts] == [[percent], [percent], [brace], [brace, percent], [], [], []]


def test_compiled_catalogue_translates(translated: Path) -> None:
    spoil(translated, "%(n)s reply", msgstr_plural={0: "%(n)s réponse", 1: "%(n)s réponses"})
    assert run("compile_catalogues") == "Compiled 3 catalogues.\n"
    with (translated / "locales" / "fr" / "LC_MESSAGES" / "django.mo").open("rb") as compiled:
        french = gettext.GNUTranslations(compiled)
    replies = [french.ngettext("%(n)s reply", "%(n)s replies", n) % {"n": n} for n in (0, 1, 2)]
    assert replies == ["0 réponse", "1 réponse", "2 réponses"]


def test_compiled_catalogue_is_found_by_django(translated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(translated, "Hello, %(name)s", msgstr="Salut, %(name)s")
    run("compile_catalogues")
    monkeypatch.setattr(trans_real, "_translations", {})
    with translation.override("fr"):
        assert translation.gettext("Hello, %(name)s") == "Salut, %(name)s"


def test_compile_leaves_out_what_is_fuzzy(translated: Path) -> None:
    spoil(translated, "Hello, %(name)s", msgstr="Salut, %(name)s", flags=["fuzzy"])
    run("compile_catalogues")
    compiled = polib.mofile(str(translated / "locales" / "fr" / "LC_MESSAGES" / "django.mo"))
    assert sorted(entry.msgid for entry in compiled) == ["%(n)s reply", "%(n)s seat", "May"]


def test_compile_passes_over_what_is_fresh(translated: Path) -> None:
    locales = translated / "locales"
    compile_catalogues(locales)
    assert compile_catalogues(locales) == []
    newer = catalogue_path(locales, "de").with_suffix(".mo").stat().st_mtime_ns + 1
    os.utime(catalogue_path(locales, "de"), ns=(newer, newer))
    assert compile_catalogues(locales) == [catalogue_path(locales, "de").with_suffix(".mo")]


def test_compile_tells_a_broken_catalogue_in_one_line(project: Path) -> None:
    write(catalogue_path(project / "locales", "fr"), 'msgid "Hello"\nmsgstr Bonjour\n')
    with pytest.raises(CommandError, match="^A catalogue cannot be compiled: .*django.po: line 2 is neither"):
        run("compile_catalogues")


def test_write_if_changed_tells_whether_it_wrote(translated: Path) -> None:
    path = catalogue_path(translated / "locales", "es")
    catalogue = read_catalogue(path)
    assert write_if_changed(catalogue, path) is False
    catalogue[0].tcomment = "a remark"
    assert write_if_changed(catalogue, path) is True
    assert write_if_changed(read_catalogue(path), path) is False
