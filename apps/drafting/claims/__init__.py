"""Claims: what a text says that must come from somewhere, and whether it does.

A number, a date, a name, a title, a skill, a superlative or a deed in an answer is either held by what
the person brought (goals, the posting's lines, facts, notes, their own words) or it is not. This room
finds the claims and looks for each in the sources. It judges words, not truth: it can say that nothing
brought says "40 %", and never that it is wrong.
"""

from apps.drafting.claims.finding import find_claims, find_unsupported, join_claims
from apps.drafting.claims.holding import Held, read_held
from apps.drafting.claims.kinds import Claim, ClaimKind

__all__ = ["Claim", "ClaimKind", "Held", "find_claims", "find_unsupported", "join_claims", "read_held"]
