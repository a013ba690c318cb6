"""Targets against reported figures: met, exceeded, not met, and when nothing can be said."""

import pytest
from plans import Aim, Plan, plans, rows


def outcomes(aim: Aim, *reported: str, more: str = "") -> set[tuple[str, ...]]:
    """The outcome for each reported figure, written as 330@2024: by the figure."""
    text = "<miit> a org:FormalOrganization ; iip:level iip:levelMinistry . " + more
    for at, (value, day) in enumerate(each.split("@") for each in reported):
        kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(day)]
        text += f"""<o{at}> a iip:Observation ; iip:about <miit> ; qudt:numericValue {value}.0 ;
          iip:indicator <https://w3id.org/iiot-policy/id/indicator/{aim.indicator}> ;
          qudt:hasUnit unit:{aim.unit} ; iip:unitText "个"@zh ;
          iip:observedOn "{day}"^^xsd:{kind} . """
    query = """SELECT ?value ?outcome WHERE { ?check a iip:FulfilmentCheck ; iip:outcome ?o ;
        iip:byObservation/<http://qudt.org/schema/qudt/numericValue> ?value
        BIND(STRAFTER(STR(?o), "#outcome") AS ?outcome) }"""
    return rows(plans(Plan("a", "2020-12-22", (aim,)), more=text), query)


@pytest.mark.parametrize(
    ("aim", "value", "outcome"),
    [
        (Aim("120", ">=", due="2023"), "330", "Exceeded"),
        (Aim("120", ">=", due="2023"), "120", "Met"),
        (Aim("120", ">=", due="2023"), "119", "NotMet"),
        (Aim("120", ">", due="2023"), "120", "NotMet"),
        (Aim("3~5", due="2023"), "4", "Met"),
        (Aim("3~5", due="2023"), "6", "Exceeded"),
        (Aim("3~5", due="2023"), "2", "NotMet"),
        (Aim("120", "<=", due="2023"), "100", "Met"),
        (Aim("120", "<=", due="2023"), "130", "NotMet"),
        (Aim("120", "<", due="2023"), "120", "NotMet"),
        (Aim("120", "~", due="2023"), "121", "Exceeded"),
    ],
)
def test_a_target_is_checked_with_what_was_reported(aim: Aim, value: str, outcome: str) -> None:
    assert outcomes(aim, f"{value}@2024-01") == {(value, outcome)}


def test_what_is_about_a_figure_may_be_less_by_nobody_knows_how_much() -> None:
    assert outcomes(Aim("120", "~", due="2023"), "119@2024-01") == set()


def test_that_a_target_is_not_met_shows_only_when_its_time_is_over() -> None:
    aim = Aim("120", ">=", due="2023")
    assert outcomes(aim, "80@2022", "90@2023-06", "130@2021-06") == {("130", "Exceeded")}
    assert outcomes(Aim("120", ">="), "80@2030") == set()


def test_a_figure_from_before_the_target_was_set_does_not_count() -> None:
    assert outcomes(Aim("120", due="2023"), "330@2019", "331@2020-12-21") == set()


def test_a_figure_of_years_later_does_not_show_what_was_reached_in_time() -> None:
    reported = outcomes(Aim("120", ">=", due="2023"), "330@2024-12-31", "500@2025")
    assert reported == {("330", "Exceeded")}


def test_what_is_added_is_not_checked_for_the_report_may_count_from_another_day() -> None:
    new = Aim("20", indicator="secondary-nodes-new", due="2020")
    assert outcomes(new, "58@2021") == set()


def test_a_figure_counts_for_its_own_basis_and_scope_only() -> None:
    assert outcomes(Aim("120", basis="increment", due="2023"), "330@2024") == set()
    assert outcomes(Aim("120", scope="东部", due="2023"), "330@2024") == set()


def test_a_province_is_not_measured_with_figures_of_the_country() -> None:
    elsewhere = Plan("g", "2020", (Aim("20", due="2023"),), region="440000")
    found = outcomes(Aim("120", due="2023"), "330@2024", more=elsewhere.turtle())
    assert found == {("330", "Exceeded")}
    query = "SELECT ?t WHERE { ?check iip:checkedTarget ?t }"
    assert rows(plans(elsewhere), query) == set()
