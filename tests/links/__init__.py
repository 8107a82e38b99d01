"""Links: what the manifesto links to, asked on loopback."""
