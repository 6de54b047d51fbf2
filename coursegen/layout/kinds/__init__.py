"""The rules of every slide kind, a module a family: where its parts stand, how many fit, where it may be divided."""
