"""Bodies in running text: their names, and which body of the authority file is meant."""
