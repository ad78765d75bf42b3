"""Reading the wording of a page: its sentences, known texts typed in it, its language, its claims, its look-alikes.

Nothing here knows of pages or of a database, and nothing raises because of what a text holds. Offsets count characters
of the text as it was given; `text[start:end]` is what is spoken of.
"""
