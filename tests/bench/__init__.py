"""The bench: `make bench` measures what the project promises to be quick and small at."""
