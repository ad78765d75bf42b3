"""Translating string by string: what is shown beside each, what it is checked for, and how it is stored."""
