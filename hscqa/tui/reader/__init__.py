"""A paper, opened at a place: the pages, what is marked in them, and the screens that have a reader."""
