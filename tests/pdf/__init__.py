"""Posters: values, the press, and the files of the real build."""
