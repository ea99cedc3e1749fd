"""The pages of a posting."""
