"""The load generator `wrk`, told what to send by a script in Lua.

wrk corrects its percentiles for requests that a slow answer kept it from sending.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Final

from bench.endpoint.figures import Asked, Figures
from bench.endpoint.workload import ITEM, NUMBER

WRK: Final = shutil.which("wrk")

_SCRIPT = """\
local items = {{}}
for line in io.lines("{items}") do items[#items + 1] = line end
local n, repeated = {start}, {repeated}
local headers = {headers}
local function text()
  local item = items[n % #items + 1]
  return {text}
end
local function made()
  if "{method}" == "GET" then return wrk.format("GET", "{path}?" .. text(), headers) end
  return wrk.format("POST", "{path}", headers, text())
end
local first
request = function()
  if repeated then first = first or made() return first end
  n = n + 1
  return made()
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('{{"requests": %d, "us": %d, "p50": %f, "p99": %f, "errors": %d}}\\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def run_wrk(asked: Asked, connections: int, seconds: float, folder: Path) -> Figures:
    """Ask for so many seconds; one thread of wrk sends."""
    items = folder / "items.txt"
    items.write_text("".join(f"{each}\n" for each in asked.items), encoding="utf-8")
    places = {ITEM: "item", NUMBER: "n"}
    text = " .. ".join(places.get(piece, f'"{piece}"') for piece in asked.pieces)
    headers = ", ".join(f'["{name}"] = "{value}"' for name, value in asked.headers.items())
    script = folder / "requests.lua"
    script.write_text(
        _SCRIPT.format(
            items=items, start=asked.start, repeated=str(asked.repeated).lower(), text=text,
            headers=f"{{{headers}}}", method=asked.method, path=asked.path,
        ),
        encoding="utf-8",
    )  # fmt: skip
    assert WRK
    command = [WRK, "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--timeout", "120s"]
    url = f"http://127.0.0.1:{asked.port}/"
    done = subprocess.run(
        [*command, "-s", str(script), url], capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout.strip().rpartition("\n")[2])
    none = float("nan") if not found["requests"] else 0.0
    return Figures(
        rate=found["requests"] / found["us"] * 1e6,
        p50=found["p50"] / 1000 + none,
        p99=found["p99"] / 1000 + none,
        requests=found["requests"],
        errors=found["errors"],
    )
