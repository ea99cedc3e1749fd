"""What is typed on the pages of an answer, validated."""
