"""Posts and tables in an object store: same tables, and what reading over the network costs. Run: python benchmarks/store.py

Compared with the same build from and to local folders, in this run. The store is moto's server on loopback (its own process, one thread
of Python, no disk): real stores answer later but many at once, which the builder's eight reading threads are for. Needs
`pip install -r requirements-scale.txt moto[server]==5.2.5`.
"""

import os
import subprocess
import sys
import time
from itertools import islice

import pyarrow.parquet as pq
from dask_build import free_port, wait_for
from measured import CORPUS, build, machine, run, scratch
from upath import UPath

from dashboard.schema import TABLES

LOAD = "import sys; from dashboard.config import Settings; from dashboard import snapshot; print(snapshot.load(Settings(tables=sys.argv[1]).tables).id)"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    print(machine())
    port = free_port()
    os.environ |= {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}
    os.environ |= {"AWS_DEFAULT_REGION": "us-east-1"}
    store = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        with scratch() as folder:
            (folder / "posts").mkdir()
            bucket = UPath("s3://blog/posts")
            bucket.fs.mkdir("blog")
            for path in islice(sorted(CORPUS.rglob("*.md")), count):
                (folder / "posts" / path.name).write_bytes(path.read_bytes())
                (bucket / path.name).write_bytes(path.read_bytes())
            local = build(folder / "posts", folder / "tables", "--workers", "1")
            far = build("s3://blog/posts", "s3://blog/tables", "--workers", "1")
            again = build("s3://blog/posts", "s3://blog/tables", "--workers", "1")
            print(
                f"{count} posts: local {local.wall:.1f} s, store {far.wall:.1f} s ({far.wall / local.wall:.2f} ×), unchanged {again.wall:.1f} s"
            )
            print(far.output.splitlines()[0], "|", again.output.strip())
            differing = []
            for name in TABLES:
                with UPath(f"s3://blog/tables/{name}.parquet").open("rb") as stream:
                    if not pq.read_table(stream).equals(pq.read_table(folder / "tables" / f"{name}.parquet")):
                        differing.append(name)
            print("differing tables, local and store:", differing or "none")
            started = time.perf_counter()
            readers = [run(["-c", LOAD, "s3://blog/tables"]).output.strip() for _ in range(2)]
            print(
                f"two app servers read the snapshot {readers[0]} = {readers[1]}, {(time.perf_counter() - started) / 2:.1f} s each with start"
            )
    finally:
        store.terminate()
        store.wait(30)


if __name__ == "__main__":
    main()
