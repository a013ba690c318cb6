"""The plain rules, each on a few statements: all that follows, and so what does not."""

import pytest
from deriving import following, triples

TODAY = "<data> iip:asOf '2026-11-25'^^xsd:date ."
DATATYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
INSTANTS = {4: "inXSDgYear", 7: "inXSDgYearMonth", 10: "inXSDDate"}


def day(text: str) -> str:
    """A date as a literal, typed by what is known of it."""
    return f"'{text}'^^xsd:{DATATYPES[len(text)]}"


def document(name: str, *more: str, signed: str = "", begin: str = "", end: str = "") -> str:
    """A document with its date and period, and what `more` says of it."""
    said = ["a iip:PolicyDocument", *more]
    if signed:
        said.append(f"eli:date_document {day(signed)}")
    text = f"<{name}> {' ; '.join(said)} ."
    for place, bound in (("hasBeginning", begin), ("hasEnd", end)):
        if bound:
            text += f"<{name}> dcterms:temporal <{name}/period> . <{name}/period> time:{place} "
            text += (
                f"<{name}/{place}> . <{name}/{place}> time:{INSTANTS[len(bound)]} {day(bound)} ."
            )
    return text


def carried(notice: str, annex: str) -> str:
    return f"<{notice}> eli:has_annex <{annex}> . <{annex}> eli:is_annex_of <{notice}> ."


def plan(name: str, **known: str) -> str:
    """A member of the one series."""
    return document(name, "eli:is_member_of <plans>", **known)


IN_DOCUMENT = [
    (
        "a part, a measure below it, and their targets",
        document("a", "iip:setsTarget <t>") + "<a/1> eli:is_part_of <a> . "
        "<a/1/2> eli:is_part_of <a/1> ; iip:setsTarget <u> .",
        "<a/1> iip:inDocument <a> . <a/1/2> iip:inDocument <a> . "
        "<t> iip:inDocument <a> . <u> iip:inDocument <a> .",
    )
]

DATED = [
    ("the day of signing", document("a", f"eli:date_publication {day('2020-03-20')}",
     signed="2020-03-06"), "<a> iip:datedAs '2020-03-06' ."),
    ("else the day of publication", document("a", f"eli:date_publication {day('2020-03')}"),
     "<a> iip:datedAs '2020-03' ."),
    ("else the year of the number", document("a", "eli:number '工信部联科〔2018〕154号'"),
     "<a> iip:datedAs '2018' ."),
    ("else the year of the number, though others have dates",
     document("a", "eli:number '工信部联科〔2018〕154号'") + document("b", signed="2020-03-06"),
     "<a> iip:datedAs '2018' . <b> iip:datedAs '2020-03-06' ."),
    ("no date and no year: nothing", document("a", "eli:number '国务院令第745号'"), ""),
    ("the earliest where sources disagree", document("a", f"eli:date_document {day('2020-03-09')}",
     signed="2020-03-06"), "<a> iip:datedAs '2020-03-06' ."),
    ("the more precise of two that agree", document("a", f"eli:date_document {day('2020-03')}",
     signed="2020-03-06"), "<a> iip:datedAs '2020-03-06' ."),
    ("an annex as its carrier, whatever its own date",
     document("a", signed="2020-03-06") + document("b", signed="2019-12") + carried("a", "b"),
     "<a> iip:datedAs '2020-03-06' . <b> iip:datedAs '2020-03-06' ."),
    ("an annex of an undated carrier by its own date",
     document("a") + document("b", signed="2019-12") + carried("a", "b"),
     "<b> iip:datedAs '2019-12' ."),
    ("an annex of which nothing is known by the year of its carrier's number",
     document("a", "eli:number '工信部联科〔2018〕154号'") + document("b") + carried("a", "b"),
     "<a> iip:datedAs '2018' . <b> iip:datedAs '2018' ."),
]  # fmt: skip

REGION_OF_ISSUER = [
    ("the regions of all issuers", document("a", "eli:passed_by <sichuan-dept>, <chongqing-dept>")
     + "<sichuan-dept> iip:region <510000> . <chongqing-dept> iip:region <500000> .",
     "<a> iip:region <510000>, <500000> ."),
    ("none beside the one that is stated", document("a", "eli:passed_by <dept>",
     "iip:region <370200>") + "<dept> iip:region <370000> .", ""),
    ("a central body has none", document("a", "eli:passed_by <miit>"), ""),
]  # fmt: skip

