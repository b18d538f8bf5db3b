"""The screen Checks: quotations, references, disagreements and gaps."""
