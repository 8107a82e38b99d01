"""Tests of the commands, as somebody runs them."""
