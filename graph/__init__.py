"""Document model in, RDF out: IRIs, triples, shapes, releases, lineage."""
