"""How fast the explorer is, at today's corpus and at 3,000 documents, beside a cytoscape page."""
