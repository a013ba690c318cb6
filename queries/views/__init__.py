"""Read models: what pages show, made of rows of SPARQL; they know nothing of HTTP."""
