"""Files in, document model out; knows no RDF."""
