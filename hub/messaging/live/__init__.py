"""The messaging check where people write: in the editors, beside the strings of a translation, and for a reviewer."""
