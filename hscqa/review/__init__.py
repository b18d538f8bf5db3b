"""Decisions of reviewers: kept for good, brought together, and followed when papers change."""
