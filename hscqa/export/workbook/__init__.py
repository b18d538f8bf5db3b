"""Workbooks: the crosswalk and a board's form written, and what people filled in read back, as hostile as it may be."""
