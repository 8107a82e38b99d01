"""The workflows: each one's steps, run here with what GitHub would tell them, against a GitHub of our own."""
