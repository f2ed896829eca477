"""What was learned from annotated abstracts: features, weights and how they are applied."""
