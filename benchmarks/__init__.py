"""How long coursegen takes, beside other programs that write the same content: ``python -m benchmarks``."""
