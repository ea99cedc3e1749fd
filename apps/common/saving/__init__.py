"""Saving what is typed, field by field, so that two tabs, a retry or a reload lose nothing."""
