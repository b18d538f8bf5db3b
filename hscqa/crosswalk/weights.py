"""Every number of the crosswalk that was chosen, in one place, with what it was chosen by.

Measured on 25 proposals against 16 recommendations of two papers with themes, by two gold files that were annotated
apart from each other (13 of the proposals, and all 25). Single hits move the mean average precision by 0.02 to 0.04,
so values are round and lie where neighbouring ones score alike; `python bench/crosswalk.py` has the figures, also
those of themes that were left out of the fitting.
"""

# -- links: how much each view counts, in standard deviations --------------------------------------------
# Near to what a listwise fit gives (`python bench/crosswalk.py`). The mean average precision on the two files is 0.90
# and 0.91; fitted on five themes and tried on the sixth, 0.90 and 0.87. With each weight moved by up to a quarter, half
# of 500 choices reach 0.89 and 0.89.

MEANING = 0.45
SENTENCE = 0.75
"""The two closest sentences of both texts, by mean vectors.

Of what was tried beside `meaning`, this alone also gains where no weight was chosen: on 758 responses of 87 invented
reviews (`python bench/reviews.py`), by 0.005, where the mean vectors of whole statements lose as much.
"""
WORDS = 1.0
THEME = 1.2
"""0 where the papers have no themes: the standard scores are then all zero."""
CONTEXT = 0.7
OWNERS = 0.1
"""Nothing is gained by it on these papers; it tells a reader who is spoken of."""
CARRIED = 0.25
"""The share of a statement's score that one which names it takes over."""
EXPLICIT = 20.0
"""Above any sum of the other views, so that what the text names comes first."""

# -- links: how a view is made ---------------------------------------------------------------------------

OPENING = 3.0
"""The weight of a word in a statement's first sentence against one after it."""
CONTRAST = 0.5
"""The share of what a word finds on average that is taken off; 0.25 to 0.5 score alike, 0.75 and more lose 0.02."""
NEAREST = 2.0
"""How sharply the paragraphs nearest to a statement stand out of the target paper."""
TOWARDS = 1.0
"""How sharply a paragraph belongs to the nearest of its own paper's statements."""
PARAGRAPH_WORDS = 0.5
"""What rare shared words count, against meaning, for which paragraphs are about a statement."""
PARAGRAPH_HEADING = 2.0
"""What a paragraph's heading counts, against its words, for the statement it belongs to; 1.5 to 3 score alike."""
STANDS_OUT = 1.0
"""Standard deviations from which a way through the paragraphs counts at all; 1 and 1.5 score alike, 0 is worse."""
SHORTEST_PARAGRAPH = 8
"""Words; shorter passages argue nothing."""
MOST_PARAGRAPHS = 400
"""Of a longer paper, those that share most rare words with the statements; encoding more would take minutes."""
MOST_THEMES = 0.5
"""The most headings for each statement that can be themes."""
LEAST_LIKE = 0.3
"""The cosine of two headings from which they can be one theme.

The six true pairs of the annotated papers have 0.89 to 0.98, the others 0.4 or less.
"""
RESTATED = 0.6
"""The share of a target's five-word runs that a statement must hold to restate it."""

# -- links: confidence -----------------------------------------------------------------------------------
# Logistic regression on the two files, rounded. Left-one-theme-out the log loss of a pair is 0.11, with these 0.10.

CONFIDENCE_START = -3.0
CONFIDENCE_SCORE = 0.6
CONFIDENCE_BEST = 1.3
"""For the best link of a statement."""
CONFIDENCE_BEHIND = -0.35
"""For each unit that a link's score lies behind the best of its statement."""
CONFIDENCE_EXPLICIT = 0.95
"""What is named is tied, short of a wrong pointer; not measured on these papers."""

RELATED = 0.42
"""The mean cosine of the nearest texts from which two papers speak of one matter.

Of the real and invented papers that were compared, those on one matter have 0.45 to 0.98 (0.34 where a progress report
only names what it reports on), those on different ones 0.22 to 0.40.
"""
UNRELATED = 0.1
"""No likeness of papers that do not is worth more."""
SUREST = 0.99
"""No confidence goes above it: too few examples were seen for more."""
SUGGESTED = 0.45
"""0.5 scores alike; at 0.4 one more link is suggested, which is wrong."""
SUGGESTED_BEST = 0.3
"""The best link of a statement is suggested from here on; one pair alone, which nothing tells apart, has 0.27."""
ANSWERS = 0.7
"""A suggested link from here on answers; below it answers partly."""

# -- comments --------------------------------------------------------------------------------------------
# Logistic regression on the sentences of three papers against the comments of the two files (about 120 of 4,400 pairs
# are comments), rounded. Meaning, words and theme are standard scores over the sentences for each statement by itself,
# the other views over all pairs. Left-one-theme-out, 0.52 and 0.54 of what is suggested is a comment, and 0.65 and 0.68
# of the comments that two annotators agree on are found.

COMMENT_START = -5.7
COMMENT_MEANING = 1.3
COMMENT_WORDS = 0.35
COMMENT_THEME = 0.65
"""The sentence against the heading that the statement stands under."""
COMMENT_SECTION = 0.15
"""The heading that the sentence stands under against the statement's first sentence."""
COMMENT_GENERAL = -0.7
"""What a sentence has in meaning with all the statements: one that is near every one is about none."""
COMMENT_ANSWERED = 0.4
"""The sentence against what the statement answers, by how surely it answers it."""
COMMENT_AROUND = 0.4
"""The other sentences under the same heading: a paper speaks of a matter at some length."""
COMMENT_DESCRIBED = 0.9
"""The sentence names the paper and says what its statements are on."""
SHORTEST_MATTER = 4
"""Words that say what statements are on."""
COMMON = 0.05
"""What a word that stands in every statement still weighs, against the rarity among them of the others."""

COMMENT_LISTED = 0.1
"""From here on a topical comment is listed."""
COMMENT_SUGGESTED = 0.17
"""From here on it is suggested: about six in ten of what is then shown are comments."""
CITED = 0.9
"""A footnote or the text names the statement: 6 of 6 on the annotated proposals."""
CITED_DOUBTED = 0.5
"""It names the statement but quotes another one."""
CITED_THEME = 0.7
"""It names the paper and the statement's theme: 6 of 7."""
QUOTED = 0.9
QUOTES_ANOTHER = 0.15
"""It is on the same matter, but quotes another statement: listed and not suggested."""
THEME_NAMED = 0.6
"""The share of a heading's words that names it; at 0.5 four in ten are comments, at 0.6 and 0.7 over eight."""
NAMED_BEFORE = 3
"""How many sentences after one that names the paper may speak of its statements without naming it again."""
THEME_LISTED = 0.5
"""The same where the words are said of the paper's statements (`the proposals on …`)."""
SHORTEST_SENTENCE = 8
"""Words; the shortest annotated comment has 10."""
