"""Many viewers on the running app, over its own websocket. Run: python benchmarks/viewers.py TABLES compare | fifty | idle [--replicas 2]

`compare`: the app as shipped (.streamlit/config.toml) ÷ the same app with Streamlit's defaults for what that file tunes, ÷ the same again
without the tuning that is in its code (a snapshot's rows kept out of garbage collection, which Streamlit's defaults start after every
run), and the toy app (three charts, nothing cached) with the file's settings ÷ the defaults, all in this run: 30 viewers who arrive
together, then filter changes as fast as the server answers. Fair because nothing else differs; the toy says what an app of three charts
costs at all.
`fifty`: 50 sessions, each changing a filter every three to nine seconds for SECONDS (300: five minutes); with --replicas 2 through nginx
with ip_hash, every viewer from an address of its own. `idle`: what each of 50 viewers costs in memory who open the overview and only
look at it, after one who has filled the caches; and what is given back when they leave. Latency ends with the server's word that the script has finished; a browser needs
some 100 ms more to draw.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
import websockets
from dask_build import free_port, wait_for
from measured import ROOT, machine, scratch
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

DEFAULTS = ("--server.fileWatcherType", "auto", "--runner.postScriptGC", "true", "--runner.magicEnabled", "true")
FILTERS = {"kind": ("投資計画", "資金調達", "買収", "契約", "a", "b", "c"), "company": ("OpenAI", "NVIDIA", "Google", "Amazon")}
NGINX = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  upstream app {{ ip_hash; {servers} }}
  server {{
    listen 0.0.0.0:{port};
    location / {{
      proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;
      proxy_set_header Host $http_host; proxy_read_timeout 3600;
    }}
  }}
}}
"""


