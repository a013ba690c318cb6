"""Two plans side by side: changes laid out, what no change speaks of, families of documents."""

from functools import cache

import pytest
from packaged import packaged_release

from graph.store import EmbeddedStore
from ontology.terms import BASE
from queries.execute import rows
from queries.views.compare import ACTOR, Comparison, Plans, Shared
from queries.views.compare_rows import QUERIES, plans

NS = BASE + "ns#"
FORMER = BASE + "eli/cn/miit/2018/gxb-xinguan-han-188"
LATER = BASE + "eli/cn/miit/2020/gxb-xinguan-197"
EOF_MARK = None
