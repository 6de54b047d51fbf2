"""What office programs make of the files: validity, conversion, and where every word lands on the page."""
