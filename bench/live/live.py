"""What open streams of the news feed cost: memory of each, how soon all are told of a brief, and how other readers fare meanwhile.

Server on one core; readers, load and the command that publishes on the other. Two times of a brief: from the command's start (with
the start of a program and the reading of the page in it), and from the first reader's event to the last's. Other readers ask for
a finished story page without streams and with them, in turn, and both again while briefs are published.

Usage: live.py PROGRAM [--streams N] [--rounds N] [--seconds N]
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

from crowd import Crowd

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "Tests/Outside"), str(ROOT / "bench"), str(ROOT / "bench/serve")]
import wrk  # noqa: E402
from processes import rest, spare_port  # noqa: E402
from streams import allow_connections  # noqa: E402

FEED = "/news-feed/events"
PAGE = "/council-approves-flood-wall/"
SERVER_CORE, LOAD_CORE = "0", "1"


def memory(process):
    """Resident kilobytes."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])


class Bench:
    def __init__(self, options, folder, server, port):
        self.options, self.folder, self.server, self.port = options, folder, server, port
        self.crowd = Crowd(port, FEED)
        self.briefs = 0

    def publish(self):
        """Begins to publish a brief."""
        self.briefs += 1
        page = self.folder / f"brief-{self.briefs}.txt"
        page.write_text(f"News Feed\n\nBrief number {self.briefs} from the harbour\n\nBy Hanne Wickstead\n\n"
                        f"The harbour office counted {self.briefs} boats at the quay this morning and wrote them down.\n")
        return subprocess.Popen(
            [self.options.program, "import", page, "--publish", "--data", self.folder / "paper"], stdout=subprocess.DEVNULL)

    def brief(self):
        """Milliseconds until all are told: from the command's start, and from the first reader to the last."""
        begun = time.monotonic()
        publishing = self.publish()
        self.crowd.listen(lambda: publishing.poll() is not None)
        [times] = self.crowd.told(1)
        # Nobody is told it again.
        self.crowd.rest(0.5)
        return (max(times) - begun) * 1000, (max(times) - min(times)) * 1000

    def load(self, publishing):
        """How other readers fare, and from the first reader to the last of each brief meanwhile."""
        command = wrk.command(f"http://127.0.0.1:{self.port}{PAGE}", self.options.seconds, self.options.connections, "gzip", LOAD_CORE)
        with tempfile.TemporaryFile("w+") as printed:
            running = subprocess.Popen(command, stdout=printed)
            commands, begun = [], time.monotonic()

            def is_over():
                # One a second, the last of them a second before the end.
                passed = time.monotonic() - begun
                if publishing and len(commands) + 0.5 < passed and len(commands) < self.options.seconds - 1:
                    commands.append(self.publish())
                return running.poll() is not None and all(one.poll() is not None for one in commands)

            self.crowd.listen(is_over)
            if running.returncode or any(one.returncode for one in commands):
                raise SystemExit("wrk or a command that publishes has failed")
            printed.seek(0)
            spread = [(max(times) - min(times)) * 1000 for times in self.crowd.told(len(commands))]
            return wrk.figures(printed.read()), spread

    def run(self):
        count = allow_connections(self.options.streams)
        if count < self.options.streams:
            raise SystemExit(f"this system allows a process {count} connections (ulimit -Hn)")
        # What the first stream, the first brief and the first load cost once is not a stream's.
        self.crowd.open(100)
        self.brief()
        self.load(False)
        self.crowd.close()
        self.crowd.rest(1)
        open_each, told_each, opening, briefs, loads = [], [], [], [], {}
        for number in range(self.options.rounds):
            self.alternate(loads, "without")
            before = memory(self.server)
            begun = time.monotonic()
            self.crowd.open(count)
            opening.append(time.monotonic() - begun)
            if number == 0:
                open_each.append((memory(self.server) - before) / count)
            briefs += [self.brief() for _ in range(3)]
            if number == 0:
                told_each.append((memory(self.server) - before) / count)
            self.alternate(loads, "with")
            self.crowd.close()
            self.crowd.rest(1)
        self.report(count, open_each[0], told_each[0], opening, briefs, loads)

    def alternate(self, loads, streams):
        for publishing in (False, True):
            loads.setdefault((streams, publishing), []).append(self.load(publishing))

    def report(self, count, open_each, told_each, opening, briefs, loads):
        print(f"{count} streams: {open_each:.1f} kB each in the server when open, {told_each:.1f} kB when told of three briefs; "
              f"opened within {statistics.median(opening):.1f} s")

        def say(what, times):
            print(f"{what:66} median {statistics.median(times):5.0f} ms (most {max(times):.0f})")

        print(f"{len(briefs)} briefs, each told once to every stream:")
        say("    from the command to the last stream", [one[0] for one in briefs])
        say("    from the first stream to the last", [one[1] for one in briefs])
        say("    from the first stream to the last, pages being asked for", [time for one in loads["with", True] for time in one[1]])
        print(f"{PAGE} with gzip, {self.options.connections} connections, medians of {self.options.rounds} alternating rounds "
              f"of {self.options.seconds} s:")
        for publishing, name in ((False, "nothing told"), (True, "a brief a second")):
            for place, what, unit in ((0, "requests", "/s"), (1, "median wait", " µs"), (2, "p99", " µs")):
                without, beside = ([one[0][place] for one in loads[streams, publishing]] for streams in ("without", "with"))
                ratios = [a / b for a, b in zip(beside, without)]
                print(f"    {name:17} {what:12} without streams {statistics.median(without):8.0f}{unit}   with {statistics.median(beside):8.0f}{unit}   "
                      f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--streams", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--connections", type=int, default=16)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="broadsheet-bench-", dir="/tmp"))
    os.sched_setaffinity(0, {int(LOAD_CORE)})
    subprocess.run([options.program, "sample", "--data", folder / "paper", "--from", ROOT / "sample"], check=True, stdout=subprocess.DEVNULL)
    port = spare_port()
    server = subprocess.Popen(
        ["taskset", "-c", SERVER_CORE, options.program, "serve", "--data", folder / "paper", "--theme", ROOT / "themes/standard",
         "--site-port", str(port), "--desk-port", "0", "--event-streams", str(options.streams)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/news-feed/", timeout=5).read()
                break
            except OSError:
                time.sleep(0.05)
        rest(server)
        Bench(options, folder, server, port).run()
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


main()
