"""Hostile queries, by kind: texts that cost much more to answer than to send.

Each kind is a function of a source of chance and of an address outside that no server may ask.
"""

import random
from collections.abc import Callable
from typing import Final

Made = Callable[[random.Random, str], str]

DEEP: Final = 10_000
"""How deep the nested ones go: a parser that calls itself at each level runs out of stack."""
_OUTSIDE = "http://127.0.0.1:9/"
_EVERYTHING = ("?a ?b ?c", "?d ?e ?f", "?g ?h ?i", "?j ?k ?l")


def _product(chance: random.Random) -> str:
    """Triples that share no variable: as many solutions as the store has, to the power."""
    return " . ".join(_EVERYTHING[: chance.randint(2, 4)]) + f' FILTER(?c != "{chance.random()}")'


def _cartesian_count(chance: random.Random, _: str) -> str:
    counted = chance.choice(("*", "DISTINCT ?c", "DISTINCT *"))
    return f"SELECT (COUNT({counted}) AS ?n) WHERE {{ {_product(chance)} }}"


def _cartesian_sort(chance: random.Random, _: str) -> str:
    order = chance.choice(("?c DESC(?f)", "DESC(CONCAT(STR(?c), STR(?f)))", "RAND()"))
    return f"SELECT * WHERE {{ {_product(chance)} }} ORDER BY {order} LIMIT 10"


def _cartesian_distinct(chance: random.Random, _: str) -> str:
    return f"SELECT DISTINCT ?a ?e ?f WHERE {{ {_product(chance)} }} OFFSET 100000000"


def _cartesian_aggregate(chance: random.Random, _: str) -> str:
    group = chance.choice(("", "GROUP BY ?a ?d", "GROUP BY (STRLEN(STR(?c)) AS ?w)"))
    return f"SELECT (AVG(STRLEN(STR(?f))) AS ?n) WHERE {{ {_product(chance)} }} {group}"


def _cartesian_rows(chance: random.Random, _: str) -> str:
    return f"SELECT * WHERE {{ {_product(chance)} }}"


def _exploding_path(chance: random.Random, _: str) -> str:
    step = chance.choice(("(a|!a)", "(!<x:y>|^!<x:y>)", "((a|!a)/^(a|!a))"))
    length = chance.choice(("*", "+"))
    return (
        f"SELECT (COUNT(*) AS ?n) WHERE {{ ?x {step}{length} ?y . ?y {step}{length} ?z "
        f'FILTER(?x != "{chance.random()}") }}'
    )


def _nested_path(chance: random.Random, _: str) -> str:
    depth = chance.randint(10, 200)
    path = "(" * depth + "a|!a" + "".join(chance.choice((")*", ")+", ")?")) for _ in range(depth))
    return f"SELECT (COUNT(*) AS ?n) WHERE {{ ?x {path} ?y }}"


def _regex(chance: random.Random, _: str) -> str:
    pattern = chance.choice(("(a+)+$", "(a|a)*b", "(.*)*(.*)*(.*)*x", "((a{1,50}){1,50}){1,50}"))
    subject = f'CONCAT("{"a" * chance.randint(1000, 50_000)}", STR(?c), STR(?f))'
    return f'SELECT ?a WHERE {{ ?a ?b ?c . ?d ?e ?f FILTER(REGEX({subject}, "{pattern}")) }}'


def _replacement(chance: random.Random, _: str) -> str:
    long = "长" * chance.randint(1000, 20_000)
    replaced = f'STRLEN(REPLACE(STR(?c), ".", "{long}"))'
    return f"SELECT (SUM({replaced}) AS ?n) WHERE {{ ?a ?b ?c . ?d ?e ?f }}"


def _group_concat(chance: random.Random, _: str) -> str:
    separator = "、" * chance.randint(1, 1000)
    return (
        f'SELECT (GROUP_CONCAT(?c; SEPARATOR="{separator}") AS ?all) WHERE {{ {_product(chance)} }}'
    )


def _doubled_text(chance: random.Random, _: str) -> str:
    """Forty doublings: 2^40 times the text that it begins with."""
    doublings = " ".join(
        f"BIND(CONCAT(?t{step}, ?t{step}) AS ?t{step + 1})"
        for step in range(chance.randint(30, 60))
    )
    return f'SELECT * WHERE {{ BIND("政策" AS ?t0) {doublings} }}'


