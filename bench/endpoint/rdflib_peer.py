"""rdflib-endpoint over an N-Triples file, in memory: `python -m … FILE PORT`."""

import sys

import uvicorn
from rdflib import Graph
from rdflib_endpoint import SparqlEndpoint


def main() -> None:
    """Serve the file until told to stop."""
    path, port = sys.argv[1:3]
    graph = Graph().parse(path, format="nt")
    app = SparqlEndpoint(graph=graph, path="/sparql")
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="error", access_log=False)


if __name__ == "__main__":
    main()
