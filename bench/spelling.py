"""How many slips are mended rightly, and whether a good word is ever changed.

    python bench/spelling.py

Every word of the corpus gets a slip or two of those that fingers make: a letter dropped, doubled, swapped with the next
one, or one hit for its neighbour on the keyboard.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from hscqa.index import Records
from hscqa.index.records import write_records
from hscqa.ingest import read_corpus
from hscqa.ingest.glossary import read_file
from hscqa.search.english import english
from hscqa.search.spelling import Known, mend
from hscqa.search.terms import names_of
from hscqa.structure import find_structure
from hscqa.words import stem

ROOT = Path(__file__).resolve().parent.parent
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
LENGTHS = ((5, 5), (6, 7), (8, 99))
KINDS = ("right", "left", "another word", "is a word")
"""What becomes of a slip: mended with a word of the right stem, left alone, made another word, or a word as it is."""


def slip(word: str, chance: random.Random) -> str:
    """Give a word with one slip."""
    place = chance.randrange(len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    row = next((row for row in ROWS if letter in row), letter)
    near = row[max(0, row.index(letter) - 1) : row.index(letter) + 2].replace(letter, "") or letter
    made = (after, letter + letter + after, after[0] + letter + after[1:], chance.choice(near) + after)
    return before + chance.choice(made)


def known_words(folder: Path) -> Known:
    """Give the words of the corpus, of its glossary and of English."""
    documents = [find_structure(paper) for paper in read_corpus(ROOT / "corpus").papers]
    write_records(folder / "passages.sqlite", documents)
    names = names_of(read_file(ROOT / "corpus" / "glossary.toml"), ())
    return Known(Records(folder / "passages.sqlite"), names.words, english())


def outcome(word: str, slips: int, known: Known, chance: random.Random) -> str | None:
    """Say what becomes of a word with slips, one of KINDS; None where the slips undid each other."""
    typed = word
    for _ in range(slips):
        typed = slip(typed, chance)
    if typed == word:
        return None
    if known.among([typed]):
        return "is a word"
    mended = mend(f"the {typed}", known).text.removeprefix("the ")
    if mended == typed:
        return "left"
    return "right" if stem(mended) == stem(word) else "another word"


def main() -> None:
    """Measure both, and print a table."""
    lines = ["| slips | letters | words | " + " | ".join(KINDS) + " |", "|---|---|---|" + "---|" * len(KINDS)]
    with tempfile.TemporaryDirectory() as folder:
        known = known_words(Path(folder))
        found = [
            word for letter in "abcdefghijklmnopqrstuvwxyz" for word in known.papers.words_beginning(letter, 5, 99)
        ]
        sure = [word for word in found if word.isascii() and word in known.english]
        for slips in (1, 2):
            for shortest, longest in LENGTHS:
                chance = random.Random(slips)  # noqa: S311  slips, not secrets
                some = [word for word in sure if shortest <= len(word) <= longest]
                told = Counter(filter(None, (outcome(word, slips, known, chance) for word in some)))
                shares = " | ".join(f"{told[kind] / told.total():.3f}" for kind in KINDS)
                letters = {5: "5", 6: "6 or 7", 8: "8 or more"}[shortest]
                lines.append(f"| {slips} | {letters} | {told.total():,} | {shares} |")
        good = [word for letter in "abcdefghijklmnopqrstuvwxyz" for word in english().words_beginning(letter, 5, 99)]
        changed = sum(mend(f"the {word}", known).text != f"the {word}" for word in good)
        lines += ["", f"Of {len(good):,} English words {changed} are changed."]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
