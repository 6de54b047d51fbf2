"""A client's own presentation or template as the base of a deck.

``opening`` reads the file safely, ``layouts`` what its layouts hold, ``matching`` chooses one for each kind of slide,
``report`` and ``drawing`` tell the trainer, ``stage`` puts slides on them, ``design`` hands it all to the writer.
"""
