"""How long it takes until every open stream of the news feed has been told of a brief.

Server on one core, readers and the command that publishes on the other. Two times: from the command's start (with the start of
a program and the reading of the page in it), and from the first reader's event to the last's. Usage: live.py PROGRAM
[--streams N] [--rounds N]
"""

import argparse
import asyncio
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Outside"))
from streams import allow_connections, listening, stop, until  # noqa: E402

FEED = "/news-feed/events"


def spare_port():
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        return spare.getsockname()[1]


def memory(process):
    """Resident kilobytes."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])


def publish(program, folder, number):
    page = folder / f"brief-{number}.txt"
    page.write_text(f"News Feed\n\nBrief number {number} from the harbour\n\nBy Hanne Wickstead\n\n"
                    f"The harbour office counted {number} boats at the quay this morning and wrote them down.\n")
    subprocess.run([program, "import", page, "--publish", "--data", folder / "paper"], check=True, stdout=subprocess.DEVNULL)


async def measure(options, folder, server, port):
    before = memory(server)
    listeners, tasks = await listening(allow_connections(options.streams), port, FEED)
    each = (memory(server) - before) / len(listeners)
    whole, spread = [], []
    for number in range(options.rounds):
        begun = asyncio.get_running_loop().time()
        await asyncio.to_thread(publish, options.program, folder, number)
        if not await until(lambda: all(len(listener.events) > number for listener in listeners)):
            raise SystemExit("not every stream was told")
        times = [listener.events[number][3] for listener in listeners]
        whole.append((max(times) - begun) * 1000)
        spread.append((max(times) - min(times)) * 1000)
        await asyncio.sleep(0.5)
    if {len(listener.events) for listener in listeners} != {options.rounds}:
        raise SystemExit("a stream was told more than once")
    print(f"{len(listeners)} streams, {each:.1f} kB each in the server; {options.rounds} briefs, each told once to every stream")
    print(f"from the command to the last stream   median {statistics.median(whole):5.0f} ms (most {max(whole):.0f})")
    print(f"from the first stream to the last     median {statistics.median(spread):5.0f} ms (most {max(spread):.0f})")
    await stop(tasks)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--streams", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="broadsheet-bench-", dir="/tmp"))
    os.sched_setaffinity(0, {1})
    subprocess.run([options.program, "sample", "--data", folder / "paper", "--from", ROOT / "sample"], check=True, stdout=subprocess.DEVNULL)
    port = spare_port()
    server = subprocess.Popen(
        ["taskset", "-c", "0", options.program, "serve", "--data", folder / "paper", "--theme", ROOT / "themes/standard",
         "--site-port", str(port), "--desk-port", "0", "--event-streams", str(options.streams)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/news-feed/", timeout=5).read()
                break
            except OSError:
                time.sleep(0.05)
        asyncio.run(measure(options, folder, server, port))
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


main()
