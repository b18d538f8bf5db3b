"""Word files: the crosswalk as a paper, a board's form, and both read back."""
