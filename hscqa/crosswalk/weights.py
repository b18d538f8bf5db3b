"""Every number that was chosen, in one place, with the measurement that chose it."""

OPENING = 2.0
CONTRAST = 0.5
MEANING=1.0
WORDS=1.0
THEME=1.2
CONTEXT=0.5
NEAREST=2.0
TOWARDS=2.0
SHORTEST_PARAGRAPH=8
