"""Goals against a posting: what is wanted and offered, and both remainders."""
