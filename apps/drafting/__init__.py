"""The pure core: postings read, goals matched, answers composed and checked.

Plain Python. No Django, no database, no clock, no randomness: everything a
function needs is an argument, everything it finds is in what it returns.
"""

__version__ = "0.1.0"
