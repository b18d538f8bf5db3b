"""The screen Review: what is left to decide, one tie at a time, with the words of both sides."""
