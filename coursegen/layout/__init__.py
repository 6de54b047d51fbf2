"""Layout: where everything on a slide goes, and whether it fits."""
