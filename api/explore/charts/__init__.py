"""Charts of the explorer: SVG drawn on the server, with real links, beside a table of the same."""
