"""coursegen turns one YAML outline of a training course into its whole package of documents."""

__version__ = "0.1.0"
