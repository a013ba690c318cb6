"""Questions and rules: one .rq file each, discovered and run as written."""

from pathlib import Path
from typing import Final

RULES: Final = Path(__file__).parent / "rules"
"""The rules that derive statements; `graph.rules` reads and runs them."""
