"""What is typed on the pages of a profile, validated."""
