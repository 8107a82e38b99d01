"""EPUB: the manifesto as a book, to be read where there is no network (EPUB 3.3, https://www.w3.org/TR/epub-33/)."""