CARRIER_LEVEL_REGION = [
    ("level, and the region that follows from the issuer",
     document("a", "iip:level iip:levelProvince", "eli:passed_by <dept>") + document("b")
     + "<dept> iip:region <440000> ." + carried("a", "b"),
     "<b> iip:level iip:levelProvince ; iip:region <440000> ."),
    ("none beside what is stated of the annex",
     document("a", "iip:level iip:levelProvince") + carried("a", "b")
     + document("b", "iip:level iip:levelCity"), ""),
    ("nothing goes from the annex to its carrier",
     document("a") + document("b", "iip:level iip:levelCity") + carried("a", "b"), ""),
]  # fmt: skip

ELI_INVERSES = [
    (
        "every relation that has an inverse",
        "<a> eli:amends <b> ; eli:applies <c> ; eli:based_on <d> ; eli:cites <e> ; "
        "eli:corrects <f> ; eli:ensures_implementation_of <g> ; eli:is_another_publication_of <h> ;"
        "eli:is_member_of <i> ; eli:refers_to <j> ; eli:repeals <k> .",
        "<b> eli:amended_by <a> . <c> eli:applied_by <a> . <d> eli:basis_for <a> . "
        "<e> eli:cited_by <a> . <f> eli:corrected_by <a> . <g> eli:implementation_ensured_by <a> . "
        "<h> eli:has_another_publication <a> . <i> eli:has_member <a> . "
        "<j> eli:is_referred_to_by <a> . <k> eli:repealed_by <a> .",
    ),
    (
        "not what has none, or is stated both ways",
        "<a> eli:related_to <b> ; eli:has_annex <c> .",
        "",
    ),
]

RESTS_ON = [
    ("each of the five relations", document("a", "iip:legalBasis <b>", "iip:implementsPolicy <c>",
     "iip:accordsWith <d>", "iip:byAnalogyWith <e>", "iip:buildsOn <f>"),
     "<a> iip:restsOn <b>, <c>, <d>, <e>, <f> ."),
    ("not what is only cited, succeeded or forwarded",
     document("a", "eli:cites <b>", "iip:succeedsPlan <c>", "iip:forwards <d>"), ""),
    ("a notice on what its annex rests on, and not the other way",
     document("a", "iip:legalBasis <law>") + document("b", "iip:implementsPolicy <c>")
     + carried("a", "b"), "<a> iip:restsOn <law>, <c> . <b> iip:restsOn <c> ."),
    ("not on its own annex or carrier", document("a", "iip:accordsWith <b>")
     + document("b", "iip:accordsWith <a>") + carried("a", "b"), ""),
]  # fmt: skip

IMPLEMENTS_TRANSITIVELY = [
    ("step by step", document("a", "iip:implementsPolicy <b>")
     + document("b", "iip:implementsPolicy <c>") + document("c"),
     "<a> iip:implementsTransitively <b>, <c> . <b> iip:implementsTransitively <c> ."),
    ("by way of the notice of a plan, and of the plans of a notice",
     document("a", "iip:implementsPolicy <n/1>") + document("n/1")
     + document("n") + document("n/2", "iip:implementsPolicy <c>")
     + carried("n", "n/1") + carried("n", "n/2"),
     "<a> iip:implementsTransitively <n/1>, <c> . <n> iip:implementsTransitively <c> . "
     "<n/1> iip:implementsTransitively <c> . <n/2> iip:implementsTransitively <c> ."),
    ("neither itself nor its own annex", document("a", "iip:implementsPolicy <b>")
     + document("b", "iip:implementsPolicy <a>"),
     "<a> iip:implementsTransitively <b> . <b> iip:implementsTransitively <a> ."),
    ("not what is a legal basis", document("a", "iip:legalBasis <law>"), ""),
]  # fmt: skip

SERIES_ORDER = [
    ("by date, each after the one before it",
     plan("a", signed="2018-05-31") + plan("b", signed="2020-07") + plan("c", signed="2021"),
     "<b> iip:previousInSeries <a> . <c> iip:previousInSeries <b> ."),
    ("by the beginning of the period rather than by date",
     plan("a", signed="2020-12-22", begin="2021") + plan("b", signed="2021-01-05", begin="2018"),
     "<a> iip:previousInSeries <b> ."),
    ("a period beside a date", plan("a", begin="2018") + plan("b", signed="2020-07"),
     "<b> iip:previousInSeries <a> ."),
    ("plans of one period stand in no order, and both before the next",
     plan("a", begin="2021") + plan("b", begin="2021") + plan("c", begin="2026"),
     "<c> iip:previousInSeries <a>, <b> ."),
    ("nor do a year and a month in it",
     plan("a", signed="2018") + plan("b", signed="2018-05"), ""),
    ("nor one of which nothing is known", plan("a", begin="2021") + plan("b"), ""),
    ("nor those of different series", document("a", "eli:is_member_of <x>", signed="2018")
     + document("b", "eli:is_member_of <y>", signed="2019"), ""),
]  # fmt: skip

