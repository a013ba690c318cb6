"""A document of a word processor as blocks: package, styles, automatic numbering, text."""
