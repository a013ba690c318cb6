"""Faults put into the packaged corpus' graph: each is told at its place, by who must tell it."""

import pyoxigraph as ox
import pytest

from bench.faults.kinds import all_kinds
from bench.faults.seeding import Bed, choose, packaged_statements

KINDS = all_kinds()
SAMPLE = KINDS[::14]
"""`python -m bench.seeded_faults` tries all kinds, at several places."""


@pytest.fixture(scope="module")
def statements() -> bytes:
    return packaged_statements()


def test_how_many_kinds_there_are() -> None:
    assert (len(KINDS), len({kind.name for kind in KINDS})) == (112, 112)


def test_a_fault_of_each_kind_of_the_sample_is_told(statements: bytes) -> None:
    store = ox.Store()
    store.bulk_load(statements, ox.RdfFormat.N_TRIPLES)
    faults = choose(store, SAMPLE, each=1, seed=8)
    assert len(faults) == len(SAMPLE)
    bed = Bed(statements)
    verdicts = [bed.try_out(fault) for fault in faults]
    assert [v.fault.kind.name for v in verdicts if not v.caught] == []
