"""`python -m polyxform` is the command `polyxform`."""

from polyxform.cli.main import main

if __name__ == "__main__":
    main()
