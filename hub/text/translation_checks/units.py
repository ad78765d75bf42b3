"""Units beside numbers. Only those that are written alike in many languages, or have well-known names."""

import re

from .wordlists import words

SYMBOLS = {
    **{name: name for name in words("°C °F mm cm m km mg g kg kW kWh W V Hz kHz MHz GHz mAh min h")},
    **{"%": "%", "‰": "‰", "℃": "°C", "℉": "°F", "m²": "m²", "m2": "m²", "m³": "m³", "m3": "m³"},
    **{"ml": "ml", "mL": "ml", "cl": "cl", "cL": "cl", "dl": "dl", "dL": "dl", "l": "l", "L": "l"},
    **{"kB": "kB", "KB": "kB", "MB": "MB", "GB": "GB", "TB": "TB"},
    **dict.fromkeys(("€", "£", "$", "¥", "EUR", "GBP", "USD", "CHF", "JPY", "CAD"), "currency"),
}
NAMES = {
    "%": "percent|per cent|pour cent|prozent|por ciento|per cento|procent|por cento|بالمئة|بالمائة|في المئة|في المائة",
    "currency": "euros?|pounds?|dollars?|dollar|dólares|francs?|franken|livres|pfund|libras|sterline|dollari|يورو",
    "min": "minutes?|minuten?|minutos?|minuti|minuto|minuut|دقيقة|دقائق",
    "h": "hours?|heures?|stunden?|horas?|ore|ora|uren|ساعة|ساعات",
    "day": "days?|jours?|tagen?|tage|días?|giorni|giorno|dagen|dag|dias?|أيام|يوما|يومًا",
    "week": "weeks?|semaines?|wochen?|semanas?|settimane|settimana|weken|أسابيع|أسبوعا",
    "month": "months?|mois|monaten?|monate|meses|mes|mesi|mese|maanden|mês|أشهر|شهرا|شهرًا",
    "year": "years?|ans|années?|jahren?|jahre|años?|anni|anno|jaar|anos?|سنوات|عاما|عامًا",
    "g": "grams?|grammes?|gramm|gramos?|grammi|grammo|gramas?|غرام|جرام",
    "kg": "kilos?|kilograms?|kilogrammes?|kilogramm|kilogramos?|chili|chilogrammi|quilos?|quilogramas?|كيلوغرام",
    "ml": "millilitres?|milliliters?|mililitros?|millilitri",
    "l": "litres?|liters?|litros?|litri|litro|لتر|لترات",
    "km": "kilomet(?:re|er)s?|kilomètres?|kilómetros?|chilometri|quilómetros?|quilômetros?|كيلومتر",
}
SPACE = "[ \u00a0\u202f\u2009]"
SYMBOL = re.compile(
    rf"{SPACE}?-?({'|'.join(sorted(map(re.escape, SYMBOLS), key=len, reverse=True))})(?![\w'’°])",
)
NAME = re.compile(
    rf"{SPACE}?-?(?:{'|'.join(f'({names})' for names in NAMES.values())})(?!\w)",
    re.IGNORECASE,
)
BEFORE = re.compile(rf"(?:[€£$¥]|\b(?:EUR|GBP|USD|CHF|CAD|Fr\.)){SPACE}?$")


def unit_after(text: str, place: int) -> str:
    """Return the unit that begins at a place, under one name for all languages; empty for none that is known."""
    if match := SYMBOL.match(text, place):
        return SYMBOLS[match[1]]
    if match := NAME.match(text, place):
        return list(NAMES)[(match.lastindex or 1) - 1]
    return ""


def currency_before(text: str, place: int) -> str:
    """Return "currency" if a sign of one stands before a place. Which one differs by country."""
    return "currency" if BEFORE.search(text[max(0, place - 5) : place]) else ""
