"""What a text means, as numbers: a small sentence encoder, turned towards goals and what serves them.

Nothing here knows a posting, a goal or an answer. A text becomes a vector; two vectors are near
each other where doing the one would bring the other about. Import from the modules: only the
encoder's loads the packages that it needs.
"""
