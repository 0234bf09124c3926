"""What every peer is: processes of its own, all on the server's core, in a folder and on ports of its own, on 127.0.0.1 alone.

A peer has load(stories), start(cached), stop(), and says where things are: story(slug), search(words), front, feed, topic(slug),
author(slug), each an address's path; draft(story) and publish(draft) do what its editors' programs do.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "bench"))
from processes import spare_port  # noqa: E402

SERVER_CORE, LOAD_CORE = 0, 1
ENOUGH_TO_START = 120


def program(name):
    """Debian keeps servers where a path need not lead."""
    found = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    if not found:
        raise SystemExit(f"{name} is missing: bin/setup peers installs it")
    return found


def fetch(url, headers={}, data=None, method=None):
    with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method), timeout=120) as answer:
        return answer.read()


class Peer:
    name = "?"
    # Its account where root starts it: database servers refuse to be root.
    account = None
    front, feed = "/", "/rss.xml"
    # What is unfair to it or to us, said beside the figures.
    remarks = []

    def __init__(self, folder):
        self.folder = folder / type(self).__name__.lower()
        self.folder.mkdir(exist_ok=True)
        # A socket's path may have 107 bytes, so its folder's must be short.
        self.sockets = pathlib.Path(tempfile.mkdtemp(prefix="bs-", dir="/tmp"))
        self.user = self.account if os.geteuid() == 0 else None
        for place in (self.folder, self.sockets):
            self.own(place)
            place.chmod(0o755)
        self.port = spare_port()
        self.processes = []
        self.cores = str(SERVER_CORE)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def pages(self):
        """Names of its kinds of page of a story, and what each has behind the story's address."""
        return [(self.name, "")]

    def ways(self):
        """Names, addresses and endings under which its finished pages are asked for."""
        return [(name, self.address, ending) for name, ending in self.pages()]

    def own(self, path):
        if self.user:
            shutil.chown(path, self.user, self.user)

    def settings_of_process(self, user):
        user = user or self.user
        return {"user": user, "group": user, "extra_groups": []} if user and os.geteuid() == 0 else {}

    def run(self, *command, user=None, **options):
        """Runs to its end, on the cores of the peer; what it printed."""
        done = subprocess.run(["taskset", "-c", self.cores, *map(str, command)], capture_output=True, text=True,
                              **self.settings_of_process(user), **options)
        if done.returncode:
            raise SystemExit(f"{self.name}: {' '.join(map(str, command))[:300]} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout

    def launch(self, *command, user=None, stop=signal.SIGTERM, **options):
        """Starts a server; what it says is in a file beside its data."""
        name = pathlib.Path(str(command[0])).name
        with open(self.folder / f"{name}.said", "wb") as said:
            process = subprocess.Popen(["taskset", "-c", self.cores, *map(str, command)], stdin=subprocess.DEVNULL, stdout=said,
                                       stderr=subprocess.STDOUT, **self.settings_of_process(user), **options)
        self.processes.append((process, stop, name))
        return process

    def wait_for(self, ready, every=0.002):
        end = time.monotonic() + ENOUGH_TO_START
        while not ready():
            for process, _, name in self.processes:
                if process.poll() is not None:
                    raise SystemExit(f"{self.name}: {name} ended:\n{(self.folder / f'{name}.said').read_text(errors='replace')[-3000:]}")
            if time.monotonic() > end:
                raise SystemExit(f"{self.name} does not answer within {ENOUGH_TO_START} s")
            time.sleep(every)

    def wait_for_page(self, path="/"):
        def ready():
            try:
                return bool(fetch(self.address + path))
            except (urllib.error.HTTPError, ConnectionError, urllib.error.URLError, TimeoutError):
                return False
        self.wait_for(ready)

    def stop(self):
        for process, how, _ in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(how)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes = []

    def leave(self):
        self.stop()
        shutil.rmtree(self.sockets, ignore_errors=True)

    def everyone(self):
        """The ids of its processes and of all that these have started."""
        parents = {}
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    parents.setdefault(int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]), []).append(int(entry.name))
                except OSError:
                    pass
        found, left = [], [process.pid for process, _, _ in self.processes]
        while left:
            found.append(left.pop())
            left += parents.get(found[-1], [])
        return found

    def memory(self):
        """Proportional set size of all its processes in MiB: what they share is counted once."""
        total = 0
        for process in self.everyone():
            try:
                lines = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
            except FileNotFoundError:
                # It has ended since it was listed, as helpers do.
                continue
            for line in lines:
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        return total / 1024

    def processor_time(self):
        total = 0
        for process in self.everyone():
            try:
                fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
                total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            except OSError:
                pass
        return total

    def loaded(self, count):
        return (self.folder / "loaded").exists() and (self.folder / "loaded").read_text() == str(count)

    def note_loaded(self, count):
        (self.folder / "loaded").write_text(str(count))

    def story(self, slug):
        return f"/{slug}/"

    def topic(self, slug):
        return f"/topic/{slug}/"

    def author(self, slug):
        return f"/author/{slug}/"

    def search(self, words):
        return "/search?" + urllib.parse.urlencode({"q": words})
