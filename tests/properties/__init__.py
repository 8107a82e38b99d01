"""Properties: what holds of every text, tried on texts that nobody would think of."""
