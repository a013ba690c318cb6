"""How targets and figures are told in the reader's language."""

from dataclasses import dataclass

from api.explore.charts.over_time import amount_of
from api.explore.charts.signs import SIGNS
from api.i18n import PageWords, day, number
from api.labels import Labels, Language, Text
from graph.picture.words import level_label
from ontology.terms import BASE
from queries.views.targets import Figure, Target

NS = f"{BASE}ns#"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for what stands in the graph by a notation."""

    labels: Labels
    language: Language

    @property
    def words(self) -> PageWords:
        """The words of the pages."""
        return PageWords(self.language)

    def term(self, kind: str, notation: str) -> Text:
        """The label of an individual of the ontology: `change`, `raised` gives changeRaised.

        Verifications and bases have names of their own: an empty kind, or a trailing one.
        """
        local = {
            "": notation,
            "basis": f"{notation}Basis",
            "role": f"{notation}Role",
        }.get(kind, kind + notation[:1].upper() + notation[1:])
        return self.labels.name(NS + local, self.language)

    def level(self, notation: str) -> str:
        """The label of a level; one that is not known is told so."""
        if notation in ("", "unknown"):
            return str(self.words.gettext("level unknown"))
        return level_label(notation, self.language)

    def name(self, iri: str) -> Text:
        """The name of a thing."""
        return self.labels.name(iri, self.language)

    def amount(self, target: Target) -> str:
        """What a target wants, in full: `≥ 1,200`, `5–10`; without its unit."""
        if target.comparator == "range" and target.lower is not None and target.upper is not None:
            return f"{self.figure(target.lower)}–{self.figure(target.upper)}"
        signed = SIGNS.get(target.comparator, "")
        return signed + self.figure(target.heights[0]) if target.heights else ""

    def short(self, target: Target) -> str:
        """The same, as short as it can be without rounding."""
        return amount_of(target, self.language)

    def figure(self, value: float) -> str:
        """A number in full."""
        return number(int(value) if value == int(value) else value, self.language)

    def target(self, target: Target) -> str:
        """A target in a line, in one language: the plan, how much, till when."""
        plan = self.name(target.entry.iri).text if target.entry else ""
        due = day(target.due, self.language) if target.due else self.words.gettext("no due date")
        wanted = f"{self.amount(target)} {target.unit}"
        return " · ".join(str(part) for part in (plan, wanted, due) if part)

    def reported(self, figure: Figure) -> str:
        """A figure in a line: that it was reported, how much, when, about whom."""
        about = self.name(figure.about).text if figure.about else ""
        on = day(figure.on, self.language) if figure.on else self.words.gettext("undated")
        what = f"{self.words.gettext('reported')} {self.figure(figure.value)} {figure.unit}"
        return " · ".join(str(part) for part in (what, on, about) if part)

    def sphere(self, region: str) -> Text:
        """The region of an axis, or the whole country."""
        if region in ("", "national"):
            return Text(str(self.words.gettext("national")), self.language)
        return self.name(region if "/" in region else f"{BASE}id/region/{region}")
