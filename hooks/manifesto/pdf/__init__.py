"""PDF files, read back: what is in one, whoever made it, and whether it is what it says."""
