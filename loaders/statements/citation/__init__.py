"""What a citation is made of: titles, numbers, short names, cues, and what is done by it."""
