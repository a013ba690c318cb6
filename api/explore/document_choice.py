"""What a reader has chosen among the documents: read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from starlette.requests import Request

from api.problems import Problem
from queries.views.documents import FACETS

SORTS: Final = ("newest", "oldest", "title", "number", "cited")
AT_ONCE: Final = 25
"""Publications on a page where no limit is asked for."""
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Choice:
    """Facets with the values chosen, words of the title or number, an order, and a page."""

    facets: Mapping[str, tuple[str, ...]]
    text: str = ""
    sort: str = SORTS[0]
    limit: int | None = None
    offset: int = 0

    @classmethod
    def of(cls, request: Request) -> Self:
        """The choice in an address; raises Problem for what is no order or no number."""
        asked = request.query_params
        facets = {
            facet: tuple(dict.fromkeys(value for value in asked.getlist(facet) if value))
            for facet in FACETS
        }
        sort = asked.get("sort") or SORTS[0]
        if sort not in SORTS:
            raise Problem("bad-parameter", f"sort: {sort!r} is none of {', '.join(SORTS)}")
        limit = _number("limit", asked["limit"], 1, _MOST) if asked.get("limit") else None
        offset = _number("offset", asked.get("offset") or "0", 0, 10**6)
        return cls(facets, asked.get("q", "").strip(), sort, limit, offset)

    @property
    def narrows(self) -> bool:
        """Whether it leaves any document out, or puts them into an order of its own."""
        return bool(any(self.facets.values()) or self.text or self.sort != SORTS[0])

    def limit_of(self, default: int) -> int:
        """How many to show."""
        return self.limit or default


def _number(name: str, text: str, least: int, most: int) -> int:
    if not text.isdecimal() or not least <= int(text[:9]) <= most:
        raise Problem("bad-parameter", f"{name}: {text!r} is no number from {least} to {most}")
    return int(text)
