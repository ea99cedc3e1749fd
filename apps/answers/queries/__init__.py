"""What is read from an answer's rows, by the right person, in few queries."""
