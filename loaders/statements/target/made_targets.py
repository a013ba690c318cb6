"""Targets made of what was read: a quantity, what it is said of, and by when it is wanted."""

from dataclasses import dataclass

from loaders.gongwen.form import Report
from loaders.gongwen.text import OfficialText
from loaders.model import Basis, Provenance, Target
from loaders.statements.target.due_dates import StatedTime
from loaders.statements.target.indicators import basis_of, indicator_of
from loaders.statements.target.quantities import Quantity
from loaders.statements.target.subjects import Said
from ontology.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class TargetMaker:
    """Makes targets of one text; a subject of several indicators gets none, and is reported."""

    text: OfficialText
    lexicon: Lexicon
    report: Report
    title: str = ""
    """Of the document, folded."""

    def make(
        self,
        part: str | None,
        quantity: Quantity,
        said: Said,
        due: StatedTime | None,
        *,
        rule: str,
        basis: Basis | None = None,
    ) -> Target:
        """The target; where no unit is printed it has the indicator's, else the scale: 亿."""
        indicators = indicator_of(said, quantity, self.lexicon, self.title)
        if len(indicators) > 1:
            keys = ", ".join(indicator.key for indicator in indicators)
            self.report("ambiguous-indicator", f"{said.words}: {keys}", said.span)
        indicator = indicators[0] if len(indicators) == 1 else None
        return Target(
            part=part,
            subject=said.words,
            comparator=quantity.comparator,
            basis=basis or basis_of(said, quantity, indicator),
            unit=quantity.unit or (indicator and indicator.unit_text) or quantity.scale_printed,
            provenance=Provenance(evidence=(self.text.evidence(said.span, rule),)),
            indicator=indicator.key if indicator else None,
            value=quantity.value,
            lower=quantity.lower,
            upper=quantity.upper,
            due=due.date if due else None,
            due_precision=due.precision if due else None,
            scope=said.scope,
            printed=self.text.printed(quantity.span),
        )
