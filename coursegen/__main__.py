"""``python -m coursegen``: the command line."""

from coursegen.cli import main

main()
