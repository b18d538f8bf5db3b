"""The crosswalk as one page for a browser, and what such a page says read back."""
