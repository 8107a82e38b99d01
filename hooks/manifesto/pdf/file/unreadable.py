"""Unreadable: what is said of bytes that are no PDF, or none that can be read safely."""


class Unreadable(Exception):  # noqa: N818 -- it says what the file is, not what went wrong with us
    """Some bytes cannot be read as a PDF; the message is a sentence that says why."""
