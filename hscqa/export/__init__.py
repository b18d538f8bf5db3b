"""Values to what people and programs are given: JSON, CSV, lines for a terminal, and files of a kind in a folder each.

`report` is what a crosswalk shows, whatever the form, and `listing` what any other screen shows. Values in, strings,
bytes and plain containers out, which `saving` puts into a file; what reads a file that came back (`read_…`) stands
beside what wrote it. Nothing here knows a terminal. Text of papers is data everywhere: escaped in each form, its
control characters made visible, never markup and never a formula.
"""
