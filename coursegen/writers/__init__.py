"""Writers: typed content to Office files, byte for byte the same for the same input."""
