"""A small corpus, and real servers over its release."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

import httpx

SERVED = Path(__file__).parent / "served_corpus"
NOTICE = "/eli/cn/miit/2020/gxt-xinguan-8"
GUIDANCE = "/eli/cn/sc/2017/guofa-50"
BASE = "https://w3id.org/iiot-policy"
CARTESIAN = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

_RUN = """
import sys
from pathlib import Path
from api.server import run
from api.settings import Settings
run(Settings.read(data=Path(sys.argv[1]), port=0))
"""


@contextmanager
def serving(data: Path, **settings: object) -> Iterator[httpx.Client]:
    """A server in a process of its own, on a free port, and a client of it."""
    own = {f"IIOT_POLICY_{name.upper()}": str(value) for name, value in settings.items()}
    with subprocess.Popen(
        [sys.executable, "-c", _RUN, str(data)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **own},
    ) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().strip()
            unkept = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
            with httpx.Client(
                base_url=address, timeout=30, trust_env=False, cookies=unkept
            ) as client:
                yield client
        finally:
            process.terminate()
            process.wait(20)
