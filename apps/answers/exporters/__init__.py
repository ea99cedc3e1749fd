"""The finished answer as a file: one pure document, and one module for each format it can be taken in.

Nothing here knows of Django or of rows. The libraries for PDF and Word are imported where they are
first needed, because most pages need neither.
"""
