"""Invented people with drafts at every stage, to look at the app with. Never in production."""
