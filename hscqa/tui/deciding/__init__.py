"""Ties on which a reviewer decides, wherever they are shown: the keys, the entries, the desk, the gauge."""
