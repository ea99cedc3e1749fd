"""The pages of counsellors, and those on which candidates send and read what came back."""
