"""hscqa: what a Scottish health and social care paper says, and what answers what.

file -ingest-> Paper -structure-> Block -cut-> Passage, Statement, Note
     -encode-> vectors -index-> index/GENERATION
question -search-> Hit -answer-> Answer (exact quotations)   -> cli | tui
two papers -crosswalk-> Crosswalk -export-> md, csv, json, xlsx     -> cli | tui

Read `model` first: it has the nouns. `library` is what both front ends hold.
"""

__version__ = "0.1.0"
