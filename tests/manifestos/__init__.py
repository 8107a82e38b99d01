"""Small manifestos of our own, about other things and in other languages, each built with the same program."""