@contextmanager
def served(tables: Path, script: str, *flags: str) -> Iterator[tuple[int, psutil.Process]]:
    """Run a Streamlit app; yield its port and process."""
    port = free_port()
    words = ["run", script, "--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true", *flags]
    environment = os.environ | {"COVERAGE_TABLES": str(tables), "COVERAGE_DATABASE": "sqlite:////nonexistent/none.sqlite"}
    quiet = subprocess.DEVNULL
    child = subprocess.Popen([sys.executable, "-m", "streamlit", *words], cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        wait_for(port)
        yield port, psutil.Process(child.pid)
    finally:
        child.terminate()
        child.wait(30)


class Viewer:
    """One websocket session."""

    def __init__(self, number: int, port: int, page: str = "") -> None:
        self._number, self._port, self._name = number, port, page
        self._page, self._ids, self._states = "", {}, {}
        self._random = random.Random(number)

    async def open(self) -> None:
        """Connect."""
        host = f"127.0.0.1:{self._port}"
        source = (f"127.0.{self._number % 250 + 1}.1", 0)
        self._socket = await websockets.connect(
            f"ws://{host}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            origin=f"http://{host}",
            local_addr=source,
            ping_interval=None,
        )

    async def run(self) -> float:
        """Ask for a run with the present filters; return the milliseconds until it has finished."""
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.page_name = "" if self._page else self._name
        for name, value in self._states.items():
            state = asked.rerun_script.widget_states.widgets.add()
            state.id = self._ids[name]
            state.string_array_value.data.extend(value)
        started = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg()
            told.ParseFromString(await asyncio.wait_for(self._socket.recv(), 120))
            kind = told.WhichOneof("type")
            if kind == "new_session":
                self._page = self._page or told.new_session.page_script_hash
            elif kind == "navigation":
                self._page = told.navigation.page_script_hash
            elif kind == "delta" and told.delta.WhichOneof("type") == "new_element":
                self._note(told.delta.new_element)
            elif kind == "script_finished" and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return (time.perf_counter() - started) * 1000

    def _note(self, element: object) -> None:
        kind = element.WhichOneof("type")  # type: ignore[attr-defined]
        if kind == "exception":
            raise RuntimeError(element.exception.message)  # type: ignore[attr-defined]
        if kind == "multiselect":
            select = element.multiselect  # type: ignore[attr-defined]
            name = select.id.rsplit("-", 1)[-1]
            self._ids[name] = select.id
            self._options = getattr(self, "_options", {}) | {name: list(select.options)}

    def change(self) -> None:
        """Choose other filters."""
        for name, values in FILTERS.items():
            known = [value for value in values if value in self._options.get(name, ())]
            if known:
                self._states[name] = self._random.sample(known, self._random.randint(0, 1))  # some 25 states, as a slider has

    def options(self, name: str) -> list[str]:
        """What a field offers, by its name, in its order."""
        return list(self._options[name])

    def choose(self, filters: dict[str, list[str]]) -> None:
        """Choose these filters, by the fields' names."""
        self._states = dict(filters)

    async def close(self) -> None:
        """Leave."""
        await self._socket.close()


def high(values: list[float], share: float) -> float:
    """The value that `share` of them do not pass."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def together(port: int, count: int, changes: int) -> tuple[float, float]:
    """Return the seconds until all `count` have their first page, and filter changes a second after that."""
    one = Viewer(999, port)  # the server's first run reads the tables: that is measured elsewhere
    await one.open()
    await one.run()
    await one.close()
    viewers = [Viewer(number, port) for number in range(count)]
    started = time.perf_counter()
    await asyncio.gather(*(viewer.open() for viewer in viewers))
    await asyncio.gather(*(viewer.run() for viewer in viewers))
    first = time.perf_counter() - started

    async def change(viewer: Viewer) -> None:
        for _ in range(changes):
            viewer.change()
            await viewer.run()

    started = time.perf_counter()
    await asyncio.gather(*(change(viewer) for viewer in viewers))
    rate = count * changes / (time.perf_counter() - started)
    await asyncio.gather(*(viewer.close() for viewer in viewers))
    return first, rate


def compare(tables: Path, changes: int) -> None:
    """Print tuned ÷ default, for the app and for the toy."""
    toy, untuned = (str(ROOT / "benchmarks" / f"{name}.py") for name in ("toy_app", "untuned_app"))
    for pair in (
        (("app.py", ()), ("app.py", DEFAULTS), (untuned, DEFAULTS)),
        ((toy, ()), (toy, DEFAULTS)),
    ):
        found = []
        for script, flags in pair:
            with served(tables, script, *flags) as (port, _):
                found.append(asyncio.run(together(port, 30, changes)))
            first, rate = found[-1]
            name = f"{Path(script).stem:12} {'defaults' if flags else 'tuned':8}"
            print(f"{name} 30 arrive together: {first:.2f} s; {rate:.1f} filter changes a second", flush=True)
            if flags:
                print(
                    f"{name} tuned ÷ this: runs a second {found[0][1] / rate:.1f} ×, wait {found[0][0] / first:.2f} ×", flush=True
                )


async def click(viewer: Viewer, until: float, times: list[float], lost: list[str]) -> None:
    """Look around for a while."""
    pause = random.Random(id(viewer))
    try:
        await viewer.open()
        await viewer.run()
        while time.perf_counter() < until:
            await asyncio.sleep(pause.uniform(3, 9))
            viewer.change()
            times.append(await viewer.run())
        await viewer.close()
    except (RuntimeError, OSError, TimeoutError, websockets.WebSocketException) as reason:
        lost.append(f"{type(reason).__name__}: {reason}"[:120])


def fifty(tables: Path, replicas: int, seconds: float) -> None:
    """Print errors, lost sessions, latency and memory of 50 sessions."""
    with ExitStack() as running, scratch() as folder:
        servers = [running.enter_context(served(tables, "app.py")) for _ in range(replicas)]
        port = servers[0][0]
        if replicas > 1:
            port = free_port()
            listed = " ".join(f"server 127.0.0.1:{each};" for each, _ in servers)
            (folder / "nginx.conf").write_text(NGINX.format(folder=folder, servers=listed, port=port), encoding="utf-8")
            proxy = subprocess.Popen(["/usr/sbin/nginx", "-c", str(folder / "nginx.conf")])
            running.callback(proxy.wait, 30)
            running.callback(proxy.terminate)
            wait_for(port)
        for each, _ in servers:
            asyncio.run(together(each, 1, 1))
        before = sum(process.memory_info().rss for _, process in servers)
        times: list[float] = []
        lost: list[str] = []

        async def all_of_them() -> None:
            until = time.perf_counter() + seconds
            await asyncio.gather(*(click(Viewer(number, port), until, times, lost) for number in range(50)))

        asyncio.run(all_of_them())
        grown = (sum(process.memory_info().rss for _, process in servers) - before) / 1e6
        counted = [len([c for c in process.net_connections() if c.status == "ESTABLISHED"]) for _, process in servers]
        print(
            f"50 sessions, {seconds:.0f} s, {replicas} process(es){', nginx ip_hash' if replicas > 1 else ''}: {len(times)} filter changes, {len(lost)} lost {lost[:2]}"
        )
        print(
            f"filter change: median {statistics.median(times):.0f} ms, p95 {high(times, 0.95):.0f} ms, longest {max(times):.0f} ms"
        )
        print(f"memory: {before / 1e6:.0f} MB before, {grown:+.0f} MB, {grown / 50:.2f} MB a session; connections left {counted}")


def idle(tables: Path, count: int = 50) -> None:
    """Print the memory of one more viewer who does nothing, and what stays when all have left."""

    async def look(port: int, process: psutil.Process) -> tuple[float, float, float]:
        viewers = [Viewer(number, port) for number in range(count + 1)]
        sizes = []
        for part in (viewers[:1], viewers[1:]):
            for viewer in part:
                await viewer.open()
                await viewer.run()
            await asyncio.sleep(5)
            sizes.append(process.memory_info().rss / 1e6)
        await asyncio.gather(*(viewer.close() for viewer in viewers))
        await asyncio.sleep(150)  # a session is kept for two minutes, so that a broken connection comes back to it
        return sizes[0], sizes[1], process.memory_info().rss / 1e6

    with served(tables, "app.py") as (port, process):
        first, all_of_them, left = asyncio.run(look(port, process))
    print(
        f"memory: {first:.0f} MB with one viewer, {all_of_them:.0f} MB with {count} more: {(all_of_them - first) / count:.2f} MB each"
    )
    print(f"two minutes after the last has left: {left:.0f} MB")


def main() -> None:
    """Read the words given and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", type=Path)
    parser.add_argument("what", choices=("compare", "fifty", "idle"))
    parser.add_argument("--replicas", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--changes", type=int, default=4)
    given = parser.parse_args()
    print(machine())
    tables = given.tables.resolve()
    if given.what == "compare":
        compare(tables, given.changes)
    elif given.what == "fifty":
        fifty(tables, given.replicas, given.seconds)
    else:
        idle(tables)


if __name__ == "__main__":
    main()
