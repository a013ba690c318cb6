"""A Chinese title in lines: broken where a reader would pause."""

import re
from typing import Final

from markupsafe import Markup, escape

from api.labels import Text

_PAUSES: Final = re.compile(
    r"(?=关于|印发|《|（|に関する|『)|(?<=关于)|(?<=印发)|(?<=[》）、，』 　])(?![、，》』])"
)


def broken(text: Text) -> Markup:
    """A title with the places at which its lines may end.

    >>> broken(Text("工信部关于印发《办法》的通知", "zh"))
    Markup('工信部<wbr>关于<wbr>印发<wbr>《办法》<wbr>的通知')
    """
    if text.language not in ("zh", "ja"):
        return escape(text.text)
    return Markup("<wbr>").join(part for part in _PAUSES.split(text.text) if part)
