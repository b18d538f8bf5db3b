"""The screen Crosswalk: statements by theme, what each is tied to and why, and all of it as a matrix."""
