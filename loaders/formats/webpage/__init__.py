"""A page of the web as blocks: where its text is, how it is set, what the page says of it."""
