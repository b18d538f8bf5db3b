"""The screen Papers: the papers, the contents of each, and new ones taken in."""
