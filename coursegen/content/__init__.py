"""Content: the things there are to show and to print, read strictly from what the templates rendered."""
