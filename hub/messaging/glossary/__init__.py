"""The glossary at work: its admin, its files, and its terms beside what is written."""
