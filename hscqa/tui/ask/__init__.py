"""The screen Ask: a question or a search in one box, the answer, the passages, and the paper beside them."""
