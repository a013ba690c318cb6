"""What each rule says, and how much it derives from the packaged corpus.

    uv run python -m bench.rules [--write]

Prints the page `docs/rules.md`, or writes it.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from corpus import CORPUS
from graph.build import build
from graph.dumps import quads
from graph.rules import Rule, derive, read_rules
from graph.store import fill_store
from loaders.corpus import read_corpus
from queries import RULES

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"
HEAD = """\
# What follows by rule

A rule is a CONSTRUCT query in `queries/rules/`. A build runs each on what is stated and on what the
rules derived that it reads; the shapes are checked after that. What a rule derives stands in a
graph of its own, `https://w3id.org/iiot-policy/graph/derived/NAME`. The graph names its rule
(`iip:derivedBy`), an `iip:Rule` with its summary in three languages and its text. What is stated
already is not derived again: without these graphs, what is asserted is left.

```sparql
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
SELECT ?rule ?subject ?property ?value WHERE {
  ?graph iip:derivedBy ?rule .
  GRAPH ?graph { ?subject ?property ?value }
  FILTER(?subject != ?graph && ?subject != ?rule)
}
```

The statements are counted in the packaged corpus; `uv run python -m bench.rules --write` writes
this page anew.
"""


def main() -> None:
    """Print the page, or write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    text = page(read_rules(RULES), counts())
    if parser.parse_args().write:
        PAGE.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


def counts() -> Mapping[str, int]:
    """How many statements each rule derives from the packaged corpus, by its name."""
    read = read_corpus([CORPUS])
    store = ox.Store()
    fill_store(store, quads(build(read.readings, read.lexicon, read.vocabularies)))
    rules = read_rules(RULES)
    return {rule.name: len(derive(store, [rule])) - len(rule.description) for rule in rules}


def page(rules: list[Rule], derived: Mapping[str, int]) -> str:
    """The page as Markdown, the rules by name."""
    rows = [
        f"| [{rule.name}](../queries/rules/{rule.path.name}) | {rule.header.summary.en} "
        f"| {', '.join(rule.header.after)} | {derived[rule.name]} |"
        for rule in sorted(rules, key=lambda rule: rule.name)
    ]
    table = ["| rule | what it says | reads | statements |", "| --- | --- | --- | ---: |", *rows]
    return f"{HEAD}\n" + "\n".join(table) + "\n"


if __name__ == "__main__":
    main()
