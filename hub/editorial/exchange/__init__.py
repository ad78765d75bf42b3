"""Translations out to agencies and back in, as PO and XLIFF files."""
