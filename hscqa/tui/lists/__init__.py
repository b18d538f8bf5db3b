"""Lists whose entries fold."""
