"""The layout: where everything on a sheet stands and how large it is, by arithmetic alone."""
