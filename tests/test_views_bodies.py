"""Bodies: what they issued, with whom, and what they came from."""

from queries.views.bodies import Bodies, Body, Reorganisation
from queries.views.documents import Documents, Entry

DOCUMENTS = Documents(
    [
        Entry("notice", date="2020", bodies=("miit", "ndrc", "mof")),
        Entry("annex", date="2020", bodies=("miit", "ndrc", "mof"), carrier="notice"),
        Entry("joint", date="2021", bodies=("ndrc", "miit")),
        Entry("own", bodies=("miit",)),
        Entry("orphan", bodies=("mof",), carrier="not held"),
    ]
)
EVENTS = [
    Reorganisation("e2", "merge", "2008-03", ("mii", "other"), ("miit",)),
    Reorganisation("e1", "create", "1998", ("mpt",), ("mii",)),
    Reorganisation("e3", "create", "2023", ("ndrc",), ("nda",)),
]


def found() -> Bodies:
    return Bodies([Body("miit", parent="sc"), Body("ndrc"), Body("mof")], EVENTS, DOCUMENTS)


def test_the_first_issuer_led_and_annexes_go_with_their_notice() -> None:
    work = found().work["miit"]
    assert [entry.iri for entry in work.led] == ["notice", "own"]
    assert [entry.iri for entry in work.joined] == ["joint"]
    assert [entry.iri for entry in found().work["mof"].led] == ["orphan"]


def test_who_works_with_whom_is_told_from_both_sides() -> None:
    known = found()
    assert known.partners("miit") == [("ndrc", 2), ("mof", 1)]
    assert known.partners("mof") == [("miit", 1), ("ndrc", 1)]
    assert known.partners("nobody") == []
    assert known.most_joint(2) == ["miit", "ndrc"]
    assert [entry.iri for entry in known.shared("ndrc", "miit")] == ["joint", "notice"]


def test_the_succession_goes_back_to_the_beginning() -> None:
    assert [event.iri for event in found().succession("miit")] == ["e1", "e2"]
    assert [event.iri for event in found().succession("nda")] == ["e3"]
    assert found().succession("mof") == []


def test_rows_become_bodies() -> None:
    said = [
        {"body": "b", "property": "http://x/core#prefLabel", "value": "部", "language": "zh"},
        {"body": "b", "property": "http://x/ns#formerName", "value": "旧部", "language": "zh"},
        {"body": "b", "property": "http://x/org#subOrganizationOf", "value": "sc"},
    ]
    events = [
        {"event": "e", "kind": "merge", "from": origin, "to": "b", "on": "2018"}
        for origin in ("two", "one")
    ]
    duties = [{"body": "b", "part": "own/1", "document": "own", "role": "lead"}]
    known = Bodies.of(DOCUMENTS, said, [{"body": "b", "level": "ministry"}], events, duties)
    body = known.by_iri["b"]
    assert (body.level, body.parent, body.former[0].text) == ("ministry", "sc", "旧部")
    assert known.events[0].origins == ("one", "two")
    assert known.work["b"].duties[0].role == "lead"
    assert known.units["sc"] == ["b"]
