"""A view of the lineage as a picture, for whoever shows it: a page, a file, a notebook."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.lineage_cells import Lanes
from graph.lineage_png import png
from graph.lineage_svg import draw
from graph.picture.words import Language

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class LineagePicture:
    """A view, and how it is looked at; a notebook shows it as it is.

    `lanes` are levels of government or series of plans; `cell` is the cell opened, where there are
    too many documents for cards; `link` and `link_cell` give the addresses of documents (by IRI)
    and of cells (by key), else documents link to their IRIs; `about` is what the documents were
    chosen by, in words.

    >>> from graph.lineage import Lineage
    >>> plans = [{"document": "https://example.org/plan", "zh": "行动计划", "date": "2018"}]
    >>> picture = LineagePicture(Lineage(plans, []).graph, "zh")
    >>> picture._repr_svg_().startswith("<svg")
    True
    """

    view: "nx.MultiDiGraph[str]"
    language: Language = "zh"
    lanes: Lanes = "level"
    cell: str | None = None
    link: Callable[[str], str] | None = None
    link_cell: Callable[[str], str] | None = None
    about: str = ""

    def svg(self) -> str:
        """The picture as SVG."""
        return draw(
            self.view,
            self.language,
            link=self.link,
            lanes=self.lanes,
            cell=self.cell,
            link_cell=self.link_cell,
            about=self.about,
        )

    def png(self) -> bytes:
        """The picture as PNG, two pixels for one of SVG; raises TooLarge."""
        return png(self.svg())

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.svg()
