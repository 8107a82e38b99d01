"""The poster: from a subject and a sheet to a PDF that is whole, readable and inside its frame."""
