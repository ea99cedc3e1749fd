"""Reading what the review pages show."""
