"""Every number of the crosswalk that was chosen, in one place, with what it was chosen by.

Measured on 25 proposals against 16 recommendations of two papers with themes (13 proposals are annotated), and on
three public reviews with the responses to them (53 replies, 62 recommendations, no themes, texts alone). Values are
round and lie in the middle of a range that scores alike; single hits move the mean average precision by 0.02 to 0.04,
so a finer choice would only fit the examples.
"""

# -- links: how much each view counts, in standard deviations --------------------------------------------
# Mean average precision on the annotated proposals: meaning alone 0.58, words alone 0.52, themes alone 0.61;
# meaning + words + themes 0.83; with the rest 0.85. Of 240 combinations around these the median is 0.82, and weights
# fitted to five themes reach 0.79 on the sixth: fitting only loses. Theme 0.8 to 2 differs by less than 0.02.

MEANING = 1.0
WORDS = 1.0
THEME = 1.2
"""0 where the papers have no themes: the standard scores are then all zero."""
CONTEXT = 1 / 3
"""More helps papers with headings and harms replies without (0.82 to 0.75 at 0.75)."""
OWNERS = 0.25
CARRIED = 0.25
"""The share of a statement's score that one which names it takes over."""
EXPLICIT = 20.0
"""Above any sum of the other views, so that what the text names comes first."""

# -- links: how a view is made ---------------------------------------------------------------------------

OPENING = 2.0
"""The weight of a word in a statement's first sentence against one after it; 2 to 4 score alike."""
CONTRAST = 0.5
"""The share of what a word finds on average that is taken off; 0.25 to 0.5 score alike, 0.75 and more lose 0.02."""
NEAREST = 2.0
"""How sharply the paragraphs nearest to a statement stand out of the target paper."""
TOWARDS = 1.0
"""How sharply a paragraph belongs to the nearest of its own paper's statements."""
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
# Logistic regression on the annotated proposals, rounded. Left-one-theme-out: log loss 0.145, Brier score 0.041.
# On the three reviews, never used to fit it: of 33 links at 0.8 or more, 28 are right.

CONFIDENCE_START = -1.8
CONFIDENCE_SCORE = 0.6
CONFIDENCE_BEHIND = -0.4
"""For each unit that a link's score lies behind the best of its statement."""
CONFIDENCE_EXPLICIT = 0.95
"""What is named is tied, short of a wrong pointer; not measured on these papers."""

SUREST = 0.99
"""No confidence goes above it: too few examples were seen for more."""
SUGGESTED = 0.5
SUGGESTED_BEST = 0.25
"""The best link of a statement is suggested from here on."""
ANSWERS = 0.7
"""A suggested link from here on answers; below it answers partly."""

# -- comments --------------------------------------------------------------------------------------------
# Logistic regression on the sentences of four papers against the annotated proposals (67 of 2,500 pairs are comments),
# rounded. Left-one-theme-out, with what is cited and quoted: 0.64 of what is suggested is a comment, and 0.53 of the
# comments that two annotators agree on are found. Views are standard scores over all sentences and statements.

COMMENT_START = -5.5
COMMENT_MEANING = 1.2
COMMENT_WORDS = 0.7
COMMENT_THEME = 0.8
"""The sentence against the heading that the statement stands under."""
COMMENT_SECTION = 0.7
"""The heading that the sentence stands under against the statement's first sentence."""
COMMENT_GENERAL = -0.5
"""What a sentence has in meaning with all the statements: one that is near every one is about none."""

COMMENT_LISTED = 0.1
"""From here on a topical comment is listed."""
COMMENT_SUGGESTED = 0.25
"""From here on it is suggested: the middle of 0.2 to 0.3, where both figures are steady."""
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
SHORTEST_SENTENCE = 8
"""Words; the shortest annotated comment has 10."""
