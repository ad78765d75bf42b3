"""The messaging check: whether a text says what the brand wants said, as it wants it said.

A `Checker` reads a page, snippet or settings passage by passage (`passages`), runs the rules (`registry`, `rules`) with
what is known in the text's locale (`knowledge`), and returns `findings`.
"""
