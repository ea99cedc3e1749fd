"""Changing what is shared, and what is said of it."""
