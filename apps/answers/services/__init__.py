"""What changes an answer: one function for each thing that a person does."""