REPEALED = [
    ("a document and its annex", TODAY + document("a", "eli:repeals <b>", signed="2024-01-01")
     + document("b") + document("c") + carried("b", "c"),
     "<b> iip:status iip:statusRepealed . <c> iip:status iip:statusRepealed ."),
    ("not beside a stated status", TODAY + document("a", "eli:repeals <b>", signed="2024-01-01")
     + document("b", "iip:status iip:statusInForce"), ""),
    ("not by a document of tomorrow", TODAY + document("a", "eli:repeals <b>", signed="2026-11-26")
     + document("b"), ""),
    ("not where the day of the dataset is not known",
     document("a", "eli:repeals <b>", signed="2024-01-01") + document("b"), ""),
]  # fmt: skip

SUPERSEDED = [
    ("a plan and what is annexed to it",
     TODAY + document("a", "iip:succeedsPlan <b>", signed="2024") + document("b") + document("c")
     + carried("b", "c"),
     "<b> iip:status iip:statusSuperseded . <c> iip:status iip:statusSuperseded ."),
    ("not where it is repealed", TODAY
     + document("a", "iip:succeedsPlan <b>", "eli:repeals <b>", signed="2024") + document("b"), ""),
    ("not by a plan of next year",
     TODAY + document("a", "iip:succeedsPlan <b>", signed="2027") + document("b"), ""),
]  # fmt: skip

PERIOD_ENDED = [
    ("a year that is over", TODAY + document("a", end="2025"),
     "<a> iip:status iip:statusPeriodEnded ."),
    ("not the running year", TODAY + document("a", end="2026"), ""),
    ("not the running month", TODAY + document("a", end="2026-11"), ""),
    ("a day that is over", TODAY + document("a", end="2026-11-24"),
     "<a> iip:status iip:statusPeriodEnded ."),
    ("not where a plan has taken its place", TODAY + document("a", end="2020")
     + document("b", "iip:succeedsPlan <a>", signed="2021"), ""),
]  # fmt: skip


def force(first: str = "", last: str = "", *more: str) -> str:
    """A document that is in force from the first day to the last."""
    bounds = {"first_date_entry_in_force": first, "date_no_longer_in_force": last}
    dates = [f"eli:{name} {day(text)}" for name, text in bounds.items() if text]
    return TODAY + document("a", *dates, *more)


IN_FORCE = [
    ("between the first and the last day", force("2022-01-01", "2026-11-25"),
     "<a> eli:in_force eli:InForce-inForce ."),
    ("to the end of a year", force("2022", "2026"), "<a> eli:in_force eli:InForce-inForce ."),
    ("nothing where the last day is not known", force("2022-01-01"), ""),
    ("not after the last day", force("2022-01-01", "2026-11-24"),
     "<a> eli:in_force eli:InForce-notInForce ."),
    ("not before the first", force("2026-12"), "<a> eli:in_force eli:InForce-notInForce ."),
    ("not where it is repealed",
     force("2022-01-01", "2027", "iip:status iip:statusRepealed"),
     "<a> eli:in_force eli:InForce-notInForce ."),
    ("nothing where a plan has taken its place",
     force("2022-01-01", "2027", "iip:status iip:statusSuperseded"), ""),
    ("nothing where sources disagree on the last day",
     force("2022-01-01", "2025", f"eli:date_no_longer_in_force {day('2027')}"), ""),
    ("nothing beside what is stated",
     force("2022-01-01", "2025", "eli:in_force eli:InForce-inForce"), ""),
]  # fmt: skip

CASES = {
    "carrier-level-region": CARRIER_LEVEL_REGION,
    "dated": DATED,
    "eli-inverses": ELI_INVERSES,
    "implements-transitively": IMPLEMENTS_TRANSITIVELY,
    "in-document": IN_DOCUMENT,
    "in-force": IN_FORCE,
    "region-of-issuer": REGION_OF_ISSUER,
    "rests-on": RESTS_ON,
    "series-order": SERIES_ORDER,
    "status-period-ended": PERIOD_ENDED,
    "status-repealed": REPEALED,
    "status-superseded": SUPERSEDED,
}


@pytest.mark.parametrize(
    ("rule", "given", "follows"),
    [
        pytest.param(rule, given, follows, id=f"{rule}: {what}")
        for rule, cases in CASES.items()
        for what, given, follows in cases
    ],
)
def test_a_rule_derives_this_and_nothing_else(rule: str, given: str, follows: str) -> None:
    assert following(rule, given) == triples(follows)
