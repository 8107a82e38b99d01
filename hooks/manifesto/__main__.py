"""`python -m manifesto` is the `manifesto` command."""

from manifesto.cli import main

if __name__ == "__main__":
    main()