def _doubled_rows(chance: random.Random, _: str) -> str:
    twice = " ".join(f"VALUES ?v{each} {{ 1 2 }}" for each in range(chance.randint(30, 60)))
    return f"SELECT (COUNT(*) AS ?n) WHERE {{ {twice} }}"


def _slow_filter(chance: random.Random, _: str) -> str:
    inner = chance.choice(("EXISTS", "NOT EXISTS"))
    nothing = "{ ?d ?e ?f . ?g ?h ?i FILTER(?f = ?c && ?i = 0) }"
    return f'SELECT ?a WHERE {{ ?a ?b ?c FILTER({inner} {nothing} && ?b != "{chance.random()}") }}'


def _construct(chance: random.Random, _: str) -> str:
    template = " . ".join(f"?a <x:{each}> ?f" for each in range(chance.randint(100, 1000)))
    return f"CONSTRUCT {{ {template} }} WHERE {{ {_product(chance)} }}"


def _describe(chance: random.Random, _: str) -> str:
    return f"DESCRIBE ?a ?d WHERE {{ {_product(chance)} }}"


def _nested(before: str, inmost: str, after: str, around: str = "%s") -> Made:
    """So many levels of what stands before and after."""

    def made(chance: random.Random, _: str) -> str:
        depth = chance.choice((DEEP, DEEP // 10, 2 * DEEP))
        nested = f"{before * depth}{inmost}{after * depth}"
        return f"SELECT * WHERE {{ {around.replace('%s', nested)} }}"

    return made


def _values(chance: random.Random, _: str) -> str:
    rows = " ".join(f'"{chance.random()}"' for _ in range(chance.randint(10_000, 40_000)))
    if chance.random() < 0.5:
        return f"SELECT * WHERE {{ VALUES ?v {{ {rows} }} ?a ?b ?v }}"
    return f"SELECT * WHERE {{ ?a ?b ?c FILTER(?c IN ({rows.replace(' ', ', ')})) }}"


def _wide_union(chance: random.Random, _: str) -> str:
    branches = (f"{{ ?a ?b ?c{each} }}" for each in range(chance.randint(500, 3000)))
    return f"SELECT (COUNT(*) AS ?n) WHERE {{ {' UNION '.join(branches)} }}"


def _wide_join(chance: random.Random, _: str) -> str:
    """A join whose orders are too many to try."""
    count = chance.randint(50, 500)
    triples = (f"?v{chance.randrange(count)} ?p{each} ?v{each}" for each in range(count))
    return f"SELECT (COUNT(*) AS ?n) WHERE {{ {' . '.join(triples)} }}"


def _service(chance: random.Random, outside: str) -> str:
    silent = chance.choice(("", "SILENT "))
    word = chance.choice(("SERVICE", "service", "\\u0053ERVICE", "SER\\u0056ICE"))
    return f"SELECT * WHERE {{ {word} {silent}<{outside}{chance.random()}> {{ ?s ?p ?o }} }}"


def _service_by_variable(chance: random.Random, outside: str) -> str:
    bound = chance.choice(("VALUES ?where { <%s> }", 'BIND(IRI("%s") AS ?where)')) % outside
    return f"SELECT * WHERE {{ {bound} SERVICE ?where {{ ?s ?p ?o }} }}"


def _from(chance: random.Random, outside: str) -> str:
    clause = chance.choice(("FROM", "FROM NAMED"))
    return f"SELECT * {clause} <{outside}{chance.random()}> WHERE {{ ?s ?p ?o }}"


def _load(chance: random.Random, outside: str) -> str:
    return chance.choice(
        (
            f"LOAD <{outside}>",
            f"LOAD SILENT <{outside}> INTO GRAPH <x:g>",
            "CLEAR ALL",
            f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{outside}> {{ ?s ?p ?o }} }}",
        )
    )


def _property_function(chance: random.Random, outside: str) -> str:
    called = chance.choice(
        (
            '?s <bif:contains> "工业"',
            '?s <http://jena.apache.org/text#query> "工业"',
            "?s <http://jena.apache.org/ARQ/property#splitIRI> (?x ?y)",
            "FILTER(<java:java.lang.System.exit>(0))",
            f"BIND(<http://jena.apache.org/ARQ/function#e>() AS ?e) BIND(<{outside}f>(?e) AS ?g)",
            'BIND(<bif:file_to_string>("/etc/passwd") AS ?t)',
            f"?x <tag:stardog:api:service> <{outside}>",
        )
    )
    return f"SELECT * WHERE {{ {called} }}"


