"""What the demo shows, decided in one place: countries, people, and the states that translations can be in."""

from dataclasses import dataclass

BRAND = "Averlune"
SOURCE = "en"
TARGETS = ("fr", "de", "es")
LANGUAGES = (SOURCE, *TARGETS)
DOMAIN = "example.org"
PASSWORD = "relais-demo"  # noqa: S105  the demo's, told to everybody


@dataclass(frozen=True)
class Market:
    name: str
    code: str
    language: str
    time_zone: str


MARKETS = (
    Market("United Kingdom", "GB", "en", "Europe/London"),
    Market("France", "FR", "fr", "Europe/Paris"),
    Market("Germany", "DE", "de", "Europe/Berlin"),
    Market("Spain", "ES", "es", "Europe/Madrid"),
)
# Its pages are the German ones, as drafts that follow them.
PREPARING = Market("Austria", "AT", "de-at", "Europe/Vienna")
PAUSED = Market("Switzerland", "CH", "de-ch", "Europe/Zurich")
TIME_ZONES = {market.language: market.time_zone for market in MARKETS}

# Given names of the staff; a public name must be unique.
HEAD_OFFICE = {"admin": "Robin", "marketing": "Imogen"}
TEAMS = {
    "en": {"editor": "Harriet", "manager": "Graham", "translator": "Owen", "moderator": "Tess"},
    "fr": {"editor": "Camille", "manager": "Bertrand", "translator": "Solène", "moderator": "Youssef"},
    "de": {"editor": "Anneke", "manager": "Dietrich", "translator": "Friederike", "moderator": "Emre"},
    "es": {"editor": "Lucía", "manager": "Ramón", "translator": "Nerea", "moderator": "Iker"},
}

# What a page is called here: the slug of an article, or one of these.
HOME, JOURNAL = "home", "blog"
PLAIN_PAGES = ("refill-bars", "about", "charter")
NAVIGATION = (JOURNAL, *PLAIN_PAGES)
SOCIAL_LINKS = {
    "en": {"Photos": "https://photos.example.org/averlune", "Videos": "https://video.example.org/averlune"},
    "fr": {"Photos": "https://photos.example.org/averlune-fr", "Vidéos": "https://video.example.org/averlune-fr"},
    "de": {"Fotos": "https://photos.example.org/averlune-de", "Videos": "https://video.example.org/averlune-de"},
    "es": {"Fotos": "https://photos.example.org/averlune-es", "Vídeos": "https://video.example.org/averlune-es"},
}

# Never translated.
MISSING = {"fr": set[str](), "de": {"refill-station-in-lyon", "vinegar-myths"}, "es": {"reading-a-label"}}
# Submitted for translation; not a string of it is translated.
UNTOUCHED = {"fr": {"small-flat-big-mess"}, "de": set[str](), "es": set[str]()}
# Translated as a draft, but for the first heading.
PARTLY = {"fr": set[str](), "de": set[str](), "es": {"kitchen-in-ten-minutes"}}
# Translated, and waits in the workflow.
WAITING = {"fr": {"laundry-at-thirty"}, "de": set[str](), "es": set[str]()}
# What a reviewer found when sending back what was translated partly.
SENT_BACK = {"es": "Falta el primer título, y «diez minutos» se dice en la entradilla: ¿puede completarlo?"}
# Its English text was changed after it had been translated.
OUTDATED = "limescale-without-drama"
# Live in French, with a draft edit of its introduction.
EDITED = "about"

# Messages of which a country has a draft only: it waits for the manager, or its short text is not written yet.
MESSAGE_WAITING = {"fr": {"cold-water-is-enough"}, "de": set[str](), "es": set[str]()}
MESSAGE_DRAFTS = {"fr": set[str](), "de": set[str](), "es": {"by-weight"}}
# Begun, and not a string of them is translated.
MESSAGE_UNTOUCHED = {"fr": {"claim-break-even"}, "de": set[str](), "es": set[str]()}
# Taken off every page after it had been placed.
WITHDRAWN = {
    "claim-grease": "One of the five sprays it was compared with has a new recipe; the laboratory repeats the series."
}


def is_live(language: str, name: str) -> bool:
    """Whether a page can be read on the site of a language."""
    if language == SOURCE:
        return True
    return all(name not in names[language] for names in (MISSING, UNTOUCHED, PARTLY, WAITING))


def has_text(language: str, name: str) -> bool:
    """Whether a page has a text in a language, be it a draft."""
    return language == SOURCE or (name not in MISSING[language] and name not in UNTOUCHED[language])
