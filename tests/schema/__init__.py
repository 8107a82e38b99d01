"""The schemas that we publish, held against what the check says."""