def _beyond(chance: random.Random, _: str) -> str:
    """Numbers and names beyond what anything has room for."""
    return chance.choice(
        (
            "SELECT * WHERE { ?a ?b ?c } LIMIT 18446744073709551615 OFFSET 18446744073709551615",
            "SELECT * WHERE { ?a ?b ?c } LIMIT 99999999999999999999999",
            f"SELECT (({'9' * 5000} * {'9' * 5000}) AS ?n) WHERE {{}}",
            f"SELECT ?{'v' * 200_000} WHERE {{ ?{'v' * 200_000} ?b ?c }}",
            f"SELECT * WHERE {{ <x:{'长' * 100_000}> ?b ?c }}",
            "".join(f"PREFIX p{each}: <x:{each}> " for each in range(20_000)) + "ASK {}",
            f"BASE <http://x/{'../' * 50_000}> SELECT * WHERE {{ <{'../' * 50_000}> ?b ?c }}",
            "SELECT * WHERE { ?a ?b '''\0" + "\\\\" * 100_000 + "''' }",
        )
    )


def _broken(chance: random.Random, _: str) -> str:
    """A good query with characters lost, doubled and put in."""
    text = list(_cartesian_count(chance, "") + _regex(chance, "")[-200:])
    for _each in range(chance.randint(1, 20)):
        place = chance.randrange(len(text))
        text[place] = chance.choice(
            ("", text[place] * 2, "\x00", "\U0010ffff", "}", '"', "<", "\\u")
        )
    return "".join(text)


QUERIES: Final[dict[str, Made]] = {
    "cartesian count": _cartesian_count,
    "cartesian sort": _cartesian_sort,
    "cartesian distinct": _cartesian_distinct,
    "cartesian aggregate": _cartesian_aggregate,
    "cartesian rows": _cartesian_rows,
    "exploding path": _exploding_path,
    "nested path": _nested_path,
    "regex": _regex,
    "replacement": _replacement,
    "group_concat": _group_concat,
    "doubled text": _doubled_text,
    "doubled rows": _doubled_rows,
    "slow filter": _slow_filter,
    "construct": _construct,
    "describe": _describe,
    "deep braces": _nested("{ ", "?a ?b ?c", " }"),
    "deep parentheses": _nested("FILTER(" + "(" * 9, "1", ")" * 10),
    "deep expression": _nested("(", "1", ")", "FILTER(%s)"),
    "deep negation": _nested("!", "true", "", "FILTER(%s)"),
    "deep function": _nested("STR(", "1", ")", "FILTER(%s)"),
    "deep path": _nested("(", "a", ")", "?a %s ?b"),
    "deep optional": _nested("?a ?b ?c OPTIONAL { ", "?a ?b ?c", " }"),
    "deep minus": _nested("?a ?b ?c MINUS { ", "?a ?b ?c", " }"),
    "deep union": _nested("{ ?a ?b ?c } UNION { ", "?a ?b ?c", " }"),
    "deep subquery": _nested("{ SELECT * WHERE { ", "?a ?b ?c", " } }"),
    "deep exists": _nested("FILTER EXISTS { ?a ?b ?c ", "", " }"),
    "deep blank nodes": _nested("[ <x:p> ", "1", " ]"),
    "deep list": _nested("( ", "1", " )", "?a ?b %s"),
    "deep triple term": _nested("<<( ?s ?p ", "1", " )>>", "?a ?b %s"),
    "giant values": _values,
    "wide union": _wide_union,
    "wide join": _wide_join,
    "service": _service,
    "service by variable": _service_by_variable,
    "from": _from,
    "load": _load,
    "property function": _property_function,
    "beyond": _beyond,
    "broken": _broken,
}
"""Every kind."""

HEAVY: Final = tuple(QUERIES)[:15]
"""Those that any engine begins to answer, and does not end soon."""


def hostile_query(chance: random.Random, kind: str, outside: str = _OUTSIDE) -> str:
    """A query of a kind; the same chance gives the same text."""
    return QUERIES[kind](chance, outside)
