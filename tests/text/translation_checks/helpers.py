"""Shorthand for tests of the checks."""

from hub.text.translation_checks import Finding, check_translation


def check(source: str, target: str, language: str = "fr", source_language: str = "en") -> list[Finding]:
    return check_translation(source, target, source_language=source_language, target_language=language)


def codes(source: str, target: str, language: str = "fr", source_language: str = "en") -> list[str]:
    """Return the codes of what is found, in their order."""
    return [str(finding.code) for finding in check(source, target, language, source_language)]


def blocking_codes(source: str, target: str, language: str = "fr") -> list[str]:
    return [str(finding.code) for finding in check(source, target, language) if finding.is_blocking]
