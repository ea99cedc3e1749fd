"""What is typed on the review pages, validated."""
