"""Markdown: the crosswalk, its gaps and a board's page written, and a crosswalk read back."""
