"""What a review finds out about a change, in small repositories that are made on the spot."""
